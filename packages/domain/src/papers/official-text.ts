import type { Day } from '../time/day.ts';

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 to 九十九, as headings count. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return digits[ones] ?? '';
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}

/** 2024年6月20日: Arabic figures, no leading zero (GB/T 9704-2012, 7.3.5.4). */
export function officialDay(value: Day): string {
  const [year, month, date] = value.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The number of a heading before its words: 一、（一）1.（1） (GB/T 9704-2012, 7.3.3). */
export function headingNumber(level: 1 | 2 | 3 | 4, at: number): string {
  if (level === 1) return `${chineseNumber(at)}、`;
  if (level === 2) return `（${chineseNumber(at)}）`;
  return level === 3 ? `${at}．` : `（${at}）`;
}
