import type { Row, Table } from './find-table.ts';
import { numberOf } from './hand-down.ts';
import { readNumeral } from './numerals.ts';
import type { Paper } from './paper.ts';
import type { TextSpan } from './reading.ts';

/** A line of a table that is the heading of a section. */
export interface Group {
  readonly no: number | null;
  readonly heading: TextSpan;
  /** A count behind the heading, and the same words in further cells. */
  readonly rest: readonly TextSpan[];
}

const groupNumber =
  /^(?:第?([一二三四五六七八九十]{1,3})(?:[、.．]|部分)|[（(]([一二三四五六七八九十]{1,3})[）)])\s*/u;

/** A line of one text, or one text in the first cell (or in all of them): the heading of what follows. */
export function groupOf({ text }: Paper, { columns }: Table, { line, cells }: Row): Group | null {
  const filled = cells.filter((cell) => cell !== null);
  const [first] = filled;
  const words = first ? text.slice(...first) : '';
  if (!first || words.length > 60 || filled.some((cell) => text.slice(...cell) !== words)) return null;
  const number = groupNumber.exec(words);
  const isWork = ['task', 'measure'].includes(columns[cells.indexOf(first)] ?? '');
  if (!number && (/。/u.test(words) || (cells.length > 1 && isWork) || numberOf(words) !== null)) return null;
  const count = /[（(](?:共)?\d+[项个条][^（()）]{0,12}[）)]$/u.exec(words);
  const from = first[0] + (number?.[0].length ?? 0);
  const to = first[1] - (count?.[0].length ?? 0);
  if (from >= to) return null;
  return {
    no: number ? readNumeral(number[1] ?? number[2] ?? '') : null,
    heading: [from, to],
    rest: [...(count ? [[to, first[1]] as const] : []), ...filled.slice(1)].filter(([at]) => at < line[1]),
  };
}

/** （续）, totals, notes between pages and the ruler of a Markdown table. */
export function isBeside({ text }: Paper, { line, cells }: Row): boolean {
  const words = text.slice(line[0], Math.min(line[1], line[0] + 80)).replaceAll(/[\s|｜│]/gu, '');
  if (/^[:：-]+$/u.test(words) || /[（(]续(?:表)?[）)]$|^续表|^注[：:]/u.test(words)) return true;
  const filled = cells.find((cell) => cell !== null);
  return filled !== undefined && filled !== null && /^(?:合计|小计|总计|共计)/u.test(text.slice(...filled));
}
