import type { Marker } from './build-outline.ts';
import type { Stretch } from './find-headings.ts';
import { findResponsibilities } from './find-responsibilities.ts';
import { guessActors } from './guess-actors.ts';
import { guessMechanisms } from './guess-mechanisms.ts';
import { guessKinds } from './kind-rules.ts';
import { joined, type Paper } from './paper.ts';
import { readClocks } from './read-clocks.ts';
import { readCited, readToProduce } from './read-documents.ts';
import { readResponsibility, timeOf } from './read-responsibility.ts';
import type { Bearers, Noise, ReadClock, ReadItem, ReadMeasure, TextSpan } from './reading.ts';
import { splitSentences, trimSpan } from './split-sentences.ts';
import { isWorkless } from './workless.ts';

export interface ItemStretch extends Stretch {
  readonly section: number | null;
  readonly sectionHeading: string;
  readonly heading: TextSpan | null;
  /** Headings of the numbers below, null where one begins with its measure. */
  readonly lowerHeadings: readonly (TextSpan | null)[];
}

interface Drawn {
  readonly measures: ReadMeasure[];
  readonly noise: Noise[];
  /** Clocks of sentences and brackets, in order. */
  readonly clocks: ReadClock[];
  readonly named: Bearers[];
}

/** Reads one item: heading, measures with their guesses, bearers, clocks, and what is left over. */
export function readItem(paper: Paper, stretch: ItemStretch): { item: ReadItem; noise: Noise[] } {
  const { text } = paper;
  const { marker, end, below, heading } = stretch;
  const start = heading === null ? marker.end : skipStop(text, heading[1]);
  const drawn: Drawn = { measures: [], noise: [], clocks: [], named: [] };
  const workless =
    isWorkless(stretch.sectionHeading) || (heading !== null && isWorkless(text.slice(...heading)));
  const take = workless ? takePrinciple : takeMeasures;
  readPart(paper, marker, [start, below[0]?.start ?? end], drawn, take);
  const own = [...drawn.named];
  for (const [index, lower] of below.entries()) {
    const to = below[index + 1]?.start ?? end;
    const title = stretch.lowerHeadings[index] ?? null;
    if (title) drawn.noise.push(noiseOf(paper, title, 'group'));
    readPart(paper, marker, [title ? skipStop(text, title[1]) : lower.end, to], drawn, take);
  }
  const item: ReadItem = {
    no: marker.no,
    section: stretch.section,
    heading: heading === null ? null : joined(paper, heading),
    headingSpan: heading,
    span: [marker.start, trimSpan(text, [marker.start, end])?.[1] ?? end],
    ...joinBearers(own.length > 0 ? own : drawn.named),
    clocks: uniqueClocks(drawn.clocks),
    measures: drawn.measures,
  };
  return { item, noise: drawn.noise };
}

/** A measure with its guesses, its bearers still to come from what names them. */
export function readMeasure(paper: Paper, span: TextSpan, id: string): ReadMeasure {
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
    lead: [],
    co: [],
    responsible: [],
    clocks: readClocks(words, paper.year),
  };
}

type Take = (paper: Paper, no: number, span: TextSpan, drawn: Drawn) => void;

/** Reads a stretch without numbers; a naming bears everything since the one before it. */
function readPart(paper: Paper, { no }: Marker, [from, to]: TextSpan, drawn: Drawn, take: Take): void {
  let at = from;
  let borne = drawn.measures.length;
  for (const naming of findResponsibilities(paper, [from, to])) {
    const before = drawn.measures.length;
    take(paper, no, [at, naming.span[0]], drawn);
    const inside = joined(paper, naming.inside);
    const bearers = readResponsibility(inside, naming.span[0] >= paper.firstLeadsFrom);
    const clocks = readClocks(timeOf(inside), paper.year);
    drawn.named.push(bearers);
    drawn.clocks.push(...clocks);
    if (drawn.measures.length > before) borne = before; // a second naming at once says more of the same
    for (let index = borne; index < drawn.measures.length; index += 1) {
      const measure = drawn.measures[index];
      if (!measure) continue;
      const own = {
        ...joinBearers([measure, bearers]),
        clocks: uniqueClocks([...clocks, ...measure.clocks]),
      };
      drawn.measures[index] = { ...measure, ...own };
    }
    drawn.noise.push(noiseOf(paper, naming.span, 'responsibility'));
    at = skipStop(paper.text, naming.span[1]);
  }
  take(paper, no, [at, to], drawn);
}

function takeMeasures(paper: Paper, no: number, span: TextSpan, drawn: Drawn): void {
  for (const sentence of splitSentences(paper, span)) {
    if (/[：:]$/u.test(paper.text.slice(...sentence))) {
      drawn.noise.push(noiseOf(paper, sentence, 'intro')); // 重点做好以下工作：
      continue;
    }
    const measure = readMeasure(paper, sentence, `${no}.${drawn.measures.length + 1}`);
    drawn.measures.push(measure);
    drawn.clocks.push(...measure.clocks);
  }
}

function takePrinciple(paper: Paper, _no: number, span: TextSpan, drawn: Drawn): void {
  const whole = trimSpan(paper.text, span);
  if (whole) drawn.noise.push(noiseOf(paper, whole, 'principle'));
}

export function noiseOf({ text }: Paper, span: TextSpan, reason: Noise['reason']): Noise {
  return { span, text: text.slice(...span), reason };
}

export function skipStop(text: string, at: number): number {
  return /[。.．；]/u.test(text[at] ?? '') ? at + 1 : at;
}

export function joinBearers(all: readonly Bearers[]): Bearers {
  const join = (pick: (bearers: Bearers) => readonly string[]) => [...new Set(all.flatMap(pick))];
  const lead = join((bearers) => bearers.lead);
  return {
    lead,
    co: join((bearers) => bearers.co).filter((unit) => !lead.includes(unit)),
    responsible: join((bearers) => bearers.responsible),
  };
}

/** The same time said in the sentence and in the brackets counts once. */
export function uniqueClocks(clocks: readonly ReadClock[]): ReadClock[] {
  const seen = new Set<string>();
  return clocks.filter(({ text: _, ...read }) => {
    const key = JSON.stringify(read);
    return !seen.has(key) && seen.add(key);
  });
}
