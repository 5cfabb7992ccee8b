import { clockPatterns } from './clock-patterns.ts';
import type { ReadClock } from './reading.ts';

/** Titles in 《》, spans and versions of years, and validity periods are data, not deadlines. */
const ignored =
  /《[^》]{0,200}》|\d{4}年?(?:—|－|-|~|～|至)\d{4}年|\d{4}年?版|\d{4}年\d{1,2}月\d{1,2}日(?:起|至(?:\d{4}年)?\d{1,2}月\d{1,2}日)|“\d[^”]{0,6}”/gu;

/**
 * The time expressions of a sentence (importing, section 4): dated ones first, then recurrences, then what is
 * standing or dormant. A year is inherited from the expression before it; soft words (及时, 尽快) give none.
 * `year` is the plan's; without it only expressions that name their year are dated. Linear in the length.
 */
export function readClocks(sentence: string, year: number | null): ReadClock[] {
  const text = sentence
    .replaceAll(ignored, (match) => '＿'.repeat(match.length))
    .replaceAll(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
  const found: { at: number; clocks: readonly ReadClock[] }[] = [];
  const taken = new Set<number>();
  const inherited = yearsAlong(text, year);
  for (const { pattern, read } of clockPatterns) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.has(from) || taken.has(to - 1)) continue;
      const clocks = read(match, inherited(from), year);
      if (clocks === null) continue;
      for (let at = from; at < to; at += 1) taken.add(at);
      found.push({ at: from, clocks: clocks.map((clock) => ({ text: sentence.slice(from, to), ...clock })) });
    }
  }
  return found
    .sort((a, b) => a.at - b.at)
    .flatMap(({ clocks }) => clocks)
    .sort((a, b) => weight(a) - weight(b));
}

function weight(clock: ReadClock): number {
  if (clock.due !== undefined || clock.from !== undefined) return 0;
  return clock.every === undefined ? 2 : 1;
}

/** The year in force at a place: the last one named before it, else the plan's. */
function yearsAlong(text: string, year: number | null): (at: number) => number | null {
  const named = [...text.matchAll(/(?<!\d)(20\d{2}|19\d{2})年/gu)].map((match) => ({
    at: match.index,
    year: Number(match[1]),
  }));
  return (at) => named.findLast((entry) => entry.at <= at)?.year ?? year;
}
