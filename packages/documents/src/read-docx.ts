import type { Label } from '@gangmu/domain/label';
import { refuseDocument } from './document-refusal.ts';
import { openArchive } from './open-archive.ts';
import { readNumbering, type Numbering } from './read-numbering.ts';
import { walkXml } from './walk-xml.ts';

export interface ReadDocument {
  readonly text: string;
  readonly notices: readonly Label[];
}

/**
 * The plain text of a docx: paragraphs as lines, soft breaks as line breaks, automatic numbers written out, table
 * cells as lines. What was deleted or hidden is left out and said; links, pictures and objects are not followed.
 */
export function readDocx(bytes: Uint8Array): ReadDocument {
  const entries = openArchive(bytes);
  const document = entries.get('word/document.xml');
  if (!document) throw refuseDocument('文件缺少正文，可能不是 Word 文档', 'The document has no body');
  const numbering = entries.get('word/numbering.xml');
  const levels = numbering ? readNumbering(decodeXml(numbering.read())) : null;
  return readBody(decodeXml(document.read()), levels);
}

function readBody(xml: string, levels: Numbering | null): ReadDocument {
  const lines: string[] = [];
  const notices = new Map<string, Label>();
  let line = '';
  let number: { id: string; level: number } | null = null;
  let inText = false;
  let hidden = false;
  let deleted = 0;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'w:p') {
        line = '';
        number = null;
      } else if (name === 'w:r') hidden = false;
      else if (name === 'w:t') inText = true;
      else if (name === 'w:tab') line += deleted > 0 || hidden ? '' : '\t';
      else if (name === 'w:br' || name === 'w:cr') line += deleted > 0 || hidden ? '' : '\n';
      else if (name === 'w:numId') number = { id: attribute('w:val'), level: number?.level ?? 0 };
      else if (name === 'w:ilvl') number = { id: number?.id ?? '', level: Number(attribute('w:val')) };
      else if (name === 'w:vanish' || (name === 'w:color' && attribute('w:val').toUpperCase() === 'FFFFFF'))
        hidden = true;
      else if (name === 'w:del' || name === 'w:moveFrom') deleted += 1;
      if (name === 'w:del' || name === 'w:ins') {
        notices.set('revisions', {
          zh: '文档含有未处理的修订，已按接受修订后的内容读取',
          en: 'The document has tracked changes; it was read as if accepted',
        });
      }
    },
    close(name) {
      if (name === 'w:t') inText = false;
      else if (name === 'w:del' || name === 'w:moveFrom') deleted -= 1;
      else if (name === 'w:p')
        lines.push(`${number && levels ? levels.next(number.id, number.level) : ''}${line}`);
    },
    text(value) {
      if (!inText || deleted > 0) return;
      if (hidden) notices.set('hidden', { zh: '文档含有隐藏文字，已略去', en: 'Hidden text was left out' });
      else line += value;
    },
  });
  return { text: lines.join('\n'), notices: [...notices.values()] };
}

function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseDocument('文件编码有误', 'The encoding inside is broken');
  }
}
