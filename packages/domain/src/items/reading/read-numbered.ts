import { buildOutline, type BuiltOutline, type Jump, type Marker } from './build-outline.ts';
import { findCandidates } from './find-candidates.ts';
import { findBodyEnd } from './find-edges.ts';
import { endsOfItems } from './find-ends.ts';
import { findHeadings, findLowerHeadings, sectionHeading, type Stretch } from './find-headings.ts';
import { findResponsibilities } from './find-responsibilities.ts';
import { learnRoles, type Role } from './learn-roles.ts';
import { joined, type Paper } from './paper.ts';
import { noiseOf, readItem } from './read-item.ts';
import { findPlanStart } from './read-front.ts';
import { readNaming } from './read-naming.ts';
import type { Bearers, Noise, ReadItem, ReadSection } from './reading.ts';
import { skipStop, trimSpan } from './split-sentences.ts';

/** What was read between the front and the end of a paper. */
export interface Body {
  readonly sections: readonly ReadSection[];
  readonly items: readonly ReadItem[];
  readonly noise: readonly Noise[];
  readonly jumps: readonly Jump[];
}

/** Numbers count from the first 1 of the plan that is no attachment of a wrapper's list, to the end of the body. */
export function findOutline(text: string): BuiltOutline {
  const all = findCandidates(text, findPlanStart(text), text.length);
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
  readonly above: Bearers | null;
}

/** Sections, groups and items of numbered prose, each with its text up to the next number. */
export function readNumbered(paper: Paper, { markers, jumps }: BuiltOutline, bodyEnd: number): Body {
  const { sections, noise, places, lastOfPart } = placeAll(paper, markers, bodyEnd);
  const ends = endsOfItems(paper, places, (index) => lastOfPart.has(index));
  const own = places.map((place, index) => ({ ...place, end: ends[index] ?? place.end }));
  for (const [index, { end }] of places.entries()) {
    const rest = trimSpan(paper.text, [own[index]?.end ?? end, end]);
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

interface Placed {
  readonly sections: ReadSection[];
  readonly noise: Noise[];
  readonly places: Place[];
  /** Places of the last item of each section or group; -1 for one without. */
  readonly lastOfPart: Set<number>;
}

function placeAll(paper: Paper, markers: readonly Marker[], bodyEnd: number): Placed {
  const roles = learnRoles(paper.text, markers);
  const placed: Placed = { sections: [], noise: [], places: [], lastOfPart: new Set() };
  const { sections, places, lastOfPart } = placed;
  let above: Bearers | null = null;
  for (const [index, marker] of markers.entries()) {
    const role = roles[index];
    if (role === 'item') {
      const { no = null, heading = '' } = sections.at(-1) ?? {};
      const extent = extentOf(markers, roles, index, bodyEnd);
      places.push({ marker, ...extent, section: no, sectionHeading: heading, above });
    } else if (role !== 'lower') {
      lastOfPart.add(places.length - 1);
      const named = openPart(paper, marker, markers[index + 1]?.start ?? bodyEnd, role === 'group', placed);
      above = named ?? (role === 'group' ? above : null);
    }
  }
  lastOfPart.add(places.length - 1);
  return placed;
}

/** A section's or group's heading, who bears all of it, and the text before its first item. */
function openPart(
  paper: Paper,
  marker: Marker,
  next: number,
  isGroup: boolean,
  { sections, noise }: Placed,
): Bearers | null {
  const { text } = paper;
  const heading = sectionHeading(paper, marker, next);
  if (isGroup) noise.push(noiseOf(paper, heading, 'group'));
  else sections.push({ no: marker.no, heading: joined(paper, heading), span: heading });
  const [naming] = findResponsibilities(paper, [heading[1], next]);
  const bears = naming && text.slice(heading[1], naming.span[0]).trim() === '' ? naming : null;
  if (bears) noise.push(noiseOf(paper, bears.span, 'responsibility'));
  const intro = trimSpan(text, [skipStop(text, bears?.span[1] ?? heading[1]), next]);
  if (intro) noise.push(noiseOf(paper, intro, 'intro'));
  return bears ? readNaming(paper, bears).bearers : null;
}

/** An item with the numbers below it, to the next number of its own or a higher level. */
function extentOf(markers: readonly Marker[], roles: readonly Role[], index: number, bodyEnd: number) {
  let after = index + 1;
  while (after < markers.length && roles[after] === 'lower') after += 1;
  return { end: markers[after]?.start ?? bodyEnd, below: markers.slice(index + 1, after) };
}
