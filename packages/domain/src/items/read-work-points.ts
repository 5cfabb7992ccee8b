import { accountFor } from './reading/account.ts';
import { findBodyEnd } from './reading/find-edges.ts';
import { findTable, type Table } from './reading/find-table.ts';
import { lineWidth, plainLines, type Paper } from './reading/paper.ts';
import { readFront } from './reading/read-front.ts';
import { findOutline, readNumbered, type Body } from './reading/read-numbered.ts';
import { firstLeadsFrom } from './reading/read-responsibility.ts';
import { readTable } from './reading/read-table.ts';
import type { Noise, ReadItem, TextSpan, WorkPointsReading } from './reading/reading.ts';
import { trimSpan } from './reading/split-sentences.ts';
import { listWarnings } from './reading/warn.ts';

/**
 * Reads an annual work-points document: parts, items and measures with their places in the text, and guesses
 * (kind, actors, clock, mechanisms) that a planner edits. Levels are learnt from the document; nothing is
 * invented; every character belongs to a measure, a heading, the preamble, a mark or named noise. Never throws.
 * `year` overrides the plan year that the document names.
 */
export function readWorkPoints(input: string, options: { year?: number } = {}): WorkPointsReading {
  const text = input.replace(/^\ufeff+/u, '');
  const plain = plainLines(text);
  const outline = findOutline(plain);
  const found = findTable(text);
  const table = found && isPlan(found, outline.markers) ? found : null;
  const bodyStart = table?.span[0] ?? outline.markers[0]?.start ?? text.length;
  const bodyEnd = table?.span[1] ?? (bodyStart < text.length ? findBodyEnd(plain, bodyStart) : text.length);
  const front = readFront(plain, bodyStart);
  const year = options.year ?? front.year;
  const paper: Paper = {
    text: plain,
    year,
    width: table ? 0 : lineWidth(plain),
    firstLeadsFrom: firstLeadsFrom(plain),
  };
  const body = table ? readTable(paper, table) : readNumbered(paper, outline, bodyEnd);
  const items = withOwnIds(body.items);
  const named = [...body.noise, ...noiseOfEnds(plain, front.front, bodyEnd)];
  const rest = accountFor(plain, spansOf({ sections: body.sections, items, noise: named }, front.preamble));
  const noise = [...named, ...rest.noise].sort((a, b) => a.span[0] - b.span[0]);
  const reading = {
    text,
    title: front.title,
    titleIsGuess: front.titleIsGuess,
    year,
    preamble: { span: front.preamble },
    sections: body.sections,
    items,
    noise,
    marks: rest.marks,
  };
  const warnings = listWarnings({ ...reading, jumps: body.jumps, tableLeftOut: table ? null : found });
  return { ...asWritten(reading, text, plain), warnings };
}

/** A table is the plan unless the paper's own prose numbers more things before it than the table has rows. */
function isPlan({ span, rows }: Table, markers: readonly { readonly start: number }[]): boolean {
  return markers.filter(({ start }) => start < span[0]).length <= rows.length;
}

function spansOf({ sections, items, noise }: Omit<Body, 'jumps'>, preamble: TextSpan): TextSpan[] {
  return [
    preamble,
    ...sections.map(({ span }) => span),
    ...items.flatMap(({ headingSpan }) => (headingSpan ? [headingSpan] : [])),
    ...items.flatMap(({ measures }) => measures.map(({ span }) => span)),
    ...noise.map(({ span }) => span),
  ];
}

/** Where numbers start anew in each section, the section's number goes before the item's. */
function withOwnIds(items: readonly ReadItem[]): ReadItem[] {
  const numbers = new Set(items.map(({ no }) => no));
  if (numbers.size === items.length) return [...items];
  const seen = new Map<string, number>();
  return items.map((item) => {
    const place = `${item.section === null ? '' : `${item.section}.`}${item.no}`;
    const times = (seen.get(place) ?? 0) + 1;
    seen.set(place, times);
    const prefix = times === 1 ? place : `${place}-${times}`;
    const measures = item.measures.map((measure, index) => ({ ...measure, id: `${prefix}.${index + 1}` }));
    return { ...item, measures };
  });
}

/** What stands before and behind the plan. A stray mark at the very end takes the blank before it along. */
function noiseOfEnds(text: string, front: TextSpan | null, bodyEnd: number): Noise[] {
  const noise: Noise[] = front ? [{ span: front, text: text.slice(...front), reason: 'front' }] : [];
  const tail = trimSpan(text, [bodyEnd, text.length]);
  if (!tail) return noise;
  const stray = /^[|｜_＿—\s-]+$/u.test(text.slice(...tail));
  const span: TextSpan = stray && text[tail[0] - 1] === ' ' ? [tail[0] - 1, tail[1]] : tail;
  return [...noise, { span, text: text.slice(...span), reason: stray ? 'stray' : 'closing' }];
}

type Unwarned = Omit<WorkPointsReading, 'warnings'>;

/** Words are read with plain line ends and given back as the document has them. */
function asWritten(reading: Unwarned, text: string, plain: string): Unwarned {
  if (text === plain) return reading;
  const own = <T extends { readonly span: TextSpan }>(entry: T) => ({
    ...entry,
    text: text.slice(...entry.span),
  });
  return {
    ...reading,
    items: reading.items.map((item) => ({ ...item, measures: item.measures.map(own) })),
    noise: reading.noise.map(own),
  };
}
