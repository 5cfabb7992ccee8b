import type { Marker } from './build-outline.ts';
import { findResponsibilities, type Naming } from './find-responsibilities.ts';
import type { Paper } from './paper.ts';
import type { TextSpan } from './reading.ts';
import { firstStop, trimSpan } from './split-sentences.ts';

/** An item with the numbers below it, each of which begins a part of its own. */
export interface Stretch {
  readonly marker: Marker;
  readonly end: number;
  readonly below: readonly Marker[];
}

/** The longest text before the first full stop that is still a heading (importing, section 2). */
const longestHeading = 30;

const knownHeading =
  /^(?:总体要求|总体目标|总体思路|指导思想|工作目标|主要目标|发展目标|基本原则|工作原则|组织领导|保障措施|组织实施|工作要求)/u;

/**
 * The headings of items, null where an item begins with its measure. A heading is short and followed by more than
 * a responsibility; where most items that go on after their first sentence begin with a long one, none has any.
 */
export function findHeadings(paper: Paper, stretches: readonly Stretch[]): (TextSpan | null)[] {
  return decide(
    stretches.map(({ marker, end, below }) => headingOf(paper, marker.end, below[0]?.start ?? end, end)),
  );
}

/** The headings of the numbers below items, decided for all of them together; in the order of the numbers. */
export function findLowerHeadings(paper: Paper, stretches: readonly Stretch[]): (TextSpan | null)[] {
  return decide(
    stretches.flatMap(({ below, end }) =>
      below.map((marker, index) => {
        const to = below[index + 1]?.start ?? end;
        return headingOf(paper, marker.end, to, to);
      }),
    ),
  );
}

/** `long` is a first sentence too long for a heading though more follows, `alone` one that nothing follows. */
type Found = TextSpan | 'long' | 'alone';

function headingOf(paper: Paper, from: number, to: number, end: number): Found {
  const namings = findResponsibilities(paper, [from, end]);
  const stop = Math.min(firstStop(paper, [from, to]), namings[0]?.span[0] ?? to);
  const span = trimSpan(paper.text, [from, stop]);
  if (!span || !goesOn(paper.text, namings, stop, end)) return 'alone';
  return span[1] - span[0] > longestHeading || /[：:；]$/u.test(paper.text.slice(...span)) ? 'long' : span;
}

function decide(found: readonly Found[]): (TextSpan | null)[] {
  const short = found.filter((entry) => typeof entry !== 'string').length;
  const long = found.filter((entry) => entry === 'long').length;
  return found.map((entry) => (typeof entry === 'string' || long > short ? null : entry));
}

/** True when text other than responsibilities stands behind the first sentence. */
function goesOn(text: string, namings: readonly Naming[], stop: number, end: number): boolean {
  let at = stop;
  for (const { span } of namings) {
    if (/[^\s。.．；！？]/u.test(text.slice(at, span[0]))) return true;
    at = span[1];
  }
  return /[^\s。.．；！？|]/u.test(text.slice(at, end));
}

/**
 * The heading of a section or group: to the end of the line, the first full stop, a responsibility, or the end of a
 * well-known heading word that text is glued to. A count in brackets behind it (8项中的2项) is not part of it.
 */
export function sectionHeading(paper: Paper, { end: from }: Marker, to: number): TextSpan {
  const line = firstStop(paper, [from, to]);
  const [naming] = findResponsibilities(paper, [from, line]);
  const stop = naming?.span[0] ?? line;
  const rest = paper.text.slice(from, stop);
  const known = knownHeading.exec(rest.trimStart())?.[0];
  const indent = rest.length - rest.trimStart().length;
  const count = /[（(](?:共)?\d+[项个条][^（()）]{0,12}[）)]\s*$/u.exec(rest.slice(-24));
  const length = rest.length - (count ? Math.min(24, rest.length) - count.index : 0);
  const own = known && rest.length > 40 ? indent + known.length : length;
  return trimSpan(paper.text, [from, from + own]) ?? [from, from];
}
