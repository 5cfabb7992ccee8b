import { buildOutline, type BuiltOutline, type Marker } from './reading/build-outline.ts';
import { findBodyEnd, isWrapped } from './reading/find-edges.ts';
import { findCandidates } from './reading/find-candidates.ts';
import { endsOfItems, findHeadings, findLowerHeadings, sectionHeading } from './reading/find-headings.ts';
import { learnRoles, type Role } from './reading/learn-roles.ts';
import { readFront } from './reading/read-front.ts';
import { readItem, skipStop, type ItemStretch, type Paper } from './reading/read-item.ts';
import { findTable, readTable } from './reading/read-table.ts';
import type { Noise, ReadItem, ReadSection, TextSpan, WorkPointsReading } from './reading/reading.ts';
import { trimSpan } from './reading/split-sentences.ts';
import { listWarnings } from './reading/warn.ts';

/**
 * Reads an annual work-points document: parts, items and measures with their places in the text, and guesses
 * (kind, actors, clock, mechanisms) that a planner edits. Levels are learnt from the document; nothing is
 * invented; every character belongs to a measure, a heading, the preamble or named noise. Never throws.
 * `year` overrides the plan year that the document names.
 */
export function readWorkPoints(input: string, options: { year?: number } = {}): WorkPointsReading {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input;
  const table = findTable(text);
  const built = table ? { markers: [], gaps: [] } : findOutline(text);
  const bodyStart = table?.start ?? built.markers[0]?.start ?? text.length;
  const bodyEnd = bodyStart < text.length ? findBodyEnd(text, bodyStart) : text.length;
  const front = readFront(text, Math.min(bodyStart, bodyEnd));
  const year = options.year ?? front.year;
  const paper: Paper = { text, year, wrapped: isWrapped(text), firstLeads: false };
  const body = table ? readTable(paper, table, bodyEnd) : readNumbered(paper, built, bodyEnd);
  const noise = [...body.noise, ...noiseOfEnds(text, front.front, bodyEnd)].sort((a, b) => a.span[0] - b.span[0]);
  const { sections } = body;
  const items = withOwnIds(body.items);
  return {
    text,
    title: front.title,
    titleIsGuess: front.titleIsGuess,
    year,
    preamble: { span: front.preamble },
    sections,
    items,
    noise,
    warnings: listWarnings({ text, year, sections, items, noise, gaps: built.gaps }),
  };
}

/** Numbers count from the first 1 that is no attachment of a wrapper's list, to the end of the body. */
function findOutline(text: string): BuiltOutline {
  const all = findCandidates(text, 0, text.length);
  const first = all.find(({ no, standing, doubtful, start }) => {
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    return no === 1 && standing !== 'glued' && !doubtful && !/^\s*附(?:件)?[：:]?/u.test(line);
  });
  if (!first) return { markers: [], gaps: [] };
  const end = findBodyEnd(text, first.start);
  return buildOutline(
    text,
    all.filter((candidate) => candidate.start >= first.start && candidate.end <= end),
  );
}

interface Body {
  readonly sections: ReadSection[];
  readonly items: ReadItem[];
  readonly noise: Noise[];
}

function readNumbered(paper: Paper, { markers }: BuiltOutline, bodyEnd: number): Body {
  const { text } = paper;
  const roles = learnRoles(text, markers);
  const sections: ReadSection[] = [];
  const noise: Noise[] = [];
  const stretches: ItemStretch[] = [];
  const lastOfPart = new Set<number>();
  for (const [index, marker] of markers.entries()) {
    const role = roles[index];
    if (role === 'lower') continue;
    const next = markers[index + 1]?.start ?? bodyEnd;
    if (role === 'item') {
      stretches.push({
        marker,
        ...extentOf(markers, roles, index, bodyEnd),
        section: sections.at(-1)?.no ?? null,
        sectionHeading: sections.at(-1)?.heading ?? '',
      });
      continue;
    }
    lastOfPart.add(stretches.length - 1);
    const heading = sectionHeading(paper, marker, next);
    if (role === 'section') sections.push({ no: marker.no, heading: text.slice(...heading), span: heading });
    else noise.push({ span: heading, text: text.slice(...heading), reason: 'group' });
    const intro = trimSpan(text, [skipStop(text, heading[1]), next]);
    if (intro) noise.push({ span: intro, text: text.slice(...intro), reason: 'intro' });
  }
  lastOfPart.add(stretches.length - 1);
  const ends = endsOfItems(paper, stretches, (index) => lastOfPart.has(index));
  const own = stretches.map((stretch, index) => ({ ...stretch, end: ends[index] ?? stretch.end }));
  for (const [index, { end }] of stretches.entries()) {
    const rest = trimSpan(text, [own[index]?.end ?? end, end]);
    const reason = index === stretches.length - 1 ? 'closing' : 'intro';
    if (rest) noise.push({ span: rest, text: text.slice(...rest), reason });
  }
  const headings = findHeadings(paper, own);
  const lower = findLowerHeadings(paper, own);
  const items = own.map((stretch, index) => {
    const read = readItem(paper, stretch, headings[index] ?? null, inside(lower, stretch));
    noise.push(...read.noise);
    return read.item;
  });
  return { sections, items, noise };
}

/** An item with the numbers below it, to the next number of its own or a higher level. */
function extentOf(markers: readonly Marker[], roles: readonly Role[], index: number, bodyEnd: number) {
  let after = index + 1;
  while (after < markers.length && roles[after] === 'lower') after += 1;
  return { end: markers[after]?.start ?? bodyEnd, below: markers.slice(index + 1, after) };
}

function inside(spans: readonly TextSpan[], { marker, end }: ItemStretch): TextSpan[] {
  return spans.filter(([from]) => from >= marker.start && from < end);
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
