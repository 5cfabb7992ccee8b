import type { Candidate, MarkerForm } from './find-candidates.ts';

/** A structure number that counts, with its depth (1 is the highest) in this document. */
export interface Marker {
  /** `heading` is an unnumbered heading line; it counts in order of appearance. */
  readonly form: MarkerForm | 'heading';
  readonly no: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

export interface BuiltOutline {
  readonly markers: readonly Marker[];
  /** Numbers left out by the document: 14 → 21. */
  readonly gaps: readonly { readonly after: number; readonly found: number; readonly at: number }[];
}

interface Level {
  readonly form: MarkerForm;
  no: number;
}

/** The longest heading line (in characters) between two numbers that stand against each other. */
const longestHeading = 60;
const farthestLook = 200;

/**
 * The numbers that count, with their depths. A number counts if it goes on with an open level (one more than the
 * last there), or opens a level below (with 1, or going on from where its form stopped under the parent before).
 * A higher number closes the levels below it, so rank is the order of first appearance under the parent.
 */
export function buildOutline(text: string, candidates: readonly Candidate[]): BuiltOutline {
  const markers: Marker[] = [];
  const gaps: BuiltOutline['gaps'][number][] = [];
  const last = new Map<MarkerForm, number>();
  let stack: Level[] = [];
  let headings = 0;
  for (const [index, candidate] of candidates.entries()) {
    const { form, no } = candidate;
    const at = stack.findIndex((level) => level.form === form);
    const previous = markers.at(-1);
    if (previous && candidate.start < previous.end) continue;
    if (at >= 0) {
      const wanted = (stack[at]?.no ?? 0) + 1;
      const restarts = no === 1 && at === 0 && candidate.standing === 'line' && !candidate.doubtful;
      if (no === wanted) {
        if (!mayGoOn(text, candidate, previous, candidates, index, at)) continue;
      } else if (restarts && previous && bareLineBefore(text, previous.end, candidate.start)) {
        const bare = bareLineBefore(text, previous.end, candidate.start) ?? candidate.start;
        headings += 1;
        markers.push({ form: 'heading', no: headings, start: bare, end: bare, depth: 0 });
      } else if (isGap(candidate, wanted, candidates, index)) {
        gaps.push({ after: wanted - 1, found: no, at: candidate.start });
      } else continue;
      stack = stack.slice(0, at + 1);
    } else {
      const goesOn = last.has(form) && no === (last.get(form) ?? 0) + 1;
      if ((no !== 1 && !goesOn) || !mayOpen(text, candidate, previous)) continue;
      stack = [...stack, { form, no }];
    }
    const level = stack.at(-1);
    if (level) level.no = no;
    last.set(form, no);
    markers.push({ form, no, start: candidate.start, end: candidate.end, depth: stack.length });
  }
  return { markers: headings > 0 ? withFirstHeading(text, markers) : markers, gaps };
}

/** Against the text before it a number goes on only if no better one comes later; doubtful ones only at the top. */
function mayGoOn(
  text: string,
  candidate: Candidate,
  previous: Marker | undefined,
  candidates: readonly Candidate[],
  index: number,
  at: number,
): boolean {
  if (candidate.standing !== 'glued') {
    if (!candidate.doubtful) return true;
    return (candidate.form === 'digit' || at === 0) && !comesLater(candidate, candidates, index);
  }
  if (followsHeading(text, candidate, previous)) return true;
  if (candidate.doubtful || candidate.form === 'digit' || candidate.form === 'bracketDigit') return false;
  if (candidate.form === 'numeral' && (at > 0 || !looksLikeHeadingBehind(text, candidate))) return false;
  return !comesLater(candidate, candidates, index);
}

function mayOpen(text: string, candidate: Candidate, previous: Marker | undefined): boolean {
  if (candidate.doubtful) return false;
  return candidate.standing !== 'glued' || followsHeading(text, candidate, previous);
}

/** Behind a heading without a mark the next number follows at once. */
function followsHeading(text: string, candidate: Candidate, previous: Marker | undefined): boolean {
  if (!previous || previous.form === candidate.form) return false;
  const gap = candidate.start - previous.end;
  return gap > 1 && gap <= longestHeading && !/[。；\n]/u.test(text.slice(previous.end, candidate.start));
}

/** 二、三季度 and 一、二级 are no headings. */
function looksLikeHeadingBehind(text: string, candidate: Candidate): boolean {
  return /^\s*[\u4e00-\u9fff“]{2}/u.test(text.slice(candidate.end, candidate.end + 4)) &&
    !/^\s*[一二三四五六七八九十级季批届月年线等]/u.test(text.slice(candidate.end, candidate.end + 3));
}

/** True when the same number stands at a better place before its sequence goes on. */
function comesLater(candidate: Candidate, candidates: readonly Candidate[], index: number): boolean {
  for (const later of candidates.slice(index + 1, index + farthestLook)) {
    if (later.form !== candidate.form || later.doubtful || later.standing === 'glued') continue;
    if (later.no === candidate.no) return true;
    if (later.no === candidate.no + 1) return false;
  }
  return false;
}

/** A number left out: at the start of a line, a little too high, and the one that lacks does not come later. */
function isGap(candidate: Candidate, wanted: number, candidates: readonly Candidate[], index: number): boolean {
  if (candidate.standing !== 'line' || candidate.doubtful || candidate.no < wanted || candidate.no > wanted + 9)
    return false;
  for (const later of candidates.slice(index + 1, index + farthestLook)) {
    if (later.form !== candidate.form || later.standing === 'glued') continue;
    if (later.no === wanted) return false;
    if (later.no === candidate.no + 1) return true;
  }
  return true;
}

/** Start of a short last line without a final mark, the heading of a section without a number. */
function bareLineBefore(text: string, from: number, to: number): number | null {
  const lines = text.slice(from, to).trimEnd();
  const start = lines.lastIndexOf('\n') + 1;
  const line = lines.slice(start).trim();
  if (start === 0 || line.length < 2 || line.length > 40 || /[。；：，,;:]$/u.test(line)) return null;
  return from + start + (lines.slice(start).length - lines.slice(start).trimStart().length);
}

/** Where unnumbered headings part a paper, the line before the first number is one too. */
function withFirstHeading(text: string, markers: readonly Marker[]): Marker[] {
  const first = markers[0];
  const bare = first ? bareLineBefore(text, Math.max(0, first.start - 200), first.start) : null;
  let no = 0;
  const all: Marker[] =
    bare === null ? [...markers] : [{ form: 'heading', no: 0, start: bare, end: bare, depth: 0 }, ...markers];
  return all.map((marker) => ({
    ...marker,
    no: marker.form === 'heading' ? (no += 1) : marker.no,
    depth: marker.depth + 1,
  }));
}
