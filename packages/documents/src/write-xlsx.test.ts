import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openArchive } from './open-archive.ts';
import { readSheets } from './read-file.ts';
import { collectWorkbook } from './workbook.ts';
import { writeXlsx, type OutCell, type OutSheet } from './write-xlsx.ts';

const sheet = (rows: readonly (readonly OutCell[])[], more: Partial<OutSheet> = {}): OutSheet => ({
  name: '任务分工',
  columns: [
    { header: '编号', width: 10 },
    { header: '内容', width: 40 },
  ],
  rows: () => rows,
  ...more,
});

async function bytesOf(sheets: readonly OutSheet[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeXlsx(sheets)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function backAndForth(rows: readonly (readonly OutCell[])[]): Promise<string[][]> {
  const bytes = await bytesOf([sheet(rows)]);
  const { sheets } = collectWorkbook((take) => readSheets(bytes, '表.xlsx', take));
  return (sheets[0]?.rows ?? []).slice(1).map((row) => row.cells.map((cell) => cell.text));
}

test('what is written is read back, whatever the text', async () => {
  const text = fc
    .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 40 })
    .filter((value) => value.trim() !== '' && !value.includes('\r'));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      expect(await backAndForth(texts.map((value) => [value]))).toEqual(texts.map((value) => [value]));
    }),
  );
});

test.each([
  '_x0041_',
  'a\u0001b',
  ' 前后空格 ',
  '上\n下',
  '-10%',
  '+86 10',
  '=1+1',
  '𠀀𠮷',
  '😀',
  "'单引号",
  '2024-01-01',
])('%j comes back as it went', async (value) => {
  expect(await backAndForth([[value]])).toEqual([[value]]);
});

test('the same content is the same bytes, and numbers stay numbers', async () => {
  const rows = [
    ['1.1', 42],
    ['1.2', null],
  ] as const;
  expect(await bytesOf([sheet(rows)])).toEqual(await bytesOf([sheet(rows)]));
  const bytes = await bytesOf([sheet(rows)]);
  const { sheets } = collectWorkbook((take) => readSheets(bytes, '表.xlsx', take));
  expect(sheets[0]?.rows[1]?.cells).toEqual([
    { column: 1, text: '1.1', type: 'text' },
    { column: 2, text: '42', type: 'number' },
  ]);
});

test('drop-down lists stand on a sheet nobody sees', async () => {
  const columns = [{ header: '类别', width: 10, choices: ['部门', '党支部'], hint: '选一种' }];
  const bytes = await bytesOf([sheet([['部门']], { columns })]);
  const { sheets, notices } = collectWorkbook((take) => readSheets(bytes, '表.xlsx', take));
  expect(sheets.map((one) => one.name)).toEqual(['任务分工']);
  expect(notices).toHaveLength(1);
});

const corpus = new URL('../../../../shared/hostile/strings/formula.json', import.meta.url);
const formulas: string[] = existsSync(corpus)
  ? (JSON.parse(readFileSync(corpus, 'utf8')) as unknown[]).filter((entry) => typeof entry === 'string')
  : ['=1+1', '@SUM(A1)', '+cmd|calc', '-2+3', '\tx', '＝1+1', '=HYPERLINK("http://evil.example")'];

test('no text becomes a formula or a link: no <f>, no outside relation, every string marked as text', async () => {
  const archive = openArchive(await bytesOf([sheet(formulas.map((text) => ['1', text]))]));
  const xml = (name: string) => new TextDecoder().decode(archive.get(name)?.read());
  expect(xml('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]|<hyperlink/iu);
  expect(xml('xl/worksheets/sheet1.xml').match(/<c /gu)).toHaveLength(
    (xml('xl/worksheets/sheet1.xml').match(/s="[12]" t="inlineStr"/gu) ?? []).length,
  );
  expect(xml('xl/_rels/workbook.xml.rels')).not.toContain('External');
  expect(xml('xl/styles.xml').match(/quotePrefix="1"/gu)).toHaveLength(2);
});

test('an error in the rows ends the file instead of truncating it', async () => {
  const broken = sheet([], {
    rows: async function* () {
      yield ['1', '甲'];
      throw new Error('the database is away');
    },
  });
  await expect(bytesOf([broken])).rejects.toThrow('the database is away');
});
