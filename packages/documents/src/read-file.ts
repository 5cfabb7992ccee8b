import type { Label } from '@gangmu/domain/label';
import { decodeText } from './decode-text.ts';
import { refuseDocument } from './document-refusal.ts';
import { openArchive, type Archive } from './open-archive.ts';
import { readCsv } from './read-csv.ts';
import { readDocx } from './read-docx.ts';
import { readXlsx } from './read-xlsx.ts';
import { privateNotice, type ReadDocument } from './take-text.ts';
import { workbookToText } from './workbook-to-text.ts';
import { collectWorkbook, type SheetTaker } from './workbook.ts';

/** Largest document an import reads. */
export const largestDocument = 5 * 1_048_576;
/** Largest file of sheets an import reads. */
export const largestSheet = 20 * 1_048_576;

/**
 * The text of a work-points file, by its content: docx, xlsx, csv or plain text. The name must not promise
 * something else. Throws a refusal naming what is wrong.
 */
export function readFile(bytes: Uint8Array, name = ''): ReadDocument {
  const archive = openOffice(bytes, name);
  if (archive?.has('word/document.xml')) return readDocx(archive);
  if (archive) return workbookToText(collectWorkbook((take) => readXlsx(archive, take)));
  const text = decodeText(bytes);
  if (/\.csv$/iu.test(name)) return workbookToText(collectWorkbook((take) => readRows(text, name, take)));
  return { text, notices: privateNotice(text) };
}

/** Gives the sheets of an xlsx or csv file row by row. Throws a refusal naming what is wrong. */
export function readSheets(bytes: Uint8Array, name: string, take: SheetTaker): readonly Label[] {
  const archive = openOffice(bytes, name);
  if (archive?.has('word/document.xml'))
    throw refuseDocument(
      '这是 Word 文档，请上传 Excel 文件',
      'This is a Word document; an Excel file is needed',
    );
  return archive ? readXlsx(archive, take) : readRows(decodeText(bytes), name, take);
}

function readRows(text: string, name: string, take: SheetTaker): readonly Label[] {
  readCsv(text, name, take);
  return [];
}

/** The parts of an office file behind the guard, null for a file that is plain text by content and by name. */
export function openOffice(bytes: Uint8Array, name: string): Archive | null {
  const promised = /\.(docx|docm|doc|xlsx|xlsm|xlsb|xls)$/iu.exec(name)?.[1];
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const old = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (zipped || old) {
    const archive = openArchive(bytes);
    if (!archive.has('word/document.xml') && !archive.has('xl/workbook.xml'))
      throw refuseDocument(
        '不是 Word 或 Excel 文档，或缺少正文',
        'Not a Word or Excel document, or its body is missing',
      );
    return archive;
  }
  if (promised === undefined) return null;
  const start = new TextDecoder().decode(bytes.subarray(0, 400)).trimStart();
  const [zh, en] = start.startsWith('<')
    ? ['网页', 'a web page']
    : ['纯文本或其他格式', 'plain text or something else'];
  throw refuseDocument(
    `扩展名是 .${promised}，内容却是${zh}，请用 Word 或 Excel 另存为 docx、xlsx 后再导入`,
    `The name says .${promised} but the content is ${en}; save it as docx or xlsx`,
  );
}
