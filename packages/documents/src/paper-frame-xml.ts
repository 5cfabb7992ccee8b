import { officialDay } from '@gangmu/domain/papers/official-text';
import { listFigures, type Masthead, type Paper, type TableColumn } from '@gangmu/domain/papers/paper';
import { bodyFace, bookmark, linkTo, paragraph, run, sizes, cellFace, type Face } from './docx-run.ts';
import { cellXml, tableEnd, tableHead, textWidth } from './paper-xml.ts';

/** Twips: 35 mm from the top of the text to the mark (GB/T 9704-2012, 7.2.4). */
const markBefore = 1984;
const textPoints = 442;
const largestMark = 42;

/** 版头: the mark in red, the number, the red line over the whole width. */
function mastheadXml({ mark, number }: Masthead): string {
  const points = Math.min(largestMark, Math.floor((textPoints - 4) / [...mark].length));
  const face: Face = { font: 'title', size: points * 2, red: true };
  const line = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>';
  return [
    paragraph(run(mark, face), face, { align: 'center', line: points * 26, before: markBefore }),
    paragraph('', bodyFace),
    paragraph('', bodyFace),
    paragraph(run(number, bodyFace), bodyFace, { align: 'center', border: line }),
    paragraph('', bodyFace),
  ].join('');
}

export function titleXml(title: string): string {
  const face: Face = { font: 'title', size: sizes.two };
  return paragraph(run(titleLines(title).join('\n'), face), face, { align: 'center', line: 660 });
}

/** Characters of 二号 in a line. */
const longestTitle = 20;

/** A long title in lines of like length, broken behind the name of a document where that fits. */
export function titleLines(title: string): string[] {
  if (wide(title) <= longestTitle) return [title];
  const letters = [...title];
  const half = wide(title) / 2;
  const cost = (at: number) =>
    Math.abs(wide(letters.slice(0, at).join('')) - half) - (letters[at - 1] === '》' ? 8 : 0);
  const places = letters.keys().filter((at) => at > 0 && !/[，。、：》）〕0-9]/u.test(letters[at] ?? ''));
  const at = places.reduce((best, next) => (cost(next) < cost(best) ? next : best), 1);
  return [letters.slice(0, at).join(''), letters.slice(at).join('')].flatMap(titleLines);
}

/** What stands before the text. */
export function openingXml(paper: Paper): string {
  const head = paper.masthead ? mastheadXml(paper.masthead) + paragraph('', bodyFace) : '';
  const to = paper.addressee === null ? '' : paragraph(run(`${paper.addressee}：`, bodyFace), bodyFace);
  return `${head}${titleXml(paper.title)}${paragraph('', bodyFace)}${to}`;
}

/** 附件说明, 署名 and 成文日期: the date four characters from the right, the name centred above it. */
export function closingXml({ signature }: Paper): string {
  const day = officialDay(signature.on);
  const over = (wide(signature.by) - wide(day)) / 2;
  const right = Math.max(4, over);
  return [
    paragraph('', bodyFace, { keepNext: true }),
    paragraph(run('附件：数据来源', bodyFace), bodyFace, { first: 2, keepNext: true }),
    paragraph('', bodyFace, { keepNext: true }),
    paragraph(run(signature.by, bodyFace), bodyFace, { align: 'right', right: right - over, keepNext: true }),
    paragraph(run(day, bodyFace), bodyFace, { align: 'right', right }),
  ].join('');
}

/** Width in characters; figures are half as wide. */
function wide(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\x20-\x7e]/u.test(letter) ? 0.5 : 1), 0);
}

const sourceColumns: readonly TableColumn[] = [
  { key: 'no', header: '序号', width: 8, centred: true },
  { key: 'value', header: '数字', width: 12, centred: true },
  { key: 'says', header: '含义', width: 46 },
  { key: 'key', header: '查询键', width: 34 },
];

/** The list of sources: for every figure the question it answers, and the way back to it. */
export function* sourcesXml(paper: Paper): Generator<string> {
  const figures = listFigures(paper);
  const { unit, period, asOf } = paper.source;
  yield titleXml('数据来源');
  const about = `单位：${unit}；期间：${period === '' ? '不限' : period}；数据日：${officialDay(asOf)}。`;
  yield paragraph(run(`${about}文中数字均由系统按下列查询得出，没有手工填写。`, bodyFace), bodyFace, {
    first: 2,
  });
  if (figures.length === 0) return;
  yield tableHead(sourceColumns, textWidth[paper.page]);
  for (const { no, value, says, key } of figures) {
    const back = linkTo(`f${no}`, '回到正文', run(String(value), cellFace));
    const cells = [
      bookmark(figures.length + no, `s${no}`, run(String(no), cellFace)),
      back,
      run(says, cellFace),
      run(key, cellFace),
    ];
    yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map((cell, at) => cellXml(sourceColumns[at] ?? {}, cell)).join('')}</w:tr>`;
  }
  yield tableEnd;
}

/** The sources as the paper's own attachment, on a page of their own. */
export function* attachmentXml(paper: Paper): Generator<string> {
  const face: Face = { font: 'first', size: sizes.three };
  yield paragraph(run('附件', face), face, { pageBreak: true });
  yield paragraph('', bodyFace);
  yield* sourcesXml(paper);
}
