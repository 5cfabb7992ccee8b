import type { Label } from '@gangmu/domain/label';
import { refuseDocument } from './document-refusal.ts';
import type { Archive } from './open-archive.ts';
import type { SheetTaker } from './workbook.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readCellFormats, readSharedStrings, readWorkbookParts } from './xlsx-parts.ts';

const maxSheets = 50;

/**
 * Gives the visible sheets of an xlsx, row by row; hidden ones are left out and said in the notices returned.
 * Formulas give the value they were saved with.
 */
export function readXlsx(archive: Archive, take: SheetTaker): Label[] {
  const { sheets, base } = readWorkbookParts(archive);
  const visible = sheets.filter((sheet) => !sheet.hidden);
  if (visible.length === 0)
    throw refuseDocument('工作簿中没有可读取的工作表', 'The workbook has no sheet to read');
  if (sheets.length > maxSheets)
    throw refuseDocument(`工作表过多（上限 ${maxSheets}）`, `More than ${maxSheets} sheets`);
  const strings = readSharedStrings(archive);
  const formats = readCellFormats(archive);
  for (const { name, part } of visible) {
    const found = archive.get(part);
    if (!found) throw refuseDocument(`缺少工作表“${name}”`, `Sheet “${name}” is missing`);
    take.sheet({ name, base });
    readSheet(found.read(), { name, base, strings, formats }, (row) => take.row(row));
  }
  const hidden = sheets.length - visible.length;
  if (hidden === 0) return [];
  return [{ zh: `略去 ${hidden} 个隐藏的工作表`, en: `${hidden} hidden sheets were left out` }];
}
