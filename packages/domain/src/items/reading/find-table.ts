import type { TextSpan } from './reading.ts';
import { trimSpan } from './split-sentences.ts';

/** What a column of a task table holds, known by its header (importing, section 9). */
export type Column =
  | 'no'
  | 'section'
  | 'task'
  | 'measure'
  | 'lead'
  | 'responsible'
  | 'named'
  | 'co'
  | 'due'
  | 'frequency'
  | 'other';

export interface Row {
  readonly line: TextSpan;
  /** The text of each cell without white space around it; null for an empty one. */
  readonly cells: readonly (TextSpan | null)[];
  readonly isHeader: boolean;
}

export interface Table {
  /** From the first header to the last row. */
  readonly span: TextSpan;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const headers: readonly (readonly [Column, RegExp])[] = [
  ['no', /^(?:任务|工作|项目)?(?:序号|编号|序|no\.?)$/iu],
  [
    'other',
    /领导|责任人|联络员|考核部门|评分|分值|得分|进展|完成情况|备注|说明|佐证|依据|阶段性|成果|^(?:启动|开始|起始)/u,
  ],
  ['co', /^(?:配合|协办|协助|参与|参加|协同|其他责任)(?:责任)?(?:单位|部门|处室|科室|支部)?$/u],
  ['lead', /^(?:主?牵头|主办|承办|主要责任|第一责任)(?:责任)?(?:单位|部门|处室|科室|支部)?$/u],
  ['responsible', /^(?:责任(?:单位|部门|处室|科室|支部|主体|分工)?|单位|部门|任务分工)$/u],
  ['named', /^(?:负责|落实|实施|指导)(?:单位|部门|处室|科室|支部)$/u],
  ['due', /时限|期限|时间|节点|日期/u],
  ['frequency', /^频[次率]$/u],
  ['section', /^(?:板块|类别|类型|分类|方面|领域|部分|一级(?:任务|指标))$/u],
  ['measure', /措施|内容|要求|任务分解|具体任务|二级(?:任务|指标)/u],
  ['task', /任务|项目|事项|举措|要点|^工作$|工作目标/u],
];

/**
 * The task table of a paper: a line of TAB or | with at least two known headers, one of them for the work, and
 * every line of cells behind it. Null for prose. One pass.
 */
export function findTable(text: string): Table | null {
  const rows: Row[] = [];
  let columns: Column[] | null = null;
  let end = -1;
  for (const content of text.split('\n')) {
    const line: TextSpan = [end + 1, end + 1 + content.length];
    end = line[1];
    if (content.trim() === '') continue;
    const cells = cellsOf(text, line);
    const named = cells.map((cell) => (cell ? columnOf(text.slice(...cell)) : null));
    const isSecond = columns !== null && rows.every((row) => row.isHeader);
    const isHeader = (isSecond && isRuler(text, cells)) || looksLikeHeader(named, cells, isSecond);
    if (isHeader) columns = mergeHeaders(columns, named, rows);
    if (columns) rows.push({ line, cells, isHeader });
  }
  while (rows.length > 0 && (rows.at(-1)?.cells.length ?? 0) < 3) rows.pop();
  const [first, last] = [rows[0], rows.at(-1)];
  if (!columns || !first || !last || rows.every(({ isHeader }) => isHeader)) return null;
  return { span: [first.line[0], last.line[1]], columns: withoutMeasure(columns), rows };
}

/** A line as cells. A border at either end of the line makes no cell. */
function cellsOf(text: string, [from, to]: TextSpan): (TextSpan | null)[] {
  const line = text.slice(from, to);
  const border = line.includes('\t') ? /\t/u : /[|｜│]/u;
  const cells: (TextSpan | null)[] = [];
  let at = from;
  for (const cell of line.split(border)) {
    cells.push(trimSpan(text, [at, at + cell.length]));
    at += cell.length + 1;
  }
  if (border.source === '\\t') return cells;
  return cells.slice(/^[|｜│]/u.test(line) ? 1 : 0, /[|｜│]$/u.test(line) ? -1 : undefined);
}

/** Headers may be set wide (主 要 内 容) or broken over two lines. */
function columnOf(cell: string): Column | null {
  const name = cell.normalize('NFKC').replaceAll(/[\s*]/gu, '');
  if (name.length === 0 || name.length > 16) return null;
  return headers.find(([, words]) => words.test(name.replace(/\(.*\)$/u, '')))?.[0] ?? null;
}

/** `isSecond` is a line right below a header, which may only part its merged columns. */
function looksLikeHeader(
  named: readonly (Column | null)[],
  cells: readonly (TextSpan | null)[],
  isSecond: boolean,
): boolean {
  const known = named.filter((column) => column !== null);
  const filled = cells.filter((cell) => cell !== null);
  if (cells.length < 3 || filled.some((cell) => cell[1] - cell[0] > 20)) return false;
  const work = isSecond || known.includes('task') || known.includes('measure');
  return work && new Set(known).size >= 2 && known.length * 3 >= filled.length * 2;
}

/** |---|:--| under the header of a Markdown table. */
function isRuler(text: string, cells: readonly (TextSpan | null)[]): boolean {
  return cells.every((cell) => cell !== null && /^:?-{2,}:?$/u.test(text.slice(...cell)));
}

/** The first header stands; one right below it parts its merged columns, one farther down repeats it. */
function mergeHeaders(
  columns: Column[] | null,
  named: readonly (Column | null)[],
  rows: readonly Row[],
): Column[] {
  if (!columns) return named.map((column) => column ?? 'other');
  if (!rows.every(({ isHeader }) => isHeader)) return columns;
  return named.map((column, index) => column ?? columns[index] ?? 'other');
}

/** A table without a task column says its tasks in the column of contents. */
function withoutMeasure(columns: readonly Column[]): Column[] {
  if (columns.includes('task')) return onlyFirst(columns);
  const at = columns.indexOf('measure');
  return onlyFirst(columns.map((column, index) => (index === at ? 'task' : column)));
}

/** A second column of tasks holds what is to be done for the first; of all others the first of a name counts. */
function onlyFirst(columns: readonly Column[]): Column[] {
  const seen = new Set<Column>();
  return columns.map((column) => {
    const name = column === 'task' && seen.has('task') ? 'measure' : column;
    if (name !== 'other' && seen.has(name)) return 'other';
    seen.add(name);
    return name;
  });
}
