import { readDigits, readNumeral } from './numerals.ts';

/** Forms of a structure number: 一、 · （一） · 1. · （1）. Their rank is learnt from the document. */
export type MarkerForm = 'numeral' | 'bracketNumeral' | 'digit' | 'bracketDigit';

export interface Marker {
  readonly form: MarkerForm;
  readonly no: number;
  /** Where the number begins, and where the text behind it does. */
  readonly start: number;
  readonly end: number;
}

const candidate =
  /(?:第?([一二三四五六七八九十百零]{1,5})[、.．，](?!\d))|(?:[（(]([一二三四五六七八九十百零]{1,5})[）)])|(?:([0-9０-９]{1,3})[.．、](?![0-9０-９]))|(?:[（(]([0-9０-９]{1,3})[）)])/gu;

/** A number counts at the start, or after a full stop, bracket, colon, semicolon, space or line break. */
const before = /[。；：:;）)\s】」”．.！？]/u;

/**
 * The structure numbers of a text in order. A candidate counts only where a number may stand and only if it
 * continues its sequence: one more than the last of its form, or one after a form of higher rank. That alone
 * keeps out years, decimals and references inside sentences.
 */
export function findMarkers(text: string): Marker[] {
  const found: Marker[] = [];
  const last = new Map<MarkerForm, number>();
  const ranks: MarkerForm[] = [];
  for (const match of text.matchAll(candidate)) {
    const marker = toMarker(match);
    if (!marker || !mayStand(text, marker, found.at(-1))) continue;
    const expected = (last.get(marker.form) ?? 0) + 1;
    const restarts = marker.no === 1 && (expected === 1 || last.get(marker.form) === 0);
    if (marker.no !== expected && !restarts) continue;
    if (!ranks.includes(marker.form)) ranks.push(marker.form);
    found.push(marker);
    last.set(marker.form, marker.no);
    openLower(ranks, marker.form, last, text, marker);
  }
  return found;
}

/** After a number, lower forms may start again at one; one that goes on through the document may go on too. */
function openLower(
  ranks: readonly MarkerForm[],
  form: MarkerForm,
  last: Map<MarkerForm, number>,
  text: string,
  marker: Marker,
): void {
  for (const lower of ranks.slice(ranks.indexOf(form) + 1)) {
    const next = nextOfForm(text, marker.end, lower);
    if (next === 1) last.set(lower, 0);
  }
}

/** The number of the next candidate of a form, looked for in a bounded stretch. */
function nextOfForm(text: string, from: number, form: MarkerForm): number | null {
  for (const match of text.slice(from, from + 4_000).matchAll(candidate)) {
    const marker = toMarker(match);
    if (marker?.form === form) return marker.no;
  }
  return null;
}

function toMarker(match: RegExpExecArray): Marker | null {
  const [whole, numeral, bracketNumeral, digit, bracketDigit] = match;
  const at = { start: match.index, end: match.index + whole.length };
  const chinese = numeral ?? bracketNumeral;
  if (chinese !== undefined) {
    const no = readNumeral(chinese);
    return no === null ? null : { form: numeral === undefined ? 'bracketNumeral' : 'numeral', no, ...at };
  }
  const arabic = digit ?? bracketDigit;
  if (arabic === undefined) return null;
  return { form: digit === undefined ? 'bracketDigit' : 'digit', no: readDigits(arabic), ...at };
}

/** Behind a heading without a mark the next number follows at once; else a mark or a break must stand before. */
function mayStand(text: string, marker: Marker, previous: Marker | undefined): boolean {
  if (marker.start === 0 || before.test(text[marker.start - 1] ?? '')) return true;
  const gap = previous ? marker.start - previous.end : Number.POSITIVE_INFINITY;
  const heading =
    previous && gap > 1 && gap <= 40 && !/[。，,]/u.test(text.slice(previous.end, marker.start));
  return heading === true && previous.form !== marker.form && marker.no === 1;
}
