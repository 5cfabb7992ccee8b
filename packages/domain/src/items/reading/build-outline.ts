import type { Candidate, MarkerForm } from './find-candidates.ts';

/** A structure number that counts, with its depth (1 is the highest) in this document. */
export interface Marker {
  /** `heading` is a heading line without a number above the highest level, `subheading` one inside a section. */
  readonly form: MarkerForm | 'heading' | 'subheading';
  readonly no: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

export interface BuiltOutline {
  readonly markers: readonly Marker[];
  /** Where the numbers do not go on: 14 → 21, or 30 twice. */
  readonly jumps: readonly Jump[];
}

export interface Jump {
  readonly after: number;
  readonly found: number;
  readonly at: number;
}

interface Level {
  readonly form: MarkerForm;
  readonly no: number;
}

/** The longest heading line (in characters) between two numbers that stand against each other. */
const longestHeading = 60;
const farthestLook = 200;

/**
 * The numbers that count, with their depths. A number counts if it goes on with an open level (one more than the
 * last there), or opens a level below (with 1, or going on from where its form stopped under the parent before).
 * A higher number closes the levels below it, so rank is the order of first appearance under the parent. At the
 * start of a line a number may also repeat the last, leave some out, or start anew.
 */
export function buildOutline(text: string, candidates: readonly Candidate[]): BuiltOutline {
  const markers: Marker[] = [];
  const jumps: Jump[] = [];
  const last = new Map<MarkerForm, number>();
  let stack: Level[] = [];
  let headings = 0;
  for (const [index, candidate] of candidates.entries()) {
    const { form, no, start, end } = candidate;
    const previous = markers.at(-1);
    if (previous && start < previous.end) continue;
    const at = stack.findIndex((level) => level.form === form);
    const seen = { text, candidate, previous, candidates, index };
    if (at < 0) {
      const goesOn = no === (last.get(form) ?? 0) + 1;
      if ((no !== 1 && !goesOn) || !mayOpen(seen)) continue;
    } else {
      const step = stepOf(seen, at, stack[at]?.no ?? 0);
      if (step === null) continue;
      if (step === 'jump') jumps.push({ after: stack[at]?.no ?? 0, found: no, at: start });
      const bare = step === 'anew' ? bareLineBefore(text, previous?.end ?? 0, start) : null;
      if (bare !== null && at === 0) {
        headings += 1;
        markers.push({ form: 'heading', no: headings, start: bare, end: bare, depth: 0 });
      } else if (bare !== null)
        markers.push({ form: 'subheading', no: 0, start: bare, end: bare, depth: at + 1 });
    }
    stack = [...stack.slice(0, at < 0 ? stack.length : at), { form, no }];
    last.set(form, no);
    markers.push({ form, no, start, end, depth: stack.length });
  }
  return { markers: headings > 0 ? withFirstHeading(text, markers) : markers, jumps };
}

interface Seen {
  readonly text: string;
  readonly candidate: Candidate;
  readonly previous: Marker | undefined;
  readonly candidates: readonly Candidate[];
  readonly index: number;
}

/** How a number follows the last one of its open level; null when it is none. */
function stepOf(seen: Seen, at: number, last: number): 'next' | 'anew' | 'jump' | null {
  const { candidate, candidates, index } = seen;
  const { no, standing, doubtful } = candidate;
  if (no === last + 1) return mayGoOn(seen, at) ? 'next' : null;
  if (standing !== 'line' || doubtful) return null;
  if (no === 1) return last > 1 && startsAnew(seen, last) ? 'anew' : null;
  if (no === last) return goesHigher(candidate, candidates, index) ? 'jump' : null;
  return isGap(candidate, last + 1, candidates, index) ? 'jump' : null;
}

/** Against the text before it a number goes on only if no better one comes later; doubtful ones only at the top. */
function mayGoOn({ text, candidate, previous, candidates, index }: Seen, at: number): boolean {
  const { form, standing, doubtful } = candidate;
  if (standing !== 'glued') {
    if (!doubtful) return true;
    return (form === 'digit' || at === 0) && !comesLater(candidate, candidates, index);
  }
  if (followsHeading(text, candidate, previous)) return true;
  if (doubtful || /^(?:digit|bracketDigit|chapter|article)$/u.test(form)) return false;
  if (form === 'numeral' && (at > 0 || !looksLikeHeadingBehind(text, candidate))) return false;
  return !comesLater(candidate, candidates, index);
}

function mayOpen({ text, candidate, previous }: Seen): boolean {
  if (candidate.doubtful) return false;
  return !previous || candidate.standing !== 'glued' || followsHeading(text, candidate, previous);
}

/** Behind a heading without a mark the next number follows at once. */
function followsHeading(text: string, candidate: Candidate, previous: Marker | undefined): boolean {
  if (!previous || previous.form === candidate.form) return false;
  const gap = candidate.start - previous.end;
  return gap > 1 && gap <= longestHeading && !/[。；\n]/u.test(text.slice(previous.end, candidate.start));
}

/** 二、三季度 and 一、二级 are no headings. */
function looksLikeHeadingBehind(text: string, { end }: Candidate): boolean {
  return (
    /^\s*[\u4e00-\u9fff“]{2}/u.test(text.slice(end, end + 4)) &&
    !/^\s*[一二三四五六七八九十级季批届月年线等]/u.test(text.slice(end, end + 3))
  );
}

/** True when the same number stands at a better place before its sequence goes on. */
function comesLater(candidate: Candidate, candidates: readonly Candidate[], index: number): boolean {
  for (let at = index + 1; at < Math.min(candidates.length, index + farthestLook); at += 1) {
    const later = candidates[at];
    if (!later || later.form !== candidate.form || later.doubtful || later.standing === 'glued') continue;
    if (later.no === candidate.no) return true;
    if (later.no === candidate.no + 1) return false;
  }
  return false;
}

/** True when the next number of this form at the start of a line is a higher one. */
function goesHigher({ form, no }: Candidate, candidates: readonly Candidate[], index: number): boolean {
  const later = candidates
    .slice(index + 1, index + farthestLook)
    .find((other) => other.form === form && other.standing === 'line');
  return later !== undefined && later.no > no;
}

/** A number left out: a little too high, and the one that lacks does not come later. */
function isGap(
  candidate: Candidate,
  wanted: number,
  candidates: readonly Candidate[],
  index: number,
): boolean {
  if (candidate.no < wanted || candidate.no > wanted + 9) return false;
  return !comesLater({ ...candidate, no: wanted }, candidates, index);
}

/** Behind a heading line numbers start anew; elsewhere unless the list before goes on behind this one. */
function startsAnew({ text, candidate, previous, candidates, index }: Seen, last: number): boolean {
  if (bareLineBefore(text, previous?.end ?? 0, candidate.start) !== null) return true;
  let run = 1;
  for (let at = index + 1; at < Math.min(candidates.length, index + farthestLook); at += 1) {
    const later = candidates[at];
    if (!later || later.form !== candidate.form || later.standing !== 'line') continue;
    if (later.no === run + 1) run += 1;
    else if (later.no === last + 1) return false;
  }
  return true;
}

/** Start of a short last line without a final mark, the heading of a section without a number. */
function bareLineBefore(text: string, from: number, to: number): number | null {
  const lines = text.slice(Math.max(from, to - longestHeading * 2), to).trimEnd();
  const start = lines.lastIndexOf('\n') + 1;
  const line = lines.slice(start);
  const words = line.trim();
  if (start === 0 || words.length < 2 || words.length > 40 || /[。；：，,;:）)]$/u.test(words)) return null;
  return Math.max(from, to - longestHeading * 2) + start + line.indexOf(words);
}

/** Where unnumbered headings part a paper, the line before the first number is one too. */
function withFirstHeading(text: string, markers: readonly Marker[]): Marker[] {
  const first = markers[0];
  const bare = first ? bareLineBefore(text, Math.max(0, first.start - 200), first.start) : null;
  const all: Marker[] =
    bare === null ? [...markers] : [{ form: 'heading', no: 0, start: bare, end: bare, depth: 0 }, ...markers];
  let no = 0;
  return all.map((marker) => {
    if (marker.form === 'heading') no += 1;
    return { ...marker, no: marker.form === 'heading' ? no : marker.no, depth: marker.depth + 1 };
  });
}
