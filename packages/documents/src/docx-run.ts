import { escapeAttribute, escapeXml } from './escape-xml.ts';

/** Fonts by their Chinese names (GB/T 9704-2012, 5.2.2 and 7); what stands in for them is in the font table. */
export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋',
  first: '黑体',
  second: '楷体',
  plain: '宋体',
} as const;

/** Sizes in half-points: 二号, 三号, 四号, 五号. */
export const sizes = { two: 44, three: 32, four: 28, five: 21 } as const;

export interface Face {
  readonly font: keyof typeof fonts;
  /** Half-points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly red?: boolean;
}

export const bodyFace: Face = { font: 'body', size: sizes.three };
export const cellFace: Face = { font: 'body', size: sizes.five };

export interface Setting {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** In characters of the paragraph's own size. */
  readonly first?: number;
  readonly left?: number;
  readonly right?: number;
  /** Twips of a line, held exactly, so that the lines of a page are the same in every font. */
  readonly line?: number;
  /** Twips. */
  readonly before?: number;
  readonly outline?: number;
  readonly keepNext?: boolean;
  readonly pageBreak?: boolean;
  /** No space between figures and Chinese words. */
  readonly tight?: boolean;
  /** Further properties that stand before the spacing. */
  readonly border?: string;
}

/** 22 lines on 225 mm. */
export const bodyLine = 579;
export const cellLine = 320;

/** A paragraph of finished runs. Everything is said on the spot, so that it looks the same inside any template. */
export function paragraph(runs: string, face: Face, setting: Setting = {}): string {
  const { align = 'both', line = bodyLine, before = 0 } = setting;
  const indent = (['first', 'left', 'right'] as const).map((side) =>
    indentOf(side, setting[side], face.size),
  );
  const properties = [
    setting.keepNext ? '<w:keepNext/>' : '',
    setting.pageBreak ? '<w:pageBreakBefore/>' : '',
    setting.border ?? '',
    setting.tight ? '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' : '',
    '<w:snapToGrid w:val="0"/>',
    `<w:spacing w:before="${before}" w:after="0" w:line="${line}" w:lineRule="exact"/>`,
    `<w:ind${indent.join('')}/>`,
    `<w:jc w:val="${align}"/>`,
    setting.outline === undefined ? '' : `<w:outlineLvl w:val="${setting.outline}"/>`,
    faceXml(face),
  ];
  return `<w:p><w:pPr>${properties.join('')}</w:pPr>${runs}</w:p>`;
}

const indentNames = { first: 'firstLine', left: 'left', right: 'right' } as const;

function indentOf(side: keyof typeof indentNames, characters: number | undefined, size: number): string {
  const name = indentNames[side];
  const count = characters ?? 0;
  return ` w:${name}Chars="${Math.round(count * 100)}" w:${name}="${Math.round(count * size * 10)}"`;
}

export function run(text: string, face: Face): string {
  const lines = visible(text).split('\n');
  const pieces = lines.map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return `<w:r>${faceXml(face)}${pieces.join('<w:br/>')}</w:r>`;
}

export function tab(face: Face): string {
  return `<w:r>${faceXml(face)}<w:tab/></w:r>`;
}

/** A link inside the document; the hint shows when the pointer rests on it. */
export function linkTo(anchor: string, hint: string, runs: string): string {
  return `<w:hyperlink w:anchor="${anchor}" w:tooltip="${escapeAttribute(hint)}" w:history="0">${runs}</w:hyperlink>`;
}

export function bookmark(id: number, name: string, runs: string): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`;
}

function faceXml({ font, size, bold, red }: Face): string {
  const name = fonts[font];
  const weight = bold ? '<w:b/>' : '';
  const colour = red ? '<w:color w:val="FF0000"/>' : '';
  return `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:cs="Times New Roman"/>${weight}${colour}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
}

/** What XML may hold; everything else of a text is left out. */
function visible(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/gu, '');
}
