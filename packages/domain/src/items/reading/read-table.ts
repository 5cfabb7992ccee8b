import type { Jump } from './build-outline.ts';
import type { Column, Row, Table } from './find-table.ts';
import { joined, type Paper } from './paper.ts';
import { readNumeral } from './numerals.ts';
import { readClocks } from './read-clocks.ts';
import { joinBearers, noiseOf, readMeasure, uniqueClocks } from './read-item.ts';
import type { Body } from './read-numbered.ts';
import { isResponsibility, readResponsibility } from './read-responsibility.ts';
import type { Bearers, Noise, ReadClock, ReadItem, ReadMeasure, ReadSection, TextSpan } from './reading.ts';
import { splitSentences } from './split-sentences.ts';

/** An item while its rows are read. */
interface Open {
  readonly no: number;
  readonly section: number | null;
  readonly heading: TextSpan | null;
  /** The heading's words, taken over from the row above where this row's cell is empty. */
  readonly task: string | null;
  readonly from: number;
  to: number;
  readonly measures: ReadMeasure[];
}

type Cells = Readonly<Partial<Record<Column, TextSpan>>>;

/** What the rows above hand down to empty cells. */
interface Above {
  readonly item: Open | null;
  readonly task: string | null;
  readonly section: string | null;
  readonly cells: Cells;
}

/**
 * Reads a task table (任务分工表). The contract with what makes its text: one row a line, cells joined by TAB (or |),
 * a line break inside a cell as U+000B; every row with all its cells, a merged one's words in its first row or in all
 * of them. A row that is short all the same lacks its first cells, as copies of web pages do.
 * A row with a number, or with a task of its own where there are no numbers, is an item; a row with neither goes on
 * with the item above; a line of one cell is a section. 同上 and ″ repeat the cell above. Who bears a row and when it is
 * due is handed down only to rows that say neither. Repeated headers, （续） and 合计 are named noise.
 */
export function readTable(paper: Paper, table: Table): Body {
  const sections: ReadSection[] = [];
  const noise: Noise[] = [];
  const open: Open[] = [];
  let above: Above = { item: null, task: null, section: null, cells: {} };
  for (const row of table.rows) {
    const group = row.isHeader ? null : groupOf(paper, table, row);
    if (row.isHeader || isBeside(paper, row)) noise.push(...cellsAsNoise(paper, row));
    else if (group) {
      sections.push({
        no: group.no ?? sections.length + 1,
        heading: paper.text.slice(...group.heading),
        span: group.heading,
      });
      noise.push(...group.rest.map((span) => noiseOf(paper, span, 'table')));
      above = { item: null, task: null, section: null, cells: {} };
    } else above = readRow(paper, table, row, above, { sections, noise, open });
  }
  return { sections, items: open.map((item) => close(paper, item)), noise, jumps: jumpsOf(open) };
}

interface Found {
  readonly sections: ReadSection[];
  readonly noise: Noise[];
  readonly open: Open[];
}

function readRow(
  paper: Paper,
  table: Table,
  row: Row,
  above: Above,
  { sections, noise, open }: Found,
): Above {
  const { text } = paper;
  const own = cellsBy(text, table, row);
  const word = (column: Column) => (own[column] ? text.slice(...own[column]) : null);
  const section = word('section');
  if (own.section && section !== above.section)
    sections.push({ no: sections.length + 1, heading: section ?? '', span: own.section });
  const isNewSection = own.section !== undefined && section !== above.section;
  const task = isDitto(word('task')) ? null : word('task');
  const no = numberOf(word('no'));
  const sameTask = task === null || task === above.task;
  const hasNumbers = table.columns.includes('no');
  const goesOn = above.item !== null && sameTask && !isNewSection && (no === null || no === above.item.no);
  const joins = goesOn || (above.item !== null && hasNumbers && no === null && own.measure === undefined);
  const cells = handDown(text, own, above.cells);
  const hasMeasures = table.columns.includes('measure');
  const item: Open =
    joins && above.item
      ? above.item
      : {
          no: no ?? (open.at(-1)?.no ?? 0) + 1,
          section: sections.at(-1)?.no ?? null,
          heading: hasMeasures && task !== null && own.measure && own.task ? own.task : null,
          task: hasMeasures && own.measure ? (task ?? above.task) : null,
          from: row.line[0],
          to: row.line[1],
          measures: [],
        };
  if (item !== above.item) open.push(item);
  item.to = row.line[1];
  const work = own.measure ?? (task === above.task && joins ? undefined : own.task);
  const born = work ? measuresOf(paper, work, item, bearersOf(paper, cells), clocksOf(paper, cells)) : [];
  item.measures.push(...born);
  const taken = [own.no, item.heading, work, isNewSection ? own.section : undefined];
  for (const [index, cell] of row.cells.entries()) {
    if (!cell || taken.includes(cell)) continue;
    const names = bearing.includes(table.columns[index] ?? 'other');
    noise.push(noiseOf(paper, cell, names ? 'responsibility' : 'table'));
  }
  return { item, task: task ?? above.task, section: section ?? above.section, cells };
}

function cellsBy(text: string, { columns }: Table, { cells }: Row): Cells {
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

const bearing: readonly Column[] = ['lead', 'responsible', 'co'];
const timing: readonly Column[] = ['due', 'frequency'];

/** Cells that say “as above”, and all that say who and when where a row says neither. */
function handDown(text: string, own: Cells, above: Cells): Cells {
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

function isDitto(words: string | null): boolean {
  return words !== null && /^(?:同上|″|〃|"|”)$/u.test(words);
}

function bearersOf(paper: Paper, cells: Cells): Bearers {
  const words = (column: Column) =>
    cells[column]
      ? paper.text
          .slice(...cells[column])
          .slice(0, longestUnits)
          .split('\n')
          .join('、')
      : '';
  const first = (cells.lead ?? cells.responsible)?.[0] ?? 0;
  const firstLeads = first >= paper.firstLeadsFrom;
  const read = (label: string, value: string) =>
    value === ''
      ? []
      : [readResponsibility(isResponsibility(value) ? value : `${label}：${value}`, firstLeads)];
  if (words('lead') === '')
    return joinBearers([...read('责任单位', words('responsible')), ...read('配合单位', words('co'))]);
  return joinBearers([
    ...read(firstLeads ? '责任单位' : '牵头单位', words('lead')),
    ...read('配合单位', words('responsible')),
    ...read('配合单位', words('co')),
  ]);
}

function clocksOf(paper: Paper, cells: Cells): ReadClock[] {
  return timing.flatMap((column) =>
    cells[column] ? readClocks(joined(paper, cells[column]), paper.year) : [],
  );
}

const numbered = /^(?:\d{1,3}[.．、]|[（(]\d{1,3}[）)]|[①-⑳])\s*/u;

function measuresOf(
  paper: Paper,
  cell: TextSpan,
  { no, measures }: Open,
  bearers: Bearers,
  clocks: readonly ReadClock[],
): ReadMeasure[] {
  return splitSentences(paper, cell).map(([from, to], index) => {
    const mark = numbered.exec(paper.text.slice(from, Math.min(to, from + 8)))?.[0].length ?? 0;
    const measure = readMeasure(paper, [from + mark, to], `${no}.${measures.length + index + 1}`);
    return { ...measure, ...bearers, clocks: uniqueClocks([...clocks, ...measure.clocks]) };
  });
}

function close(paper: Paper, { no, section, heading, task, from, to, measures }: Open): ReadItem {
  return {
    no,
    section,
    heading: heading ? paper.text.slice(...heading) : task,
    headingSpan: heading,
    scope: null,
    span: [from, to],
    ...joinBearers(measures),
    clocks: uniqueClocks(measures.flatMap(({ clocks }) => clocks)),
    measures,
  };
}

/** Where the numbers of a table do not go on; starting anew with 1 is no jump. */
function jumpsOf(items: readonly Open[]): Jump[] {
  return items.flatMap(({ no, from }, index) => {
    const after = items[index - 1]?.no;
    return after === undefined || no === after + 1 || no === 1 ? [] : [{ after, found: no, at: from }];
  });
}

function numberOf(words: string | null): number | null {
  if (words === null) return null;
  const plain = words.normalize('NFKC');
  const digits = /\d{1,4}/u.exec(plain)?.[0];
  return digits === undefined ? readNumeral(plain.replaceAll(/[、.()\s]/gu, '')) : Number(digits);
}

interface Group {
  readonly no: number | null;
  readonly heading: TextSpan;
  readonly rest: readonly TextSpan[];
}

const groupNumber =
  /^(?:第?([一二三四五六七八九十]{1,3})(?:[、.．]|部分)|[（(]([一二三四五六七八九十]{1,3})[）)])\s*/u;

/** A line of one text, or one text in the first cell (or in all of them): the heading of what follows. */
function groupOf({ text }: Paper, { columns }: Table, { line, cells }: Row): Group | null {
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
function isBeside({ text }: Paper, { line, cells }: Row): boolean {
  const words = text.slice(line[0], Math.min(line[1], line[0] + 80)).replaceAll(/[\s|｜│]/gu, '');
  if (/^[:：-]+$/u.test(words) || /[（(]续(?:表)?[）)]$|^续表|^注[：:]/u.test(words)) return true;
  const filled = cells.find((cell) => cell !== null);
  return filled !== undefined && filled !== null && /^(?:合计|小计|总计|共计)/u.test(text.slice(...filled));
}

function cellsAsNoise(paper: Paper, { cells }: Row): Noise[] {
  return cells.flatMap((cell) => (cell ? [noiseOf(paper, cell, 'table')] : []));
}
