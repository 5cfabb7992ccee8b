import { type Paper } from '@gangmu/domain/papers/paper';
import { colophonXml, drawingNames } from './colophon-xml.ts';
import { fonts, paragraph, sizes, type Face } from './docx-run.ts';
import { escapeXml } from './escape-xml.ts';
import { attachmentXml, closingXml, openingXml } from './paper-frame-xml.ts';
import { bodyXml } from './paper-xml.ts';
import { zipStream, type ZipPart } from './zip-stream.ts';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelation = 'http://schemas.openxmlformats.org/package/2006/relationships';
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A paper as a docx, laid out after GB/T 9704-2012: A4, margins 37, 35, 28 and 26 mm, 22 lines of 28 characters. A
 * stream of bytes, the same bytes for the same paper.
 */
export function writeDocx(paper: Paper): AsyncGenerator<Uint8Array> {
  const parts: ZipPart[] = [
    one('[Content_Types].xml', contentTypes),
    one(
      '_rels/.rels',
      relations([
        ['officeDocument', 'word/document.xml'],
        ['metadata/core-properties', 'docProps/core.xml'],
      ]),
    ),
    one('docProps/core.xml', core(paper.title)),
    { name: 'word/document.xml', text: () => documentXml(paper) },
    one(
      'word/_rels/document.xml.rels',
      relations([
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['fontTable', 'fontTable.xml'],
        ['footer', 'footer1.xml'],
        ['footer', 'footer2.xml'],
      ]),
    ),
    one('word/styles.xml', styles),
    one('word/settings.xml', settings),
    one('word/fontTable.xml', fontTable),
    one('word/footer1.xml', footer('right')),
    one('word/footer2.xml', footer('left')),
  ];
  return zipStream(parts);
}

function* documentXml(paper: Paper): Generator<string> {
  yield `${head}<w:document xmlns:w="${w}" xmlns:r="${r}" ${drawingNames}><w:body>${openingXml(paper)}`;
  yield* bodyXml(paper);
  yield closingXml(paper);
  yield* attachmentXml(paper);
  if (paper.colophon) yield colophonXml(paper.colophon);
  yield `${section(paper.page)}</w:body></w:document>`;
}

/** Twips. Lying pages are the standing page turned, bound at the top. */
function section(page: Paper['page']): string {
  const footers =
    '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>';
  const [size, margins, grid] =
    page === 'portrait'
      ? [
          'w:w="11906" w:h="16838"',
          'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1446"',
          'w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"',
        ]
      : [
          'w:w="16838" w:h="11906" w:orient="landscape"',
          'w:top="1588" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" w:footer="907"',
          'w:type="lines" w:linePitch="579"',
        ];
  return `<w:sectPr>${footers}<w:pgSz ${size}/><w:pgMar ${margins} w:gutter="0"/><w:docGrid ${grid}/></w:sectPr>`;
}

/** — 1 — in 四号, outside: right on odd pages, left on even ones, one character in (GB/T 9704-2012, 7.5). */
function footer(side: 'left' | 'right'): string {
  const face: Face = { font: 'plain', size: sizes.four };
  const properties = `<w:rPr><w:rFonts w:ascii="${fonts.plain}" w:hAnsi="${fonts.plain}" w:eastAsia="${fonts.plain}"/><w:sz w:val="${sizes.four}"/></w:rPr>`;
  const text = (value: string) => `<w:r>${properties}<w:t xml:space="preserve">${value}</w:t></w:r>`;
  const page = `<w:fldSimple w:instr=" PAGE ">${text('1')}</w:fldSimple>`;
  const runs = `${text('— ')}${page}${text(' —')}`;
  return `${head}<w:ftr xmlns:w="${w}">${paragraph(runs, face, { align: side, [side]: 1, line: 320 })}</w:ftr>`;
}

const styles = `${head}<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${fonts.body}" w:cs="Times New Roman"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style></w:styles>`;

const settings = `${head}<w:settings xmlns:w="${w}"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** What stands in where a font is missing. */
const substitutes: Readonly<Record<keyof typeof fonts, string>> = {
  title: '宋体,STSong,Noto Serif CJK SC',
  body: '仿宋_GB2312,FangSong,Noto Serif CJK SC',
  first: 'SimHei,Microsoft YaHei,Noto Sans CJK SC',
  second: '楷体_GB2312,KaiTi,Noto Serif CJK SC',
  plain: 'SimSun,Noto Serif CJK SC',
};

const fontTable = `${head}<w:fonts xmlns:w="${w}">${(Object.keys(fonts) as (keyof typeof fonts)[]) // keys of a const table
  .map(
    (name) =>
      `<w:font w:name="${fonts[name]}"><w:altName w:val="${substitutes[name]}"/><w:charset w:val="86"/><w:family w:val="${name === 'first' ? 'swiss' : 'roman'}"/></w:font>`,
  )
  .join('')}</w:fonts>`;

const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/>${[
  ['styles', 'styles'],
  ['settings', 'settings'],
  ['fontTable', 'fontTable'],
  ['footer1', 'footer'],
  ['footer2', 'footer'],
]
  .map(([part, kind]) => `<Override PartName="/word/${part}.xml" ContentType="${type}.${kind}+xml"/>`)
  .join('')}</Types>`;

function core(title: string): string {
  return `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(([name, target], at) => {
    const base = name.startsWith('metadata/') ? packageRelation : r;
    return `<Relationship Id="rId${at + 1}" Type="${base}/${name}" Target="${target}"/>`;
  });
  return `${head}<Relationships xmlns="${packageRelation}">${all.join('')}</Relationships>`;
}

function one(name: string, text: string): ZipPart {
  return { name, text: () => [text] };
}
