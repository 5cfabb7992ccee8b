import { buildOutline, type BuiltOutline, type Jump, type Marker } from './build-outline.ts';
import { findCandidates } from './find-candidates.ts';
import { findBodyEnd } from './find-edges.ts';
import {
  endsOfItems,
  findHeadings,
  findLowerHeadings,
  sectionHeading,
  type Stretch,
} from './find-headings.ts';
import { learnRoles, type Role } from './learn-roles.ts';
import type { Paper } from './paper.ts';
import { noiseOf, readItem, skipStop } from './read-item.ts';
import type { Noise, ReadItem, ReadSection } from './reading.ts';
import { trimSpan } from './split-sentences.ts';

/** What was read between the front and the end of a paper. */
export interface Body {
  readonly sections: readonly ReadSection[];
  readonly items: readonly ReadItem[];
  readonly noise: readonly Noise[];
  readonly jumps: readonly Jump[];
}

/** Numbers count from the first 1 that is no attachment of a wrapper's list, to the end of the body. */
export function findOutline(text: string): BuiltOutline {
  const all = findCandidates(text, 0, text.length);
  const first = all.find((candidate) => mayBeFirst(text, candidate));
  if (!first) return { markers: [], jumps: [] };
  const end = findBodyEnd(text, first.start);
  return buildOutline(
    text,
    all.filter((candidate) => candidate.start >= first.start && candidate.end <= end),
  );
}

function mayBeFirst(
  text: string,
  { form, no, standing, doubtful, start }: ReturnType<typeof findCandidates>[number],
): boolean {
  if (no !== 1 || doubtful) return false;
  if (standing === 'glued')
    return (
      form === 'numeral' && /(?:要点|意见|方案|措施|通知|办法|计划|如下)$/u.test(text.slice(start - 2, start))
    );
  return !/^\s*附(?:件)?[：:]?\s*$/u.test(
    text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - 12), start),
  );
}

interface Place extends Stretch {
  readonly section: number | null;
  readonly sectionHeading: string;
}

/** Sections, groups and items of numbered prose, each with its text up to the next number. */
export function readNumbered(paper: Paper, { markers, jumps }: BuiltOutline, bodyEnd: number): Body {
  const { text } = paper;
  const roles = learnRoles(text, markers);
  const sections: ReadSection[] = [];
  const noise: Noise[] = [];
  const places: Place[] = [];
  const lastOfPart = new Set<number>();
  for (const [index, marker] of markers.entries()) {
    const role = roles[index];
    if (role === 'lower') continue;
    if (role === 'item') {
      const { no = null, heading = '' } = sections.at(-1) ?? {};
      places.push({
        marker,
        ...extentOf(markers, roles, index, bodyEnd),
        section: no,
        sectionHeading: heading,
      });
      continue;
    }
    lastOfPart.add(places.length - 1);
    const next = markers[index + 1]?.start ?? bodyEnd;
    const heading = sectionHeading(paper, marker, next);
    if (role === 'section') sections.push({ no: marker.no, heading: text.slice(...heading), span: heading });
    else noise.push(noiseOf(paper, heading, 'group'));
    const intro = trimSpan(text, [skipStop(text, heading[1]), next]);
    if (intro) noise.push(noiseOf(paper, intro, 'intro'));
  }
  lastOfPart.add(places.length - 1);
  const ends = endsOfItems(paper, places, (index) => lastOfPart.has(index));
  const own = places.map((place, index) => ({ ...place, end: ends[index] ?? place.end }));
  for (const [index, { end }] of places.entries()) {
    const rest = trimSpan(text, [own[index]?.end ?? end, end]);
    if (rest) noise.push(noiseOf(paper, rest, index === places.length - 1 ? 'closing' : 'intro'));
  }
  const headings = findHeadings(paper, own);
  const lower = findLowerHeadings(paper, own);
  let at = 0;
  const items = own.map((place, index) => {
    const lowerHeadings = lower.slice(at, (at += place.below.length));
    const read = readItem(paper, { ...place, heading: headings[index] ?? null, lowerHeadings });
    noise.push(...read.noise);
    return read.item;
  });
  return { sections, items, noise, jumps };
}

/** An item with the numbers below it, to the next number of its own or a higher level. */
function extentOf(markers: readonly Marker[], roles: readonly Role[], index: number, bodyEnd: number) {
  let after = index + 1;
  while (after < markers.length && roles[after] === 'lower') after += 1;
  return { end: markers[after]?.start ?? bodyEnd, below: markers.slice(index + 1, after) };
}
