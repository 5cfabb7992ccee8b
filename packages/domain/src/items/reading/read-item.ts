import type { Marker } from './build-outline.ts';
import { isWorkless } from './find-headings.ts';
import { findResponsibilities } from './find-responsibilities.ts';
import { guessActors } from './guess-actors.ts';
import { guessMechanisms } from './guess-mechanisms.ts';
import { guessKinds } from './kind-rules.ts';
import { readClocks } from './read-clocks.ts';
import { readCited, readToProduce } from './read-documents.ts';
import { readResponsibility, setsFirstLeads, timeOf } from './read-responsibility.ts';
import type { Bearers, Noise, ReadClock, ReadItem, ReadMeasure, TextSpan } from './reading.ts';
import { splitSentences, trimSpan } from './split-sentences.ts';

/** What all items of one paper share; `firstLeads` turns true at the paper's own 下同 rule and stays. */
export interface Paper {
  readonly text: string;
  readonly year: number | null;
  /** Lines are broken by width, not by paragraph. */
  readonly wrapped: boolean;
  firstLeads: boolean;
}

export interface ItemStretch {
  readonly marker: Marker;
  readonly end: number;
  readonly section: number | null;
  readonly sectionHeading: string;
  /** Numbers below the item; each begins a measure of its own. */
  readonly below: readonly Marker[];
}

interface Drawn {
  readonly measures: ReadMeasure[];
  readonly noise: Noise[];
  /** Clocks of sentences and brackets in order, each once. */
  readonly clocks: ReadClock[];
  readonly named: Bearers[];
}

/** Reads one item: heading, measures with their guesses, bearers, clocks, and what is left over. */
export function readItem(
  paper: Paper,
  stretch: ItemStretch,
  heading: TextSpan | null,
  lowerHeadings: readonly TextSpan[],
): { item: ReadItem; noise: Noise[] } {
  const { text } = paper;
  const { marker, end, below } = stretch;
  const start = heading === null ? marker.end : skipStop(text, heading[1]);
  const workless = isWorkless(stretch.sectionHeading) || (heading !== null && isWorkless(text.slice(...heading)));
  const drawn: Drawn = { measures: [], noise: [], clocks: [], named: [] };
  const head = readPart(paper, stretch, [start, below[0]?.start ?? end], drawn, workless);
  for (const [index, lower] of below.entries()) {
    const to = below[index + 1]?.start ?? end;
    const own = lowerHeadings.find(([from]) => from >= lower.end && from < to);
    if (own) drawn.noise.push({ span: own, text: text.slice(...own), reason: 'group' });
    readPart(paper, stretch, [own ? skipStop(text, own[1]) : lower.end, to], drawn, workless);
  }
  const bearers = below.length > 0 && head.length > 0 ? head : drawn.named;
  const item: ReadItem = {
    no: marker.no,
    section: stretch.section,
    heading: heading === null ? null : text.slice(...heading),
    span: [marker.start, trimSpan(text, [marker.start, end])?.[1] ?? end],
    ...joinBearers(bearers),
    clocks: drawn.clocks,
    measures: drawn.measures,
  };
  return { item, noise: drawn.noise };
}

/** A measure with its guesses, its bearers and clocks still to come from what names them. */
export function readMeasure(paper: Paper, span: TextSpan, id: string): ReadMeasure {
  const sentence = paper.text.slice(...span);
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
    clocks: readClocks(sentence, paper.year),
  };
}

/** Reads a stretch without numbers; a naming bears everything since the one before it. Gives the namings. */
function readPart(
  paper: Paper,
  stretch: ItemStretch,
  [from, to]: TextSpan,
  drawn: Drawn,
  workless: boolean,
): Bearers[] {
  const { text, year } = paper;
  const named: Bearers[] = [];
  let at = from;
  const take = (end: number) => {
    if (workless) return takePrinciple(paper, [at, end], drawn);
    const own = splitSentences(text, [at, end], paper.wrapped).map((span) => {
      const ordinal = drawn.measures.length + 1;
      const measure = readMeasure(paper, span, `${stretch.marker.no}.${ordinal}`);
      drawn.measures.push(measure);
      drawn.clocks.push(...measure.clocks);
      return ordinal - 1;
    });
    return own;
  };
  for (const naming of findResponsibilities(text, [from, to])) {
    const borne = take(naming.span[0]);
    paper.firstLeads ||= setsFirstLeads(naming.inside);
    const bearers = readResponsibility(naming.inside, paper.firstLeads);
    const clocks = timeOf(naming.inside).flatMap((part) => readClocks(part, year));
    named.push(bearers);
    drawn.clocks.push(...clocks);
    for (const index of borne) {
      const measure = drawn.measures[index];
      if (measure) drawn.measures[index] = { ...measure, ...bearers, clocks: [...clocks, ...measure.clocks] };
    }
    drawn.noise.push({ span: naming.span, text: text.slice(...naming.span), reason: 'responsibility' });
    at = skipStop(text, naming.span[1]);
  }
  take(to);
  drawn.named.push(...named);
  return named;
}

function takePrinciple({ text }: Paper, span: TextSpan, drawn: Drawn): number[] {
  const whole = trimSpan(text, span);
  if (whole) drawn.noise.push({ span: whole, text: text.slice(...whole), reason: 'principle' });
  return [];
}

export function skipStop(text: string, at: number): number {
  return /[。.．；]/u.test(text[at] ?? '') ? at + 1 : at;
}

function joinBearers(all: readonly Bearers[]): Bearers {
  const join = (pick: (bearers: Bearers) => readonly string[]) => [...new Set(all.flatMap(pick))];
  const lead = join((bearers) => bearers.lead);
  return {
    lead,
    co: join((bearers) => bearers.co).filter((unit) => !lead.includes(unit)),
    responsible: join((bearers) => bearers.responsible),
  };
}
