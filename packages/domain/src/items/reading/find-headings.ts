import type { Marker } from './build-outline.ts';
import { paragraphsOf } from './find-edges.ts';
import { findResponsibilities } from './find-responsibilities.ts';
import type { ItemStretch, Paper } from './read-item.ts';
import type { TextSpan } from './reading.ts';
import { firstStop, trimSpan } from './split-sentences.ts';

/** The longest text before the first full stop that is still a heading (importing, section 2). */
const longestHeading = 30;

const workless = /^(?:指导思想|基本原则|工作原则|总体思路|主要原则|总体要求)$/u;
const knownHeading =
  /^(?:总体要求|指导思想|总体目标|工作目标|主要目标|发展目标|基本原则|组织领导|保障措施|组织实施|工作要求)/u;

/** Headings under which a paper says what it thinks, not what is to be done. */
export function isWorkless(heading: string): boolean {
  return workless.test(heading.trim());
}

/**
 * The headings of items, null where an item begins with its measure. A heading is short and followed by more than
 * a responsibility; where most items that go on after their first sentence begin with a long one, none has any.
 */
export function findHeadings(paper: Paper, stretches: readonly ItemStretch[]): (TextSpan | null)[] {
  const found = stretches.map(({ marker, end, below }) => headingOf(paper, marker.end, below[0]?.start ?? end, end));
  return decide(found);
}

/** The headings of the numbers below items, decided for all of them together. */
export function findLowerHeadings(paper: Paper, stretches: readonly ItemStretch[]): TextSpan[] {
  const found = stretches.flatMap(({ below, end }) =>
    below.map((marker, index) => {
      const to = below[index + 1]?.start ?? end;
      return headingOf(paper, marker.end, to, to);
    }),
  );
  return decide(found).filter((span) => span !== null);
}

/** `long` is a first sentence too long for a heading though more follows, `alone` one that nothing follows. */
type Found = TextSpan | 'long' | 'alone';

function headingOf(paper: Paper, from: number, to: number, end: number): Found {
  const stop = firstStop(paper.text, [from, to], paper.wrapped);
  const span = trimSpan(paper.text, [from, stop]);
  if (!span || !goesOn(paper.text, stop, end)) return 'alone';
  return span[1] - span[0] > longestHeading || /[：:；]$/u.test(paper.text.slice(...span)) ? 'long' : span;
}

function decide(found: readonly Found[]): (TextSpan | null)[] {
  const short = found.filter((entry) => typeof entry !== 'string').length;
  const long = found.filter((entry) => entry === 'long').length;
  return found.map((entry) => (typeof entry === 'string' || long > short ? null : entry));
}

/** True when text other than responsibilities stands behind the first sentence. */
function goesOn(text: string, stop: number, end: number): boolean {
  let at = stop + 1;
  for (const { span } of findResponsibilities(text, [at, end])) {
    if (/[^\s。.；]/u.test(text.slice(at, span[0]))) return true;
    at = span[1];
  }
  return /[^\s。.；|]/u.test(text.slice(at, end));
}

/** To the end of the line, the first full stop, or the end of a well-known heading word that text is glued to. */
export function sectionHeading(paper: Paper, marker: Marker, end: number): TextSpan {
  const { text } = paper;
  const stop = Math.min(firstStop(text, [marker.end, end], false), end);
  const rest = text.slice(marker.end, stop);
  const known = knownHeading.exec(rest)?.[0];
  const counted = /（\d+[项个][^）]{0,12}）\s*$/u.exec(rest);
  const length = known && rest.length > 40 ? known.length : (counted?.index ?? rest.length);
  return trimSpan(text, [marker.end, marker.end + length]) ?? [marker.end, marker.end];
}

/**
 * Where an item really ends: a paper whose items are one paragraph each may close a section, or itself, with
 * paragraphs that belong to no item (各地区、各部门要…). Gives the start of such paragraphs, or the item's end.
 */
export function endsOfItems(paper: Paper, stretches: readonly ItemStretch[], isLast: (index: number) => boolean) {
  if (paper.wrapped) return stretches.map(({ end }) => end);
  const parts = stretches.map(({ marker, end, below }) => paragraphsOf(paper.text, [below.at(-1)?.end ?? marker.end, end]));
  const whole = parts.map((paragraphs) => isWhole(paper.text, paragraphs[0]));
  const inner = stretches.map((_, index) => index).filter((index) => whole[index] && !isLast(index));
  const longer = inner.filter((index) => (parts[index]?.length ?? 0) > 1).length;
  if (longer * 5 > inner.length) return stretches.map(({ end }) => end);
  return stretches.map(({ end }, index) => {
    const next = parts[index]?.[1];
    return whole[index] && isLast(index) && next && !isPartOfItem(paper.text, next) ? next[0] : end;
  });
}

/** A paragraph that says all of an item: its heading and more, or one long sentence. */
function isWhole(text: string, paragraph: TextSpan | undefined): boolean {
  if (!paragraph || !/[。）)]$/u.test(text.slice(...paragraph))) return false;
  return paragraph[1] - paragraph[0] > longestHeading;
}

function isPartOfItem(text: string, paragraph: TextSpan): boolean {
  const start = text.slice(paragraph[0], paragraph[0] + 12);
  return /^(?:——|—|[●•·▪◆-]|[（(]|牵头|责任|配合|负责|完成)/u.test(start);
}
