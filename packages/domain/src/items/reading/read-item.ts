import type { Marker } from './find-markers.ts';
import { guessActors } from './guess-actors.ts';
import { guessMechanisms } from './guess-mechanisms.ts';
import { guessKinds } from './kind-rules.ts';
import { readClocks } from './read-clocks.ts';
import { readCited, readToProduce } from './read-documents.ts';
import { isResponsibility, readResponsibility, setsFirstLeads } from './read-responsibility.ts';
import type { Bearers, Noise, ReadItem, ReadMeasure, TextSpan } from './reading.ts';
import { splitSentences, trimSpan } from './split-sentences.ts';

/** What reading one item leaves for the next: whether the first named leads (下同). */
export interface Carried {
  firstLeads: boolean;
}

export interface ItemStretch {
  readonly marker: Marker;
  readonly end: number;
  readonly section: number | null;
  /** Numbers below the item; each begins a measure of its own. */
  readonly below: readonly Marker[];
}

/** The longest text before the first full stop that is still a heading (importing, section 2). */
const longestHeading = 30;

/** The heading candidate of an item, null when its text begins with the measure itself. */
export function findHeading(text: string, stretch: ItemStretch): TextSpan | null {
  const { marker, end, below } = stretch;
  const limit = Math.min(end, below[0]?.start ?? end);
  const rest = text.slice(marker.end, limit);
  const stop = rest.search(/[。\n]/u);
  const length = stop < 0 ? rest.length : stop;
  const span = trimSpan(text, [marker.end, marker.end + length]);
  if (!span || span[1] - span[0] > longestHeading) return null;
  const behind = stripResponsibility(text.slice(marker.end + length + (stop < 0 ? 0 : 1), end)).trim();
  return behind === '' ? null : span;
}

/** Reads one item: heading, measures with their guesses, bearers, clocks, and what is left over. */
export function readItem(
  text: string,
  stretch: ItemStretch,
  heading: TextSpan | null,
  year: number | null,
  carried: Carried,
): { item: ReadItem; noise: Noise[] } {
  const { marker, end } = stretch;
  const bodyStart = heading === null ? marker.end : text[heading[1]] === '。' ? heading[1] + 1 : heading[1];
  const noise: Noise[] = [];
  const measures: ReadMeasure[] = [];
  const all: Bearers[] = [];
  let unborne: number[] = [];
  for (const span of partsOf(text, bodyStart, end, stretch.below)) {
    const cut = cutResponsibility(text, span);
    if (cut.body) {
      unborne.push(measures.length);
      measures.push(readMeasure(text, cut.body, `${marker.no}.${measures.length + 1}`, year));
    }
    if (!cut.brackets) continue;
    const inside = text.slice(cut.brackets[0] + 1, cut.brackets[1] - 1);
    carried.firstLeads ||= setsFirstLeads(inside);
    const bearers = readResponsibility(inside, carried.firstLeads);
    all.push(bearers);
    for (const index of unborne) {
      const measure = measures[index];
      if (measure)
        measures[index] = {
          ...measure,
          ...bearers,
          clocks: [...measure.clocks, ...readClocks(inside, year)],
        };
    }
    unborne = [];
    noise.push({ span: cut.brackets, text: text.slice(...cut.brackets), reason: 'responsibility' });
  }
  const item: ReadItem = {
    no: marker.no,
    section: stretch.section,
    heading: heading === null ? null : text.slice(...heading),
    span: [marker.start, trimSpan(text, [marker.start, end])?.[1] ?? end],
    ...joinBearers(all),
    clocks: measures.flatMap((measure) => measure.clocks),
    measures,
  };
  return { item, noise };
}

function readMeasure(text: string, span: TextSpan, id: string, year: number | null): ReadMeasure {
  const sentence = text.slice(...span);
  return {
    id,
    text: sentence,
    span,
    ...guessKinds(sentence),
    actors: guessActors(sentence),
    mechanisms: guessMechanisms(sentence),
    cited: readCited(sentence),
    toProduce: readToProduce(sentence),
    lead: [],
    co: [],
    responsible: [],
    clocks: readClocks(sentence, year),
  };
}

/** Sentences, further parted where a lower number begins. */
function partsOf(text: string, from: number, to: number, below: readonly Marker[]): TextSpan[] {
  const cuts = [from, ...below.map((marker) => marker.start).filter((start) => start > from), to];
  return cuts.slice(0, -1).flatMap((start, index) => splitSentences(text, [start, cuts[index + 1] ?? to]));
}

const lastBrackets = /[（(]([^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)][。；;]?$/u;

/** Parts a responsibility in brackets from the end (or the whole) of a sentence. */
function cutResponsibility(
  text: string,
  span: TextSpan,
): { body: TextSpan | null; brackets: TextSpan | null } {
  const sentence = text.slice(...span);
  const leading = /^[（(]([^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]/u.exec(sentence);
  if (leading && isResponsibility(leading[1] ?? '')) {
    const end = span[0] + leading[0].length;
    return { body: trimSpan(text, [end, span[1]]), brackets: [span[0], end] };
  }
  const match = lastBrackets.exec(sentence);
  if (!match || !isResponsibility(match[1] ?? '')) return { body: span, brackets: null };
  const start = span[0] + match.index;
  const end = start + match[0].replace(/[。；;]$/u, '').length;
  return { body: trimSpan(text, [span[0], start]), brackets: [start, end] };
}

function stripResponsibility(text: string): string {
  return text.replaceAll(/[（(]([^（()）]*)[）)]/gu, (whole, inside: string) =>
    isResponsibility(inside) ? '' : whole,
  );
}

function joinBearers(all: readonly Bearers[]): Bearers {
  const join = (pick: (bearers: Bearers) => readonly string[]) => [...new Set(all.flatMap(pick))];
  return { lead: join((b) => b.lead), co: join((b) => b.co), responsible: join((b) => b.responsible) };
}
