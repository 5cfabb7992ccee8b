import { refuseDocument } from './document-refusal.ts';
import { maxColumn, maxRow, type Cell, type SheetTaker } from './workbook.ts';

/** Gives the rows of comma- or TAB-separated text (RFC 4180 quotes); the first line decides which of the two it is. */
export function readCsv(text: string, name: string, take: SheetTaker): void {
  const first = text.slice(0, text.search(/\n|$/u));
  const separator = first.includes('\t') && !first.includes(',') ? '\t' : ',';
  take.sheet({ name, base: 1900 });
  let cells: Cell[] = [];
  let column = 1;
  let no = 1;
  let at = 0;
  const endRow = (): void => {
    if (cells.length > 0) take.row({ no, cells });
    cells = [];
    column = 1;
    no += 1;
    if (no > maxRow + 1) throw refuseDocument(`超过 ${maxRow} 行`, `More than ${maxRow} rows`);
  };
  while (at < text.length) {
    const quoted = text[at] === '"';
    const end = quoted ? endOfQuoted(text, at, no) : endOfPlain(text, at, separator);
    const value = quoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
    if (value.trim() !== '') {
      if (column > maxColumn)
        throw refuseDocument(
          `第 ${no} 行超过 ${maxColumn} 列`,
          `Row ${no} has more than ${maxColumn} columns`,
        );
      cells.push({ column, text: value, type: 'text' });
    }
    at = end;
    if (text[at] === separator) {
      column += 1;
      at += 1;
    } else if (text[at] === '\n') {
      endRow();
      at += 1;
    }
  }
  endRow();
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
  return at;
}

/** Just behind the closing quote; a doubled quote is one of the text. */
function endOfQuoted(text: string, from: number, row: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') {
      const next = text[at + 1];
      if (next === undefined || next === ',' || next === '\t' || next === '\n') return at + 1;
      break;
    }
  throw refuseDocument(`第 ${row} 行的引号没有配对`, `Row ${row} has a quote without its partner`);
}
