import { clockPatterns } from './clock-patterns.ts';
import { readNumeral } from './numerals.ts';
import type { ReadClock } from './reading.ts';

/** Titles in 《》, spans and versions of years, and validity periods are data, not deadlines. */
const ignored =
  /《[^《》]{0,200}》|\d{4}年?(?:—|－|-|~|～|至)\d{4}年|\d{4}年?版|\d{4}年\d{1,2}月\d{1,2}日(?:起|至(?:\d{4}年)?\d{1,2}月\d{1,2}日)|“\d[^”]{0,6}”/gu;

/** Every time expression has one of these; most sentences have none. */
const hint = /[年月季日天期]|七一|十一|五一|五四|国庆|适时|择机|视情|条件成熟|持续|坚持|常态化/u;

/**
 * The time expressions of a sentence (importing, section 4): dated ones first, then recurrences, then what is
 * standing or dormant. A year is inherited from the expression before it; soft words (及时, 尽快) give none.
 * `year` is the plan's; without it only expressions that name their year are dated. Linear in the length.
 */
export function readClocks(sentence: string, year: number | null): ReadClock[] {
  if (!hint.test(sentence)) return [];
  const text = sentence
    .replaceAll(ignored, (match) => '＿'.repeat(match.length))
    .replaceAll(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
    .replaceAll(chineseMonth, (match, month: string) => withDigits(match, month));
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
  return clock.every === undefined && clock.event === undefined ? 2 : 1;
}

/** 六月底前 as 6月底前, of the same length, which 十月 has not. */
const chineseMonth =
  /(?<![一二三四五六七八九十每个])([一二三四五六七八九]|十[一二])月(?=底|末|前|份|[上中下]旬)/gu;

function withDigits(match: string, month: string): string {
  return `${readNumeral(month) ?? ''}月`.padStart(match.length, '0');
}

/**
 * The year in force at a place: that of the last expression before it that names its own (2021年6月底前…，12月底前…), else
 * the plan's. Years that only tell of something (2016年实施的措施) hand nothing on.
 */
function yearsAlong(text: string, year: number | null): (at: number) => number | null {
  const named = [
    ...text.matchAll(
      /(?<!\d)(20\d{2}|19\d{2})年(?=\d{1,2}(?:月|、|—|-|至)|第?[一二三四1-4]季度|[上下]半年|年?[底末内])/gu,
    ),
  ].map((match) => ({ at: match.index, year: Number(match[1]) }));
  return (at) => {
    let [low, high] = [0, named.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((named[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return named[low - 1]?.year ?? year;
  };
}
