import { samplePapers } from '@gangmu/domain/papers/sample-papers';
import { Refusal } from '@gangmu/domain/refusal';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileTemplate } from './compile-template.ts';
import { fillTemplate } from './fill-template.ts';
import { compileTemplateApart } from './read-apart.ts';
import { readFile } from './read-file.ts';
import { zipStream } from './zip-stream.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const p = (...texts: string[]) =>
  `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${texts.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;
const tr = (...texts: string[]) => `<w:tr>${texts.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`;
const whole = `${p('{{body}}')}${p('{{sources}}')}`;

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** A docx around a body, with further parts. */
function template(body: string, parts: Record<string, string | Uint8Array> = {}): Promise<Uint8Array> {
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return gather(zipStream(Object.entries(all).map(([name, content]) => ({ name, text: () => [content] }))));
}

const paper = samplePapers.yearSummary;
async function filled(body: string, parts = {}): Promise<string[]> {
  const compiled = compileTemplate(await template(body, parts), '模板.docx', 'yearSummary');
  const { text } = readFile(await gather(fillTemplate(structuredClone(compiled), paper)), '公文.docx');
  return text.split('\n').filter((line) => line.trim() !== '');
}

test('names are filled in wherever Word has cut them, and stay text', async () => {
  const lines = await filled(`${p('标题：{{ti', 'tle}', '}（{{dataDay}}）<!-- -->完')}${whole}`);
  expect(lines[0]).toBe(`标题：${paper.title}（2024年12月31日）完`);
});

test('a row of a table is repeated for each row of the paper, rows around it are not', async () => {
  const table = `<w:tbl>${tr('编号', '举措')}${tr('{{progress.code}}', '做：{{progress.measure}}')}${tr('止', '')}</w:tbl>`;
  const lines = await filled(`${table}${p('{{sources}}')}`);
  expect(lines.slice(0, 5)).toEqual([
    '编号\t举措',
    '1.1\t做：围绕重点任务开展专项督查，建立问题台账。',
    '2.1\t做：每年完成一轮学习、查摆、整改 <闭环> & 复核。',
    '3.1\t做：每次党组会首个议题学习。',
    '止\t',
  ]);
});

test('the text and its sources take the place of their paragraphs', async () => {
  const lines = await filled(`${p('前')}${p('{{body}}')}${p('中')}${p('{{sources}}')}${p('后')}`);
  expect(lines[0]).toBe('前');
  expect(lines.indexOf('中')).toBeGreaterThan(lines.indexOf('一、突出抓好政治建设'));
  expect(lines.indexOf('后')).toBeGreaterThan(lines.indexOf('数据来源'));
});

test('the same template and paper are the same bytes, pictures and headers kept', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255]);
  const header = `<w:hdr ${w}>${p('{{issuer}}')}</w:hdr>`;
  const compiled = compileTemplate(
    await template(whole, { 'word/header1.xml': header, 'word/media/mark.png': png }),
    '模板.docx',
    'yearSummary',
  );
  const once = Buffer.from(await gather(fillTemplate(compiled, paper)));
  expect(once.equals(Buffer.from(await gather(fillTemplate(compiled, paper))))).toBe(true);
  expect(once.includes(Buffer.from('word/media/mark.png'))).toBe(true);
});

const field = (code: string) => `<w:p><w:r><w:instrText>${code}</w:instrText></w:r></w:p>`;
const outside = (kind: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/${kind}" Target="http://example.com/x" TargetMode="External"/></Relationships>`;

test.each<[string, string, Record<string, string>, string, string]>([
  ['an unknown name', `${p('头')}${p('{{titel}}')}${whole}`, {}, '第 2 段', '没有“titel”这个占位'],
  ['an expression', `${p('{{1+1}}')}${whole}`, {}, '第 1 段', '没有“1+1”这个占位'],
  ['a condition', `${p('{{#if title}}')}${whole}`, {}, '第 1 段', '没有“#if title”这个占位'],
  [
    'a column of another kind',
    `<w:tbl>${tr('{{findings.text}}')}</w:tbl>${whole}`,
    {},
    '第 1 段',
    '没有“findings.text”',
  ],
  ['a name left open', `${p('{{title')}${whole}`, {}, '第 1 段', '占位没有写完整'],
  ['a column outside a table', `${p('{{progress.code}}')}${whole}`, {}, '第 1 段', '须放在表格的一行里'],
  [
    'a row of two tables',
    `<w:tbl>${tr('{{progress.code}}', '{{duties.duty}}')}</w:tbl>${whole}`,
    {},
    '第 2 段',
    '一行只能取一个表的列',
  ],
  ['the text inside a line', `${p('正文：{{body}}')}${whole}`, {}, '第 1 段', '须独占正文的一段'],
  ['the text inside a cell', `<w:tbl>${tr('{{body}}')}</w:tbl>${whole}`, {}, '第 1 段', '须独占正文的一段'],
  [
    'the text in a header',
    whole,
    { 'word/header1.xml': `<w:hdr ${w}>${p('{{body}}')}</w:hdr>` },
    'word/header1.xml 第 1 段',
    '须独占正文的一段',
  ],
  ['no sources', p('{{body}}'), {}, 'word/document.xml', '缺少 {{sources}}'],
  ['nothing to say', p('{{sources}}'), {}, 'word/document.xml', '缺少 {{body}}'],
  ['a field that fetches', `${field('INCLUDETEXT "c:\\x"')}${whole}`, {}, '第 1 段', '只能用页码域'],
  ['a field that runs', `${field('DDEAUTO x')}${whole}`, {}, '第 1 段', '只能用页码域'],
  ['an object', `<w:p><w:r><w:object/></w:r></w:p>${whole}`, {}, '第 1 段', '不能含有插入的对象'],
  ['a chunk', `<w:altChunk/>${whole}`, {}, '第 0 段', '不能含有插入的对象'],
  [
    'a link outside',
    whole,
    { 'word/_rels/document.xml.rels': outside('image') },
    'word/_rels/document.xml.rels',
    '不能引用外部',
  ],
  [
    'a template behind it',
    whole,
    { 'word/_rels/settings.xml.rels': outside('attachedTemplate') },
    'word/_rels/settings.xml.rels',
    '不能引用外部',
  ],
  ['a part of another kind', whole, { 'word/media/x.svg': '<svg/>' }, 'word/media/x.svg', '不能有这一部分'],
  ['macros', whole, { 'word/vbaProject.bin': 'x' }, 'file', '宏或嵌入对象'],
  ['ill-formed parts', whole, { 'word/styles.xml': '<a>' }, 'file', '无法读取'],
])('a template with %s is refused with its place', async (_, body, parts, place, text) => {
  const bytes = await template(body, parts);
  const refusal = (() => {
    try {
      compileTemplate(bytes, '模板.docx', 'yearSummary');
    } catch (error) {
      return error instanceof Refusal ? error : null;
    }
    return null;
  })();
  const details = refusal?.details ?? [];
  expect(details.map((detail) => detail.place)).toContain(place);
  expect(details.map((detail) => detail.text.zh).join('；')).toContain(text);
});

const corpus = new URL('../../../../shared/hostile/docx/', import.meta.url);
test.runIf(existsSync(corpus))(
  'no hostile document becomes a template',
  async () => {
    const names = readdirSync(corpus).filter((name) => /\.doc[xm]$/u.test(name));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const file = { bytes: new Uint8Array(readFileSync(new URL(name, corpus))), name, owner: 'test' };
      await expect(compileTemplateApart(file, 'yearSummary'), name).rejects.toBeInstanceOf(Refusal);
    }
  },
  60_000,
);

test('it is read in a process of its own', async () => {
  const file = { bytes: await template(whole), name: '模板.docx', owner: 'test' };
  expect(await compileTemplateApart(file, 'yearSummary')).toEqual(
    compileTemplate(file.bytes, file.name, 'yearSummary'),
  );
  const bad = { ...file, bytes: await template(p('{{nobody}}')) };
  await expect(compileTemplateApart(bad, 'yearSummary')).rejects.toBeInstanceOf(Refusal);
}, 30_000);
