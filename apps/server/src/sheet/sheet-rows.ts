import {
  cellPlace,
  columnName,
  type Cell,
  type Sheet,
  type SheetRow,
  type Workbook,
} from '@gangmu/documents/workbook';
import type { Label } from '@gangmu/domain/label';
import { Refusal } from '@gangmu/domain/refusal';
import { setImmediate } from 'node:timers/promises';
import { isClearing, type Field, type Fix } from './field.ts';
import type { Work } from './sheet-kind.ts';

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What a row says, by field: a value, null to take it away, nothing to leave it as it is. */
export type Values<F extends Fields> = {
  readonly [K in keyof F]?: (F[K] extends Field<infer T> ? T : never) | null;
};

export interface Problem {
  /** Sheet and address, e.g. `单位!C7`. */
  readonly place: string;
  readonly header: string;
  readonly value: string;
  readonly text: Label;
  readonly fixes: readonly Fix[];
}

export interface Row<F extends Fields> {
  readonly values: Values<F>;
  place(field: keyof F & string): string;
  problem(field: keyof F & string, text: Label, fixes?: readonly Fix[]): Problem;
}

/** A file with the columns of a kind of sheet found in it. */
export interface OpenSheet<F extends Fields> {
  readonly rowCount: number;
  readonly notices: readonly Label[];
  has(field: keyof F & string): boolean;
  /** Rows in order; `accepted` replaces the text of cells by place. */
  rows(accepted: ReadonlyMap<string, string>): Generator<{ row: Row<F>; problems: Problem[] }>;
}

/** What is wrong in a file; of each cell the first trouble counts. */
export class ProblemList {
  private readonly found: { row: number; problem: Problem }[] = [];
  private readonly places = new Set<string>();

  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      if (this.places.has(problem.place)) continue;
      this.places.add(problem.place);
      this.found.push({ row: Number(/\d+$/u.exec(problem.place)?.[0] ?? 0), problem });
    }
  }

  /** In the order of the rows. */
  get all(): Problem[] {
    return this.found.toSorted((a, b) => a.row - b.row).map(({ problem }) => problem);
  }
}

/** Never to be stored (domain 5.5): a file that brings it is refused as a whole. */
const forbidden = /身份证|证件号|手机|电话|住址|家庭|宗教|银行卡/u;
const headingRows = 10;
const exampleMark = /^示例/u;
const maxRows = 20_000;

/** Finds the sheet and its heading row. Throws `invalid` when columns are missing, doubled or not allowed. */
export function openSheet<F extends Fields>(title: string, fields: F, workbook: Workbook): OpenSheet<F> {
  for (const sheet of workbook.sheets) requireAllowed(sheet);
  const byName = workbook.sheets.filter((sheet) => sheet.name === title);
  for (const sheet of [...byName, ...workbook.sheets]) {
    const found = findColumns(sheet, fields);
    if (!found) continue;
    const { columns, headingRow, unknown } = found;
    const rows = sheet.rows.filter(
      (row) =>
        row.no > headingRow &&
        !row.cells.some((cell) => cell.column === columns.get(found.key) && exampleMark.test(cell.text)),
    );
    if (rows.length > maxRows)
      throw refuse(
        `最多 ${maxRows} 行，现有 ${rows.length} 行，请拆分`,
        `At most ${maxRows} rows; there are ${rows.length}`,
      );
    return {
      rowCount: rows.length,
      notices: unknown.map((header) => ({
        zh: `未读取列“${header}”`,
        en: `Column “${header}” was not read`,
      })),
      has: (field) => columns.has(field),
      *rows(accepted) {
        const around = { name: sheet.name, base: sheet.base, fields, columns };
        for (const line of rows) {
          const problems: Problem[] = [];
          yield { row: new SheetLine<F>(around, line, accepted, problems), problems };
        }
      },
    };
  }
  const needed = Object.values(fields)
    .filter((field) => field.required)
    .map((field) => field.header);
  throw refuse(
    `没有找到所需的列：${needed.join('、')}。请下载模板，按模板填写`,
    `The columns ${needed.join(', ')} were not found; download the template and fill it in`,
  );
}

/** Lets others have their turn now and then in a long loop, and ends it when nobody waits any more. */
export async function giveWay(index: number, signal: AbortSignal): Promise<void> {
  if (index % 250 !== 249) return;
  await setImmediate();
  signal.throwIfAborted();
}

/** All rows with what is wrong in their cells, told as it goes and ended when nobody waits. */
export async function readRows<F extends Fields>(
  sheet: OpenSheet<F>,
  work: Pick<Work, 'accepted' | 'signal' | 'progress'>,
): Promise<{ rows: Row<F>[]; problems: ProblemList }> {
  const rows: Row<F>[] = [];
  const problems = new ProblemList();
  for (const { row, problems: found } of sheet.rows(work.accepted)) {
    rows.push(row);
    problems.add(...found);
    if (rows.length % 250 === 0) work.progress('check', rows.length, sheet.rowCount);
    await giveWay(rows.length - 1, work.signal);
  }
  work.progress('check', rows.length, sheet.rowCount);
  return { rows, problems };
}

/** A row of the file; twenty thousand of them are held at once, so it keeps nothing of its own but its values. */
class SheetLine<F extends Fields> implements Row<F> {
  readonly values: Values<F>;
  private readonly sheet: FoundSheet;
  private readonly line: SheetRow;
  private readonly accepted: ReadonlyMap<string, string>;

  constructor(sheet: FoundSheet, line: SheetRow, accepted: ReadonlyMap<string, string>, problems: Problem[]) {
    this.sheet = sheet;
    this.line = line;
    this.accepted = accepted;
    this.values = this.read(problems) as Values<F>; // read by the fields of the same names
  }

  place(name: string): string {
    return cellPlace(this.sheet.name, this.line.no, this.sheet.columns.get(name) ?? 1);
  }

  problem(name: string, text: Label, fixes: readonly Fix[] = []): Problem {
    const value = this.cellAt(name)?.text.slice(0, 200) ?? '';
    return { place: this.place(name), header: this.sheet.fields[name]?.header ?? name, value, text, fixes };
  }

  /** The cell of a field, with the text the user put in its place. */
  private cellAt(name: string): Cell | undefined {
    const column = this.sheet.columns.get(name) ?? 0;
    const instead = this.accepted.size > 0 ? this.accepted.get(this.place(name)) : undefined;
    if (instead !== undefined) return { column, text: instead, type: 'text' };
    return this.line.cells.find((cell) => cell.column === column);
  }

  private read(problems: Problem[]): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const name of this.sheet.columns.keys()) {
      const field = this.sheet.fields[name];
      const cell = this.cellAt(name);
      if (!field || field.shown || !cell || cell.text.trim() === '') continue;
      if (cell.type === 'error')
        problems.push(this.problem(name, { zh: '单元格是错误值', en: 'the cell holds an error' }));
      else if (cell.type === 'lossy') {
        const text = { zh: '数字超过 15 位，请按文本格式填写', en: 'more than 15 digits; enter it as text' };
        problems.push(this.problem(name, text));
      } else if (isClearing(cell.text) && !field.required) values[name] = null;
      else {
        const read = field.read(cell, this.sheet.base);
        if ('value' in read) values[name] = read.value;
        else problems.push(this.problem(name, read.trouble, read.fixes));
      }
    }
    return values;
  }
}

interface FoundSheet {
  readonly name: string;
  readonly base: 1900 | 1904;
  readonly fields: Fields;
  readonly columns: ReadonlyMap<string, number>;
}

function findColumns(sheet: Sheet, fields: Fields) {
  const [key = ''] = Object.keys(fields); // the first field names the row
  for (const row of sheet.rows.slice(0, headingRows)) {
    const columns = new Map<string, number>();
    const unknown: string[] = [];
    for (const cell of row.cells) {
      const header = plain(cell.text);
      const name = Object.keys(fields).find((candidate) =>
        [fields[candidate]?.header ?? '', ...(fields[candidate]?.aliases ?? [])].some(
          (one) => plain(one) === header,
        ),
      );
      if (name === undefined) unknown.push(cell.text.slice(0, 30));
      else if (columns.has(name))
        throw refuse(
          `列“${cell.text}”出现了两次（${columnName(cell.column)}）`,
          `Column “${cell.text}” stands there twice`,
        );
      else columns.set(name, cell.column);
    }
    const missing = Object.entries(fields).filter(([name, field]) => field.required && !columns.has(name));
    if (missing.length === 0) return { columns, headingRow: row.no, unknown, key };
  }
  return null;
}

function requireAllowed(sheet: Sheet): void {
  for (const row of sheet.rows.slice(0, headingRows))
    for (const cell of row.cells)
      if (cell.text.length <= 20 && forbidden.test(cell.text)) {
        const place = cellPlace(sheet.name, row.no, cell.column);
        throw refuse(
          `列“${cell.text}”（${place}）的内容依规定不得存入本系统，请删除该列后再导入`,
          `Column “${cell.text}” (${place}) must never be stored here; delete it first`,
          place,
        );
      }
}

/** A heading without marks for “required”, spaces and units of measure in brackets. */
function plain(header: string): string {
  return header.normalize('NFKC').replaceAll(/[\s*]|\(.*?\)/gu, '');
}

function refuse(zh: string, en: string, place = 'file'): Refusal {
  return new Refusal('invalid', { zh, en }, [{ place, text: { zh, en } }]);
}
