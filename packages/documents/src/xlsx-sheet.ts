import { refuseDocument } from './document-refusal.ts';
import { walkXml } from './walk-xml.ts';
import { cellPlace, dayOfSerial, maxColumn, maxRow, type Cell, type SheetRow } from './workbook.ts';
import { local, type CellFormat } from './xlsx-parts.ts';

interface Around {
  readonly name: string;
  readonly base: 1900 | 1904;
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
}

const precise = 1e15;

/**
 * Gives the rows of a sheet that hold something, one by one. Merged cells need nothing here: what they cover has no content, and
 * their ranges are never unfolded. Addresses must be possible, grow, and lie within the limits.
 */
export function readSheet(xml: Uint8Array, around: Around, take: (row: SheetRow) => void): void {
  let cells: Cell[] = [];
  let row = 0;
  let column = 0;
  let type = '';
  let format: CellFormat = 'plain';
  let value = '';
  let inline = '';
  let inside: 'v' | 't' | null = null;
  let skipped = 0;
  walkXml(xml, {
    open(name, attribute) {
      const element = local(name);
      if (skipped > 0 || element === 'extLst' || element === 'rPh') {
        skipped += 1;
        return;
      }
      if (element === 'row') {
        row = nextRow(attribute('r'), row);
        column = 0;
        cells = [];
      } else if (element === 'c') {
        column = nextColumn(attribute('r'), row, column);
        type = attribute('t');
        format = around.formats[Number(attribute('s') || 0)] ?? 'plain';
        value = '';
        inline = '';
      } else if (element === 'v') inside = 'v';
      else if (element === 't') inside = 't';
    },
    close(name) {
      if (skipped > 0) {
        skipped -= 1;
        return;
      }
      const element = local(name);
      if (element === 'v' || element === 't') inside = null;
      else if (element === 'c') {
        const read = readCell({ type, format, value, inline }, around, cellPlace(around.name, row, column));
        if (read === null) return;
        requireWithin(around.name, row, column);
        cells.push({ column, ...read });
      } else if (element === 'row' && cells.length > 0) take({ no: row, cells });
    },
    text(text) {
      if (skipped > 0) return;
      if (inside === 'v') value += text;
      else if (inside === 't') inline += text;
    },
  });
}

type Content = Pick<Cell, 'text' | 'type'>;

function readCell(
  cell: { type: string; format: CellFormat; value: string; inline: string },
  around: Around,
  place: string,
): Content | null {
  const { type, value } = cell;
  if (type === 'inlineStr') return written(cell.inline);
  if (value === '') return null;
  switch (type) {
    case 's': {
      const text = /^\d+$/u.test(value) ? around.strings[Number(value)] : undefined;
      if (text === undefined) throw damaged(place);
      return written(text);
    }
    case 'str':
      return written(value);
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE', type: 'truth' };
    case 'e':
      return { text: value.slice(0, 20), type: 'error' };
    case 'd':
      return { text: value.slice(0, 10), type: 'day' };
    default:
      return readNumber(Number(value), cell.format, around.base, place);
  }
}

function readNumber(number: number, format: CellFormat, base: 1900 | 1904, place: string): Content {
  if (!Number.isFinite(number)) throw damaged(place);
  if (format === 'percent') return { text: `${tidy(number * 100)}%`, type: 'text' };
  if (format === 'plain')
    return { text: tidy(number), type: Math.abs(number) >= precise ? 'lossy' : 'number' };
  const day = dayOfSerial(Math.floor(number), base);
  if (day === null) return { text: tidy(number), type: 'error' };
  if (format === 'month') return { text: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`, type: 'text' };
  return { text: day, type: 'day' };
}

/** Text with the escapes of the format undone (`_x000D_`); an empty text is no content. */
function written(raw: string): Content | null {
  const text = raw
    .replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\r\n?/gu, '\n')
    .toWellFormed();
  return text.trim() === '' ? null : { text, type: 'text' };
}

/** A number without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
function tidy(number: number): string {
  return Math.abs(number) >= precise
    ? String(BigInt(Math.round(number)))
    : String(Number(number.toPrecision(15)));
}

function nextRow(reference: string, before: number): number {
  const row = reference === '' ? before + 1 : Number(reference);
  if (!Number.isInteger(row) || row <= before || row > 1_048_576) throw impossible(reference);
  return row;
}

function nextColumn(reference: string, row: number, before: number): number {
  if (reference === '') return before + 1;
  const match = /^([A-Z]{1,3})(\d+)$/u.exec(reference);
  const column = [...(match?.[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (Number(match?.[2]) !== row || column <= before || column > 16_384) throw impossible(reference);
  return column;
}

function requireWithin(sheet: string, row: number, column: number): void {
  if (row <= maxRow && column <= maxColumn) return;
  const place = cellPlace(sheet, row, column);
  throw refuseDocument(
    `单元格 ${place} 超出上限（${maxRow} 行、${maxColumn} 列）`,
    `Cell ${place} lies beyond ${maxRow} rows and ${maxColumn} columns`,
    place,
  );
}

function impossible(reference: string) {
  const shown = reference.slice(0, 20);
  return refuseDocument(`单元格地址“${shown}”有误`, `“${shown}” is no cell address`);
}

function damaged(place: string) {
  return refuseDocument(`单元格 ${place} 的内容已损坏`, `The content of cell ${place} is damaged`, place);
}
