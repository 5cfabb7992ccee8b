import type { Marker } from './build-outline.ts';
import type { Stretch } from './find-headings.ts';
import { findResponsibilities } from './find-responsibilities.ts';
import { guessActors } from './guess-actors.ts';
import { guessMechanisms } from './guess-mechanisms.ts';
import { guessKinds } from './kind-rules.ts';
import { joined, type Paper } from './paper.ts';
import { readClocks } from './read-clocks.ts';
import { readCited, readToProduce } from './read-documents.ts';
import { bear, joinBearers, joinNamed, readNaming, uniqueClocks, type Named } from './read-naming.ts';
import { scopeOf } from './read-responsibility.ts';
import type { Bearers, Noise, ReadClock, ReadItem, ReadMeasure, TextSpan } from './reading.ts';
import { skipStop, splitSentences, trimSpan } from './split-sentences.ts';
import { suggestUnits } from './suggest-units.ts';
import { isWorkless } from './workless.ts';

export interface ItemStretch extends Stretch {
  readonly section: number | null;
  readonly sectionHeading: string;
  readonly heading: TextSpan | null;
  /** Who bears the whole section or group, by its heading. */
  readonly above: Bearers | null;
  /** Headings of the numbers below, null where one begins with its measure. */
  readonly lowerHeadings: readonly (TextSpan | null)[];
}

interface Drawn {
  readonly heading: string | null;
  readonly measures: ReadMeasure[];
  readonly noise: Noise[];
  /** Clocks of sentences and brackets, in order. */
  readonly clocks: ReadClock[];
  readonly named: Bearers[];
  /** The first measure that the last naming bears. */
  borne: number;
  /** The first measure that no naming bears yet. */
  open: number;
  /** A naming behind the heading bears what no other one bears. */
  head: Named | null;
  scope: string | null;
}

/** Reads one item: heading, measures with their guesses, bearers, clocks, and what is left over. */
export function readItem(paper: Paper, stretch: ItemStretch): { item: ReadItem; noise: Noise[] } {
  const { text } = paper;
  const { marker, end, below, heading } = stretch;
  const start = heading === null ? marker.end : skipStop(text, heading[1]);
  const drawn: Drawn = {
    heading: heading === null ? null : joined(paper, heading),
    measures: [],
    noise: [],
    clocks: [],
    named: [],
    borne: 0,
    open: 0,
    head: null,
    scope: null,
  };
  const workless =
    isWorkless(stretch.sectionHeading) || (heading !== null && isWorkless(text.slice(...heading)));
  const take = workless ? takePrinciple : takeMeasures;
  readPart(paper, marker, [start, below[0]?.start ?? end], null, drawn, take);
  const own = [...drawn.named];
  for (const [index, lower] of below.entries()) {
    const to = below[index + 1]?.start ?? end;
    readPart(paper, marker, [lower.end, to], stretch.lowerHeadings[index] ?? null, drawn, take);
  }
  const head =
    drawn.head ?? (stretch.above && own.length === 0 ? { bearers: stretch.above, clocks: [] } : null);
  if (head) bear(drawn.measures, head, drawn.open);
  if (stretch.above && drawn.named.length === 0) drawn.named.push(stretch.above);
  const item: ReadItem = {
    no: marker.no,
    section: stretch.section,
    heading: drawn.heading,
    headingSpan: heading,
    scope: drawn.scope,
    span: [marker.start, trimSpan(text, [marker.start, end])?.[1] ?? end],
    ...joinBearers(own.length > 0 ? own : drawn.named),
    clocks: uniqueClocks(drawn.clocks),
    measures: drawn.measures,
  };
  return { item, noise: drawn.noise };
}

/** A measure with its guesses, its bearers still to come from what names them. */
export function readMeasure(paper: Paper, span: TextSpan, id: string, heading: string | null): ReadMeasure {
  const words = joined(paper, span);
  return {
    id,
    text: paper.text.slice(...span),
    span,
    ...guessKinds(words),
    actors: guessActors(words),
    mechanisms: guessMechanisms(words),
    cited: readCited(words),
    toProduce: readToProduce(words),
    suggested: suggestUnits(words, heading),
    lead: [],
    co: [],
    responsible: [],
    clocks: readClocks(words, paper.year),
  };
}

type Take = (paper: Paper, no: number, span: TextSpan, heading: TextSpan | null, drawn: Drawn) => void;

/** Reads a stretch without numbers; a naming bears everything in the item since the one before it. */
function readPart(
  paper: Paper,
  { no }: Marker,
  [from, to]: TextSpan,
  heading: TextSpan | null,
  drawn: Drawn,
  take: Take,
): void {
  let at = from;
  for (const naming of findResponsibilities(paper, [from, to])) {
    take(paper, no, [at, naming.span[0]], at === from ? heading : null, drawn);
    const named = readNaming(paper, naming);
    drawn.named.push(named.bearers);
    drawn.scope ??= scopeOf(joined(paper, naming.inside));
    drawn.clocks.push(...named.clocks);
    if (drawn.measures.length === 0) drawn.head = joinNamed(drawn.head, named);
    if (drawn.measures.length > drawn.open) drawn.borne = drawn.open; // else it says more of the same
    drawn.open = drawn.measures.length;
    bear(drawn.measures, named, drawn.borne);
    drawn.noise.push(noiseOf(paper, naming.span, 'responsibility'));
    at = skipStop(paper.text, naming.span[1]);
  }
  take(paper, no, [at, to], at === from ? heading : null, drawn);
}

/** The heading of a number below belongs to its first sentence: 完成换届。9月底前完成。 */
const takeMeasures: Take = (paper, no, [from, to], heading, drawn) => {
  const start = heading ? skipStop(paper.text, heading[1]) : from;
  const [first, ...others] = splitSentences(paper, [start, to]);
  const opening = heading ? ([heading[0], first?.[1] ?? Math.min(start, to)] as const) : first;
  const whole = opening ? [opening, ...others] : others;
  for (const sentence of whole) {
    if (/[：:]$/u.test(paper.text.slice(...sentence))) {
      drawn.noise.push(noiseOf(paper, sentence, 'intro')); // 重点做好以下工作：
      continue;
    }
    const id = `${no}.${drawn.measures.length + 1}`;
    const measure = readMeasure(paper, sentence, id, drawn.heading);
    drawn.measures.push(measure);
    drawn.clocks.push(...measure.clocks);
  }
};

const takePrinciple: Take = (paper, _no, span, _heading, drawn) => {
  const whole = trimSpan(paper.text, span);
  if (whole) drawn.noise.push(noiseOf(paper, whole, 'principle'));
};

export function noiseOf({ text }: Paper, span: TextSpan, reason: Noise['reason']): Noise {
  return { span, text: text.slice(...span), reason };
}
