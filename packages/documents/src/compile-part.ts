import { readPlaceholder } from '@gangmu/domain/papers/placeholders';
import type { PaperKind } from '@gangmu/domain/papers/paper-kinds';
import type { RefusalDetail } from '@gangmu/domain/refusal';
import type { Label } from '@gangmu/domain/label';
import type { Piece } from './compile-template.ts';
import { escapeAttribute, escapeXml } from './escape-xml.ts';
import { walkXml } from './walk-xml.ts';

/** A text as it is read; what it becomes is known when its paragraph ends, for words may be cut anywhere. */
interface TextToken {
  readonly text: string;
  pieces: readonly Piece[];
}
type Token = Piece | TextToken;

interface OpenParagraph {
  readonly start: number;
  readonly no: number;
  readonly texts: TextToken[];
}

const embedded = new Set([
  'w:altChunk',
  'w:object',
  'w:control',
  'w:subDoc',
  'w:dataBinding',
  'w:attachedTemplate',
]);
const harmlessField = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b[^"]*$/iu;

/** One part with its placeholders found; what is in the way is added to the problems with its place. */
export function compilePart(
  name: string,
  xml: Uint8Array,
  kind: PaperKind,
  problems: RefusalDetail[],
): Piece[] {
  const tokens: Token[] = [];
  const paragraphs: OpenParagraph[] = [];
  const rows: number[] = [];
  const path: string[] = [];
  let count = 0;
  const refuse = (text: Label, no = count): void => {
    const part = name === 'word/document.xml' ? '' : `${name} `;
    const said = { zh: `${part}第 ${no} 段：${text.zh}`, en: `${part}Paragraph ${no}: ${text.en}` };
    problems.push({ place: `${part}第 ${no} 段`, text: said });
  };
  walkXml(xml, {
    open(element, attribute, attributes) {
      path.push(element);
      if (embedded.has(element))
        refuse({ zh: '模板不能含有插入的对象或数据绑定', en: 'Objects and bindings are not allowed' });
      if (element === 'w:fldSimple' && !harmlessField.test(attribute('w:instr')))
        refuse({ zh: '模板只能用页码域', en: 'Page numbers are the only fields allowed' });
      if (element === 'w:p') paragraphs.push({ start: tokens.length, no: (count += 1), texts: [] });
      if (element === 'w:tr') rows.push(tokens.length);
      const kept = element === 'w:t' ? { ...attributes, 'xml:space': 'preserve' } : attributes;
      const said = Object.entries(kept).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
      tokens.push(`<${element}${said.join('')}>`);
    },
    close(element) {
      path.pop();
      tokens.push(`</${element}>`);
      if (element === 'w:p') endParagraph();
      if (element === 'w:tr') endRow(rows.pop() ?? 0);
    },
    text(value) {
      const inside = path.at(-1);
      const paragraph = paragraphs.at(-1);
      if (inside === 'w:instrText' && !harmlessField.test(value))
        refuse({ zh: '模板只能用页码域', en: 'Page numbers are the only fields allowed' });
      const token: TextToken = { text: value, pieces: [escapeXml(value)] };
      if (inside === 'w:t' && paragraph) paragraph.texts.push(token);
      tokens.push(token);
    },
  });
  return joined(tokens);

  function endParagraph(): void {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const whole = paragraph.texts.map((token) => token.text).join('');
    if (/\{\{|\}\}/u.test(whole.replaceAll(/\{\{[^{}]*\}\}/gu, '')))
      refuse(
        { zh: '占位没有写完整，应为 {{名称}}', en: 'A placeholder is not whole; write {{name}}' },
        paragraph.no,
      );
    const found = [...whole.matchAll(/\{\{([^{}]*)\}\}/gu)];
    const places: { from: number; to: number; piece: Piece }[] = [];
    for (const match of found) {
      const piece = pieceOf(match[1]?.trim() ?? '', whole, paragraph.no);
      if (piece !== null && typeof piece === 'object' && 'block' in piece)
        return void tokens.splice(paragraph.start, tokens.length - paragraph.start, piece);
      if (piece !== null) places.push({ from: match.index, to: match.index + match[0].length, piece });
    }
    if (places.length > 0) replace(paragraph.texts, places);
  }

  function pieceOf(said: string, whole: string, no: number): Piece | null {
    const known = readPlaceholder(kind, said);
    if (known === null) {
      refuse({ zh: `没有“${said}”这个占位`, en: `There is no placeholder “${said}”` }, no);
      return null;
    }
    if (known.type === 'field') return { field: known.name };
    if (known.type === 'column') {
      if (rows.length === 1) return { column: said };
      refuse({ zh: `“${said}”须放在表格的一行里`, en: `“${said}” belongs into a row of a table` }, no);
      return null;
    }
    const alone = whole.trim() === `{{${said}}}` && rows.length === 0 && paragraphs.length === 0;
    if (alone && name === 'word/document.xml') return { block: known.name };
    refuse({ zh: `“${said}”须独占正文的一段`, en: `“${said}” needs a paragraph of its own in the text` }, no);
    return null;
  }

  /** A row with columns of a table is repeated for each of its rows. */
  function endRow(start: number): void {
    const pieces = joined(tokens.slice(start));
    const tables = new Set(
      pieces.flatMap((piece) =>
        typeof piece === 'object' && 'column' in piece ? [piece.column.split('.')[0] ?? ''] : [],
      ),
    );
    const [table] = tables;
    if (table === undefined) return;
    if (tables.size > 1)
      refuse({ zh: '一行只能取一个表的列', en: 'A row takes the columns of one table only' });
    tokens.splice(start, tokens.length - start, { rows: table, pieces });
  }
}

/** Puts pieces in where their words stood, whatever runs these were cut into. */
function replace(
  texts: readonly TextToken[],
  places: readonly { readonly from: number; readonly to: number; readonly piece: Piece }[],
): void {
  let offset = 0;
  for (const token of texts) {
    const end = offset + token.text.length;
    const pieces: Piece[] = [];
    let at = offset;
    for (const { from, to, piece } of places) {
      if (to <= offset || from >= end) continue;
      if (from > at) pieces.push(escapeXml(token.text.slice(at - offset, from - offset)));
      if (from >= offset) pieces.push(piece);
      at = Math.min(to, end);
    }
    pieces.push(escapeXml(token.text.slice(at - offset)));
    token.pieces = pieces;
    offset = end;
  }
}

/** Pieces with neighbouring texts joined. */
function joined(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (const token of tokens) {
    const own = typeof token === 'object' && 'text' in token ? token.pieces : [token];
    for (const piece of own) {
      const last = pieces.at(-1);
      if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
      else if (piece !== '') pieces.push(piece);
    }
  }
  return pieces;
}
