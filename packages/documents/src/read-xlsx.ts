import type { Label } from '@gangmu/domain/label';
import { refuseDocument } from './document-refusal.ts';
import type { Archive } from './open-archive.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readCellFormats, readSharedStrings, readWorkbookParts } from './xlsx-parts.ts';

const maxSheets = 50;

/** The visible sheets of an xlsx; hidden ones are left out and said. Formulas give the value they were saved with. */
export function readXlsx(archive: Archive): Workbook {
  const { sheets, base } = readWorkbookParts(archive);
  const visible = sheets.filter((sheet) => !sheet.hidden);
  if (visible.length === 0)
    throw refuseDocument('工作簿中没有可读取的工作表', 'The workbook has no sheet to read');
  if (sheets.length > maxSheets)
    throw refuseDocument(`工作表过多（上限 ${maxSheets}）`, `More than ${maxSheets} sheets`);
  const strings = readSharedStrings(archive);
  const formats = readCellFormats(archive);
  const notices: Label[] = [];
  const hidden = sheets.length - visible.length;
  if (hidden > 0)
    notices.push({
      zh: `略去 ${hidden} 个隐藏的工作表`,
      en: `${hidden} hidden sheets were left out`,
    });
  const read = visible.map((sheet): Sheet => {
    const part = archive.get(sheet.part);
    if (!part) throw refuseDocument(`缺少工作表“${sheet.name}”`, `Sheet “${sheet.name}” is missing`);
    return {
      name: sheet.name,
      base,
      rows: readSheet(part.read(), { name: sheet.name, base, strings, formats }),
    };
  });
  return { sheets: read, notices };
}
