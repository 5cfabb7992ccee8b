import type { ClockType } from '../items/clock.ts';
import type { Day } from '../time/day.ts';
import type { AssignmentState } from './assignment-state.ts';
import { urgencyOf, urgencyNames, type Bucket, type Urgency, type UrgencyDays } from './urgency.ts';

/** Refused extensions that make an overdue task red+ at once (domain 7). */
const refusalsThatUrge = 2;

/** The bucket of an assignment; standing and dormant clocks decide before the state does, closing excepted. */
export function bucketOf(
  {
    state,
    clockType,
    refusedExtensions,
  }: { state: AssignmentState; clockType: ClockType; refusedExtensions: number },
  triggered: boolean,
): Bucket {
  if (state === 'closed') return 'done';
  if (state === 'exempted' || state === 'folded' || state === 'withdrawn') return 'idle';
  if (clockType === 'standing') return 'standing';
  if (clockType === 'dormant' && !triggered) return 'idle';
  if (state === 'submitted' || state === 'verified') return 'waiting';
  return refusedExtensions >= refusalsThatUrge ? 'urged' : 'open';
}

/** One maintained count: so many assignments of a measure in that bucket with that due day. */
export interface TallyRow {
  readonly itemId: string;
  readonly measureId: string;
  readonly bucket: Bucket;
  /** Null where there is no due day. */
  readonly dueOn: Day | null;
  readonly count: number;
}

/**
 * Counts of one group of assignments. `of` leaves out what is exempt and what is standing: closed + open = of.
 * No percentage: departments are not compared (domain 7, roll-up).
 */
export interface Standing {
  readonly closed: number;
  readonly of: number;
  readonly exempt: number;
  readonly standing: number;
  readonly colours: Readonly<Record<Urgency, number>>;
}

/** Counts by colour; a colour that none has is left out. */
export type Colours = Readonly<Partial<Record<Urgency, number>>>;

/** Groups rows by a key and counts the colours of each group as of the given days; groups without any are left out. */
export function countColoursBy<Row extends TallyRow>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
  days: UrgencyDays,
): Map<string, Colours> {
  const groups = new Map<string, Partial<Record<Urgency, number>>>();
  for (const row of rows) {
    const key = keyOf(row);
    const urgency = urgencyOf(row.bucket, row.dueOn, days);
    const group = groups.get(key) ?? {};
    const count = (group[urgency] ?? 0) + row.count;
    if (count === 0) delete group[urgency];
    else group[urgency] = count;
    groups.set(key, group);
  }
  for (const [key, group] of groups) if (Object.keys(group).length === 0) groups.delete(key);
  return groups;
}

/** The standing that counts by colour amount to. */
export function toStanding(counts: Colours): Standing {
  const colours = Object.fromEntries(urgencyNames.map((name) => [name, counts[name] ?? 0])) as Record<
    Urgency,
    number
  >; // every name is set
  const closed = colours.done;
  const of = closed + colours.green + colours.yellow + colours.red + colours.redPlus;
  return { closed, of, exempt: colours.grey, standing: colours.standing, colours };
}

/** Sums rows into one standing, colours as of the given days. */
export function sumTally(rows: Iterable<TallyRow>, days: UrgencyDays): Standing {
  return toStanding(countColoursBy(rows, () => '', days).get('') ?? {});
}

/** The colour that speaks for a group: the worst one present. Null when nothing was asked. */
export function worstUrgency(standing: Standing): Urgency | null {
  const order: readonly Urgency[] = ['redPlus', 'red', 'yellow', 'green', 'standing', 'done', 'grey'];
  return order.find((name) => standing.colours[name] > 0) ?? null;
}
