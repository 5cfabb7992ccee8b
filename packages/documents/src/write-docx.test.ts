import { listFigures, textOf, type Paper } from '@gangmu/domain/papers/paper';
import { sampleIssuedList, samplePapers } from '@gangmu/domain/papers/sample-papers';
import { expect, test } from 'vitest';
import { openArchive } from './open-archive.ts';
import { titleLines } from './paper-frame-xml.ts';
import { readFile } from './read-file.ts';
import { walkXml } from './walk-xml.ts';
import { writeDocx } from './write-docx.ts';

const papers = [...Object.values(samplePapers), sampleIssuedList];

async function bytesOf(paper: Paper): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeDocx(paper)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** The text as a reader of the file should find it, line by line. */
function expectedLines(paper: Paper): string[] {
  return [
    ...(paper.masthead ? [paper.masthead.mark, paper.masthead.number] : []),
    ...titleLines(paper.title),
    ...(paper.addressee === null ? [] : [`${paper.addressee}：`]),
    ...paper.blocks.flatMap((block) =>
      block.type === 'table'
        ? [block.columns.map((column) => column.header), ...block.rows.map((row) => row.map(textOf))].map(
            (row) => row.join('\t'),
          )
        : [`${block.type === 'heading' ? block.no : ''}${textOf(block.line)}`],
    ),
    '附件：数据来源',
    paper.signature.by,
  ];
}

test.each(papers)('$title: our own reader finds every word in its order', async (paper) => {
  const { text, notices } = readFile(await bytesOf(paper), '公文.docx');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  expect(lines.slice(0, expectedLines(paper).length)).toEqual(expectedLines(paper));
  for (const figure of listFigures(paper))
    expect(lines).toContain([figure.no, figure.value, figure.says, figure.key].join('\t'));
  expect(lines.some((line) => line.includes('抄送：'))).toBe(paper.colophon !== null);
  expect(notices.map((notice) => notice.en)).toEqual(
    paper.colophon ? ['Text in text boxes was put behind its paragraph'] : [],
  );
});

test.each(papers)('$title: the same paper is the same bytes', async (paper) => {
  expect(Buffer.from(await bytesOf(paper)).equals(Buffer.from(await bytesOf(structuredClone(paper))))).toBe(
    true,
  );
});

test.each(papers)('$title: every part is well-formed, and every link leads somewhere', async (paper) => {
  const names = new Set<string>();
  const anchors = new Set<string>();
  const ids: string[] = [];
  for (const part of openArchive(await bytesOf(paper)).values())
    walkXml(part.read(), {
      open(element, attribute) {
        if (element === 'w:bookmarkStart') {
          names.add(attribute('w:name'));
          ids.push(attribute('w:id'));
        }
        if (element === 'w:hyperlink') anchors.add(attribute('w:anchor'));
      },
      close: () => undefined,
      text: () => undefined,
    });
  expect(anchors.difference(names).size).toBe(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(names.size).toBe(2 * listFigures(paper).length);
});

test('the page is that of GB/T 9704: A4, its margins, 22 lines of 28 characters, page numbers outside', async () => {
  const archive = openArchive(await bytesOf(samplePapers.taskPlan));
  const xml = (name: string) => new TextDecoder().decode(archive.get(name)?.read());
  const millimetres = (twips: string | undefined) => Math.round((Number(twips) * 25.4) / 1440);
  const margin = (side: string) =>
    millimetres(
      new RegExp(`w:${side}="(\\d+)"`).exec(/<w:pgMar[^>]+>/.exec(xml('word/document.xml'))?.[0] ?? '')?.[1],
    );
  expect(['top', 'bottom', 'left', 'right'].map(margin)).toEqual([37, 35, 28, 26]);
  expect(Math.floor((16_838 - 2098 - 1984) / 579)).toBe(22);
  expect(Math.round((11_906 - 1588 - 1474) / 20 / (16 - 849 / 4096))).toBe(28);
  expect(xml('word/document.xml')).toContain('w:linePitch="579" w:charSpace="-849"');
  expect(xml('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  expect(xml('word/footer1.xml')).toContain('<w:jc w:val="right"/>');
  expect(xml('word/footer2.xml')).toContain('<w:jc w:val="left"/>');
  for (const font of ['方正小标宋简体', '仿宋', '黑体', '楷体'])
    expect(xml('word/fontTable.xml')).toContain(`w:name="${font}"`);
});

test('text that is not for XML does no harm', async () => {
  const block = { type: 'text', line: ['a<b>&"\u0000\u000b\ud800 ]]>'] } as const;
  const { text } = readFile(await bytesOf({ ...samplePapers.factSheet, blocks: [block] }), '公文.docx');
  expect(text).toContain('a<b>&"\ufffd ]]>');
});

test('a long title breaks behind the name of the document, else near the middle', () => {
  expect(titleLines('督办单')).toEqual(['督办单']);
  expect(titleLines('《2024年机关党的建设工作要点》任务分工方案')).toEqual([
    '《2024年机关党的建设工作要点》',
    '任务分工方案',
  ]);
  expect(
    titleLines('示范机关工作委员会所属经纬发展部机关党委工作总结').map((line) => [...line].length),
  ).toEqual([12, 12]);
});
