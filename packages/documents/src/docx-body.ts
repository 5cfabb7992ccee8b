import type { Label } from '@gangmu/domain/label';
import { newParagraph, plainRun, symbol, type Paragraph } from './docx-paragraph.ts';
import { isOn, type Styles } from './docx-styles.ts';
import { DocxTable } from './docx-table.ts';
import type { Numbering } from './read-numbering.ts';
import { walkXml } from './walk-xml.ts';

/** Where finished lines go: the body, a cell or a text box. `carry` waits for the paragraph it runs on into. */
interface Sink {
  readonly lines: string[];
  carry: string;
}

/** Old properties, second versions of the same drawing, phonetic guides: none of it is text of the document. */
const passedOver = new Set([
  'mc:Fallback',
  'w:rt',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
  'w:trPrChange',
]);
const revisions: Label = {
  zh: '文档含有未处理的修订，已按接受修订后的内容读取',
  en: 'The document has tracked changes; it was read as if accepted',
};
const hiddenText: Label = { zh: '文档含有隐藏文字，已略去', en: 'Hidden text was left out' };
const boxes: Label = {
  zh: '文本框中的文字已移到所在段落之后',
  en: 'Text in text boxes was put behind its paragraph',
};
const objects: Label = {
  zh: '文档含有插入的对象或外部内容，未读取',
  en: 'Inserted objects or outside content were not read',
};

/** The lines of a body (or of notes) of a docx, and what a reader should know about how they came about. */
export function readBody(
  xml: Uint8Array,
  numbering: Numbering | null,
  styles: Styles,
  notice: (label: Label) => void,
): string[] {
  const path: string[] = [];
  const sinks: Sink[] = [{ lines: [], carry: '' }];
  const tables: DocxTable[] = [];
  const paragraphs: Paragraph[] = [];
  let deleted = 0;
  let passing = 0;
  let shadedCell = false;
  const sink = (): Sink => sinks.at(-1) ?? { lines: [], carry: '' };
  const add = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (!paragraph || deleted > 0) return;
    const { hidden, white, shaded } = paragraph.run;
    if (hidden || (white && !shaded && !shadedCell)) {
      if (text.trim() !== '') notice(hiddenText);
    } else paragraph.text += text;
  };

  walkXml(xml, {
    open(name, attribute) {
      const parent = path.at(-1) ?? '';
      path.push(name);
      if (passing > 0 || passedOver.has(name)) {
        passing += 1;
        return;
      }
      const value = () => attribute('w:val');
      const paragraph = paragraphs.at(-1);
      switch (name) {
        case 'w:p':
          paragraphs.push(newParagraph());
          break;
        case 'w:r':
          if (paragraph) paragraph.run = { ...plainRun, hidden: styles.isHidden(paragraph.style) };
          break;
        case 'w:pStyle':
          if (paragraph) paragraph.style = value();
          break;
        case 'w:rStyle':
          if (paragraph && inRun(path) && styles.isHidden(value())) paragraph.run.hidden = true;
          break;
        case 'w:numId':
          if (paragraph) paragraph.list = value();
          break;
        case 'w:ilvl':
          if (paragraph) paragraph.level = Number(value());
          break;
        case 'w:vanish':
          if (paragraph && inRun(path)) paragraph.run = { ...paragraph.run, hidden: isOn(value()) };
          else if (paragraph) paragraph.hidden = isOn(value());
          break;
        case 'w:color':
          if (paragraph && inRun(path))
            paragraph.run = { ...paragraph.run, white: value().toUpperCase() === 'FFFFFF' };
          break;
        case 'w:highlight':
        case 'w:shd':
          if (parent === 'w:tcPr') shadedCell = isShade(attribute('w:fill'));
          else if (paragraph && (name === 'w:highlight' || isShade(attribute('w:fill'))))
            paragraph.run = { ...paragraph.run, shaded: true };
          break;
        case 'w:del':
        case 'w:moveFrom':
          notice(revisions);
          if (parent === 'w:trPr') tables.at(-1)?.dropRow();
          else if (parent === 'w:rPr') {
            if (paragraph) paragraph.runsOn = true;
          } else deleted += 1;
          break;
        case 'w:ins':
        case 'w:moveTo':
          notice(revisions);
          break;
        case 'w:tab':
          if (parent === 'w:r') add('\t');
          break;
        case 'w:ptab':
          add('\t');
          break;
        case 'w:br':
        case 'w:cr':
          add('\n');
          break;
        case 'w:noBreakHyphen':
          add('-');
          break;
        case 'w:sym':
          add(symbol(attribute('w:char')));
          break;
        case 'w:object':
        case 'w:altChunk':
          notice(objects);
          break;
        case 'w:tbl':
          tables.push(new DocxTable());
          break;
        case 'w:tr':
          tables.at(-1)?.beginRow();
          break;
        case 'w:gridBefore':
        case 'w:gridAfter':
          // The columns left out behind a row are known before its cells; they only matter for the width.
          if (name === 'w:gridBefore') tables.at(-1)?.skipColumns(Number(value()));
          break;
        case 'w:hidden':
          if (parent === 'w:trPr' && isOn(value())) {
            tables.at(-1)?.dropRow();
            notice(hiddenText);
          }
          break;
        case 'w:tc':
          shadedCell = false;
          tables.at(-1)?.beginCell();
          sinks.push({ lines: [], carry: '' });
          break;
        case 'w:gridSpan':
          tables.at(-1)?.spanColumns(Number(value()));
          break;
        case 'w:vMerge':
        case 'w:hMerge':
          if (value() !== 'restart') tables.at(-1)?.cover();
          break;
        case 'w:txbxContent':
          notice(boxes);
          sinks.push({ lines: [], carry: '' });
          break;
        default:
      }
    },
    close(name) {
      path.pop();
      if (passing > 0) {
        passing -= 1;
        return;
      }
      if (name === 'w:p') endParagraph();
      else if (name === 'w:del' || name === 'w:moveFrom') {
        if (path.at(-1) !== 'w:trPr' && path.at(-1) !== 'w:rPr') deleted -= 1;
      } else if (name === 'w:tc') tables.at(-1)?.endCell(sinks.pop()?.lines ?? []);
      else if (name === 'w:tbl') {
        const lines = tables.pop()?.toLines(tables.length > 0) ?? [];
        sink().lines.push(...lines);
        shadedCell = false;
      } else if (name === 'w:txbxContent') {
        const lines = sinks.pop()?.lines ?? [];
        paragraphs.at(-1)?.after.push(...lines.filter((line) => line.trim() !== ''));
      }
    },
    text(value) {
      const name = path.at(-1);
      if (passing === 0 && (name === 'w:t' || name === 'm:t')) add(value);
    },
  });
  return sinks[0]?.lines ?? [];

  function endParagraph(): void {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const { lines, carry } = sink();
    if (paragraph.runsOn) {
      sink().carry = carry + paragraph.text;
      lines.push(...paragraph.after);
      return;
    }
    const gone = paragraph.hidden && paragraph.text === '' && carry === '';
    if (!gone) lines.push(`${numberOf(paragraph)}${carry}${paragraph.text}`);
    sink().carry = '';
    lines.push(...paragraph.after);
  }

  function numberOf(paragraph: Paragraph): string {
    if (!numbering) return '';
    const styled = styles.list(paragraph.style);
    const id = paragraph.list ?? styled?.id ?? null;
    if (id === null || id === '0') return '';
    const level = paragraph.level ?? styled?.level ?? numbering.levelOfStyle(paragraph.style) ?? 0;
    return numbering.next(id, level);
  }
}

function inRun(path: readonly string[]): boolean {
  return path.at(-2) === 'w:rPr' && path.at(-3) === 'w:r';
}

function isShade(fill: string): boolean {
  return fill !== '' && fill !== 'auto' && fill.toUpperCase() !== 'FFFFFF';
}
