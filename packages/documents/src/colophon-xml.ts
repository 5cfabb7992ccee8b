import { officialDay } from '@gangmu/domain/papers/official-text';
import type { Colophon } from '@gangmu/domain/papers/paper';
import { cellFace, paragraph, run, sizes, tab, type Face } from './docx-run.ts';

/** Names that the drawing needs on the document. */
export const drawingNames =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';

/** 156 mm wide, two lines of 四号 high, in the unit of drawings. */
const [across, high] = [5_616_000, 684_000];

/**
 * 版记: at the foot of the last page, between lines of 0.35 mm with a thin one between, one character in (GB/T
 * 9704-2012, 7.4). It is a frame that holds on to the foot of the text; programs differ too much on tables that do.
 */
export function colophonXml({ copyTo, office, on }: Colophon): string {
  const face: Face = { font: 'body', size: sizes.four };
  const line = (side: string, width: number) =>
    `<w:${side} w:val="single" w:sz="${width}" w:space="1" w:color="000000"/>`;
  const end = '<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs>';
  const between = (...lines: string[]) =>
    ({ align: 'left', line: 480, border: `<w:pBdr>${lines.join('')}</w:pBdr>${end}` }) as const;
  const copied = run(`　抄送：${copyTo}。`, face);
  const printed = run(`　${office}`, face) + tab(face) + run(`${officialDay(on)}印发`, face);
  const content =
    paragraph(copied, face, between(line('top', 8))) +
    paragraph(printed, face, between(line('top', 6), line('bottom', 8)));
  return paragraph(framed(content), cellFace, { line: 20 });
}

function framed(content: string): string {
  const shape = `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${across}" cy="${high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/></wps:wsp>`;
  const place =
    '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH><wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>';
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>${place}<wp:extent cx="${across}" cy="${high}"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${shape}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
}
