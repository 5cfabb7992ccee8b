import { addDays, type Day } from '../../time/day.ts';

export const first = '2024-06-03';
export const places = 2;
/** Two nominations of department a, one of b, one of b whose term ends on the way. */
export const homes = ['a', 'a', 'b', 'b'] as const;
export const terms: readonly Day[] = ['2025-01-01', '2025-01-01', '2025-01-01', '2024-06-06'];
/** A naive oracle: what a clerk with a notebook would remember, with no table of states. */
export interface Notes {
  day: number;
  opinion: boolean[];
  where: ('desk' | 'sent' | 'panel' | 'back' | 'board' | 'frozen' | 'named' | 'out')[];
  said: Map<string, boolean>[];
  phase: 'open' | 'panel' | 'board' | 'decided' | 'filed';
  boardFrom: number;
  boardTo: number;
}

export interface Act {
  readonly name: string;
  readonly at: number;
  readonly who: number;
  readonly yes: boolean;
}

/** The fifth working day from a day on, itself included; the calendar here is the plain week. */
function fifthWorkday(from: number): number {
  let left = 5;
  for (let day = from; ; day += 1) {
    if (day % 7 < 5) left -= 1; // the first day is a Monday
    if (left === 0) return day;
  }
}

/** What the clerk expects of an act: done or refused; and writes it down. */
export function expectOf(notes: Notes, { name, at, who, yes }: Act): boolean {
  const place = notes.where[at];
  const move = (ok: boolean, to: Notes['where'][number]) => {
    if (ok) notes.where[at] = to;
    return ok;
  };
  const anywhere = (...of: string[]) => notes.where.some((one) => of.includes(one));
  const inTerm = addDays(first, notes.day) <= (terms[at] ?? '');
  switch (name) {
    case 'opine':
      if (place !== 'desk' && place !== 'sent') return false;
      notes.opinion[at] = yes;
      return true;
    case 'submit':
      return move(
        place === 'desk' && notes.phase === 'open' && notes.day <= 27 && inTerm && notes.opinion[at] === true,
        'sent',
      );
    case 'screen':
      return move(
        place === 'sent' && notes.phase === 'open' && inTerm && notes.opinion[at] === true,
        'panel',
      );
    case 'withdraw':
      return move(place === 'desk' || place === 'sent' || place === 'panel', 'out');
    case 'review':
      if (notes.phase !== 'open' || anywhere('sent') || !anywhere('panel')) return false;
      notes.phase = 'panel';
      return true;
    case 'mark': {
      const own = (who === 0 && homes[at] === 'a') || (who === 1 && homes[at] === 'b');
      if (place !== 'panel' || notes.phase !== 'panel' || own) return false;
      const said = notes.said[at];
      said?.set(String(who), yes);
      if (said?.size === 4) notes.where[at] = 'back';
      return true;
    }
    case 'list': {
      const good = [...(notes.said[at]?.values() ?? [])].filter(Boolean).length > 2;
      const taken = notes.where.filter((one) => one === 'board' || one === 'frozen').length;
      return move(place === 'back' && notes.phase === 'panel' && good && taken < places, 'board');
    }
    case 'leaveOut':
      return move(place === 'back', 'out');
    case 'announce':
      if (notes.phase !== 'panel' || anywhere('panel', 'back') || !anywhere('board')) return false;
      notes.phase = 'board';
      notes.boardFrom = notes.day;
      notes.boardTo = fifthWorkday(notes.day);
      return true;
    case 'object':
      return move(place === 'board' && notes.phase === 'board' && notes.day <= notes.boardTo, 'frozen');
    case 'dismiss':
      return move(place === 'frozen', 'board');
    case 'uphold':
      return move(place === 'frozen', 'out');
    case 'decide':
      if (notes.phase !== 'board' || notes.day <= notes.boardTo) return false;
      notes.phase = 'decided';
      return true;
    case 'award':
      return move(place === 'board' && notes.phase === 'decided', 'named');
    case 'refuse':
      return move(place === 'board' && notes.phase === 'decided', 'out');
    case 'archive':
      if (notes.phase !== 'decided' || anywhere('board', 'frozen')) return false;
      notes.phase = 'filed';
      return true;
    default:
      notes.day += 1;
      return true;
  }
}

/** The straight way to a title, from which walks set out at any point. */
export const straight: Act[] = [
  ...[0, 1, 2].flatMap((at) =>
    ['opine', 'submit', 'screen'].map((name) => ({ name, at, who: 0, yes: true })),
  ),
  { name: 'review', at: 0, who: 0, yes: true },
  ...[0, 1, 2].flatMap((at) => [0, 1, 2, 3, 4].map((who) => ({ name: 'mark', at, who, yes: true }))),
  ...[0, 1].map((at) => ({ name: 'list', at, who: 0, yes: true })),
  { name: 'leaveOut', at: 2, who: 0, yes: true },
  { name: 'announce', at: 0, who: 0, yes: true },
  { name: 'object', at: 1, who: 0, yes: true },
  ...Array.from({ length: 5 }, () => ({ name: 'tomorrow', at: 0, who: 0, yes: true })),
  { name: 'decide', at: 0, who: 0, yes: true },
  ...[0, 1].map((at) => ({ name: 'award', at, who: 0, yes: true })),
];
