import { Refusal } from '@gangmu/domain/refusal';
import { lineInCell } from './docx-table.ts';
import { takeText, type ReadDocument } from './take-text.ts';
import { cellPlace, dayOfSerial, type Cell, type Sheet, type Workbook } from './workbook.ts';

/** Headings under which a bare number is a day: people type dates into cells nobody formatted. */
const dayHeading = /(?:时限|日期|期限|截止|时间)$/u;
const headingRows = 10;

/**
 * Sheets as text for the importer of work points: a row is a line, cells by position joined by TAB. Cells that
 * hold an error or a lossy number are refused with their addresses, all at once.
 */
export function workbookToText({ sheets, notices }: Workbook): ReadDocument {
  const bad: { place: string; text: { zh: string; en: string } }[] = [];
  const lines: string[] = [];
  for (const sheet of sheets) {
    if (lines.length > 0) lines.push('');
    const dayColumns = findDayColumns(sheet);
    for (const row of sheet.rows) {
      const texts: string[] = [];
      for (const cell of row.cells) {
        const place = cellPlace(sheet.name, row.no, cell.column);
        const text = textOf(cell, dayColumns.has(cell.column), sheet.base);
        if (typeof text !== 'string')
          bad.push({ place, text: { zh: `${place} ${text.zh}`, en: `${place}: ${text.en}` } });
        else
          texts[cell.column - 1] = text
            .replaceAll(/[\t ]+/gu, ' ')
            .trim()
            .replaceAll('\n', lineInCell);
      }
      lines.push(Array.from(texts, (text) => text ?? '').join('\t'));
    }
  }
  if (bad.length > 0) {
    const named = bad
      .slice(0, 5)
      .map((one) => one.place)
      .join('、');
    throw new Refusal(
      'invalid',
      {
        zh: `有 ${bad.length} 个单元格无法读取：${named}`,
        en: `${bad.length} cells cannot be read: ${named}`,
      },
      bad.slice(0, 200),
    );
  }
  return takeText(lines.join('\n'), notices);
}

function findDayColumns(sheet: Sheet): Set<number> {
  const headings = sheet.rows.slice(0, headingRows).flatMap((row) => row.cells);
  return new Set(headings.filter((cell) => dayHeading.test(cell.text.trim())).map((cell) => cell.column));
}

function textOf(cell: Cell, isDay: boolean, base: Sheet['base']): string | { zh: string; en: string } {
  if (cell.type === 'error') return { zh: `是错误值（${cell.text}）`, en: `holds an error (${cell.text})` };
  if (cell.type === 'lossy')
    return {
      zh: '数字超过 15 位，末位已失真，请按文本格式填写',
      en: 'has more than 15 digits; enter it as text',
    };
  if (cell.type !== 'number' || !isDay || isYear(cell.text)) return cell.text;
  return (
    dayOfSerial(Number(cell.text), base) ?? {
      zh: `不是有效日期（${cell.text}）`,
      en: `is no day (${cell.text})`,
    }
  );
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/u.test(text);
}
