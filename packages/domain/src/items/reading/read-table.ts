import type { Jump } from './build-outline.ts';
import { groupOf, isBeside } from './find-group.ts';
import type { Column, Row, Table } from './find-table.ts';
import {
  bearersOf,
  bearing,
  cellsBy,
  clocksOf,
  handDown,
  isDitto,
  numberOf,
  type Cells,
} from './hand-down.ts';
import type { Paper } from './paper.ts';
import { noiseOf, readMeasure } from './read-item.ts';
import { joinBearers, uniqueClocks } from './read-naming.ts';
import type { Body } from './read-numbered.ts';
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
    const measure = readMeasure(paper, [from + mark, to], `${no}.${measures.length + index + 1}`, null);
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

function cellsAsNoise(paper: Paper, { cells }: Row): Noise[] {
  return cells.flatMap((cell) => (cell ? [noiseOf(paper, cell, 'table')] : []));
}
