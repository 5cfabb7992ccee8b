import type { Column, Row, Table } from './find-table.ts';
import { readNumeral } from './numerals.ts';
import { joined, type Paper } from './paper.ts';
import { readClocks } from './read-clocks.ts';
import { joinBearers } from './read-naming.ts';
import { isResponsibility, readResponsibility } from './read-responsibility.ts';
import type { Bearers, ReadClock, TextSpan } from './reading.ts';

/** The cells of a row by what their columns hold. */
export type Cells = Readonly<Partial<Record<Column, TextSpan>>>;

/** A row that is short lacks its first cells, unless it begins with a number or an empty cell. */
export function cellsBy(text: string, { columns }: Table, { cells }: Row): Cells {
  const first = cells[0] ? numberOf(text.slice(...cells[0])) : null;
  const isShort =
    cells.length < columns.length && cells[0] !== null && !(columns[0] === 'no' && first !== null);
  const missing = isShort ? columns.length - cells.length : 0;
  return Object.fromEntries(
    cells.flatMap((cell, index) => {
      const column = columns[index + missing] ?? 'other';
      return cell && column !== 'other' ? [[column, cell]] : [];
    }),
  );
}

/** A cell that names units is no longer than this (in characters); the rest of a longer one is left to the reader. */
const longestUnits = 1_000;

export const bearing: readonly Column[] = ['lead', 'responsible', 'named', 'co'];
const timing: readonly Column[] = ['due', 'frequency'];

/** Cells that say “as above”, and all that say who and when where a row says neither. */
export function handDown(text: string, own: Cells, above: Cells): Cells {
  const silent = [...bearing, ...timing].every((column) => own[column] === undefined);
  if (silent) return above;
  const cells = { ...own };
  for (const column of [...bearing, ...timing]) {
    const cell = own[column];
    const from = above[column];
    if (cell && isDitto(text.slice(...cell)) && from) cells[column] = from;
  }
  if (bearing.every((column) => own[column] === undefined))
    for (const column of bearing) if (above[column]) cells[column] = above[column];
  return cells;
}

/** 同上 and the like. */
export function isDitto(words: string | null): boolean {
  return words !== null && /^(?:同上|″|〃|"|”)$/u.test(words);
}

/** Who bears a row: 牵头 leads, 责任 and 配合 help; without 牵头 it is 责任 that leads. 负责 and 指导 lead nothing. */
export function bearersOf(paper: Paper, cells: Cells): Bearers {
  const words = (column: Column) =>
    cells[column]
      ? paper.text
          .slice(...cells[column])
          .slice(0, longestUnits)
          .split('\n')
          .join('、')
      : '';
  const first = (cells.lead ?? cells.responsible ?? cells.named)?.[0] ?? 0;
  const firstLeads = first >= paper.firstLeadsFrom;
  const read = (label: string, value: string) =>
    value === ''
      ? []
      : [readResponsibility(isResponsibility(value) ? value : `${label}：${value}`, firstLeads)];
  const hasLead = words('lead') !== '';
  return joinBearers([
    ...read(firstLeads ? '责任单位' : '牵头单位', words('lead')),
    ...read(hasLead ? '配合单位' : '责任单位', words('responsible')),
    ...read('负责单位', words('named')),
    ...read('配合单位', words('co')),
  ]);
}

/** By when, and how often. */
export function clocksOf(paper: Paper, cells: Cells): ReadClock[] {
  return timing.flatMap((column) =>
    cells[column] ? readClocks(joined(paper, cells[column]), paper.year) : [],
  );
}

/** A number in digits or numerals, whatever stands around it; null when there is none. */
export function numberOf(words: string | null): number | null {
  if (words === null) return null;
  const plain = words.normalize('NFKC');
  const digits = /\d{1,4}/u.exec(plain)?.[0];
  return digits === undefined ? readNumeral(plain.replaceAll(/[、.()\s]/gu, '')) : Number(digits);
}
