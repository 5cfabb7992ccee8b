import type { Label } from '@gangmu/domain/label';

/**
 * What a cell holds, as text: `day` is YYYY-MM-DD, `number` plain digits, `truth` TRUE or FALSE. `error` is a
 * formula that failed or a date outside of the calendar, `lossy` a number beyond 15 digits, whose end Excel has
 * already lost.
 */
export interface Cell {
  /** From 1. */
  readonly column: number;
  readonly text: string;
  readonly type: 'text' | 'number' | 'day' | 'truth' | 'error' | 'lossy';
}

export interface SheetRow {
  /** From 1, as the program shows it. */
  readonly no: number;
  /** Cells with content, left to right. */
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** The day of serial number 0: 1900 (with its leap-year fault) or 1904. */
  readonly base: 1900 | 1904;
}

/** The visible sheets of a file, in their order. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly notices: readonly Label[];
}

/** What a reader of sheets tells: each sheet, then its rows. */
export interface SheetTaker {
  sheet(head: Omit<Sheet, 'rows'>): void;
  row(row: SheetRow): void;
}

/** Collects what a reader tells into a workbook. */
export function collectWorkbook(read: (take: SheetTaker) => readonly Label[]): Workbook {
  const sheets: (Omit<Sheet, 'rows'> & { rows: SheetRow[] })[] = [];
  const notices = read({
    sheet: (head) => void sheets.push({ ...head, rows: [] }),
    row: (row) => void sheets.at(-1)?.rows.push(row),
  });
  return { sheets, notices };
}

export const maxRow = 100_000;
export const maxColumn = 256;

/** Column letters: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCodePoint(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** How people find a cell: sheet and address. */
export function cellPlace(sheet: string, row: number, column: number): string {
  return `${sheet}!${columnName(column)}${row}`;
}

const firstDay = Date.UTC(1899, 11, 30);
const lastSerial = 73_050; // 2099-12-31, the last day the rest of the system knows

/** The day of a serial number, null when there is no such day (1900-02-29, fractions, before 1900, after 2099). */
export function dayOfSerial(serial: number, base: Sheet['base']): string | null {
  const days = base === 1904 ? serial + 1_462 : serial;
  if (!Number.isInteger(days) || days < 1 || days > lastSerial || (base === 1900 && days === 60)) return null;
  const shifted = days < 60 ? days + 1 : days;
  return new Date(firstDay + shifted * 86_400_000).toISOString().slice(0, 10);
}
