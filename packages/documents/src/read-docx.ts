import type { Label } from '@gangmu/domain/label';
import { readBody } from './docx-body.ts';
import { readStyles } from './docx-styles.ts';
import { refuseDocument } from './document-refusal.ts';
import type { Archive } from './open-archive.ts';
import { readNumbering } from './read-numbering.ts';
import { takeText, type ReadDocument } from './take-text.ts';

/**
 * The plain text of a docx: paragraphs as lines, soft breaks as line breaks, automatic numbers written out, table
 * rows as lines (see `DocxTable`). What was deleted or hidden is left out and said, so are notes at the foot of
 * a page; links, pictures and objects are not followed.
 */
export function readDocx(archive: Archive): ReadDocument {
  const document = archive.get('word/document.xml');
  if (!document) throw refuseDocument('文件缺少正文，可能不是 Word 文档', 'The document has no body');
  const notices = new Map<string, Label>();
  const notice = (label: Label): void => void notices.set(label.en, label);
  const styles = readStyles(archive.get('word/styles.xml')?.read() ?? null);
  const numbers = archive.get('word/numbering.xml');
  const numbering = numbers ? readNumbering(numbers.read()) : null;
  const lines = readBody(document.read(), numbering, styles, notice);
  for (const part of ['word/footnotes.xml', 'word/endnotes.xml']) {
    const notes = archive.get(part);
    const text = notes
      ? readBody(notes.read(), null, styles, notice).filter((line) => line.trim() !== '')
      : [];
    if (text.length > 0) {
      const said = text.join(' ／ ').slice(0, 200);
      notice({
        zh: `有 ${text.length} 处脚注或尾注，未并入正文：${said}`,
        en: `${text.length} foot- or endnotes were not taken into the text: ${said}`,
      });
    }
  }
  return takeText(lines.join('\n'), [...notices.values()]);
}
