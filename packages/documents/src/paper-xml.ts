import {
  listFigures,
  textOf,
  type Block,
  type Line,
  type NumberedFigure,
  type Paper,
  type TableColumn,
} from '@gangmu/domain/papers/paper';
import {
  bodyFace,
  bookmark,
  cellFace,
  cellLine,
  linkTo,
  paragraph,
  run,
  sizes,
  type Face,
} from './docx-run.ts';

/** Levels: 黑体, 楷体, then 仿宋, the third one bold (GB/T 9704-2012, 7.3.3). */
const levels: Readonly<Record<1 | 2 | 3 | 4, Face>> = {
  1: { font: 'first', size: sizes.three },
  2: { font: 'second', size: sizes.three },
  3: { ...bodyFace, bold: true },
  4: bodyFace,
};

/** Figures go by in the order of the text; each knows its number. */
type Numbered = Iterator<NumberedFigure>;

/** Twips between the margins. */
export const textWidth: Readonly<Record<Paper['page'], number>> = { portrait: 8844, landscape: 12_756 };

/** The text of a paper, block by block. */
export function* bodyXml(paper: Pick<Paper, 'blocks' | 'page'>): Generator<string> {
  const figures = listFigures(paper).values();
  for (const [at, block] of paper.blocks.entries())
    yield* blockXml(block, figures, textWidth[paper.page], at === paper.blocks.length - 1);
}

/** The last words stay on one page with the signature (GB/T 9704-2012, 7.3.5.5). */
function* blockXml(block: Block, figures: Numbered, width: number, isLast: boolean): Generator<string> {
  if (block.type === 'table') yield* tableXml(block, figures, width);
  else if (block.type === 'heading') {
    const face = levels[block.level];
    const runs = run(block.no, face) + lineXml(block.line, face, figures);
    yield paragraph(runs, face, { first: 2, outline: block.level - 1, keepNext: true });
  } else yield paragraph(lineXml(block.line, bodyFace, figures), bodyFace, { first: 2, keepNext: isLast });
}

function* tableXml(
  { columns, rows }: Extract<Block, { type: 'table' }>,
  figures: Numbered,
  width: number,
): Generator<string> {
  yield tableHead(columns, width);
  for (const row of rows) {
    const cells = columns.map((column, at) => cellXml(column, lineXml(row[at] ?? [], cellFace, figures)));
    yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
  }
  yield tableEnd;
}

/** Opens a table over the whole width, with a head that is repeated on every page. */
export function tableHead(columns: readonly TableColumn[], width: number): string {
  const all = columns.reduce((sum, column) => sum + column.width, 0);
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`,
  );
  const grid = columns.map((column) => `<w:gridCol w:w="${Math.round((width * column.width) / all)}"/>`);
  const face: Face = { font: 'first', size: sizes.five };
  const head = columns.map((column) => cellXml({ ...column, centred: true }, run(column.header, face)));
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${sides.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>`;
}

/** A paragraph has to stand behind a table. */
export const tableEnd = `</w:tbl>${paragraph('', cellFace, { line: 200 })}`;

export function cellXml(column: Pick<TableColumn, 'centred'>, runs: string): string {
  const align = column.centred ? 'center' : 'left';
  return `<w:tc><w:tcPr><w:vAlign w:val="center"/></w:tcPr>${paragraph(runs, cellFace, { align, line: cellLine, tight: true })}</w:tc>`;
}

/** Runs of a line: each figure carries a bookmark and leads to its line in the list of sources. */
export function lineXml(line: Line, face: Face, figures: Numbered): string {
  if (line.every((piece) => typeof piece === 'string'))
    return textOf(line) === '' ? '' : run(textOf(line), face);
  return line
    .map((piece) => {
      if (typeof piece === 'string') return run(piece, face);
      const next = figures.next();
      if (next.done) return run(String(piece.value), face);
      const { no, key, value } = next.value;
      return bookmark(no, `f${no}`, linkTo(`s${no}`, key, run(String(value), face)));
    })
    .join('');
}
