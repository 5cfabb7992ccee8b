import { expect, test } from 'vitest';
import { zip } from './bent-zip.ts';
import { readFile, readSheets } from './read-file.ts';
import { collectWorkbook, columnName, dayOfSerial } from './workbook.ts';

const refused = expect.objectContaining({ reason: 'invalid' });
const text = (address: string, value: string) =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const number = (address: string, value: string | number, style = 0) =>
  `<c r="${address}" s="${style}"><v>${value}</v></c>`;
const row = (no: number | string, ...cells: string[]) => `<row r="${no}">${cells.join('')}</row>`;

function xlsx(
  rows: string,
  more: { workbook?: string; parts?: Record<string, string>; after?: string } = {},
): Uint8Array {
  const sheets = '<sheet name="任务分工" sheetId="1" r:id="rId1"/>';
  return zip({
    'xl/workbook.xml': `<workbook>${more.workbook ?? ''}<sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData>${more.after ?? ''}</worksheet>`,
    ...more.parts,
  });
}

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="9"/><xf numFmtId="31"/></cellXfs></styleSheet>';
const styled = { parts: { 'xl/styles.xml': styles } };

test('a row is a line, cells keep their columns, line breaks stay inside', () => {
  const bytes = xlsx(
    row(1, text('A1', '序号'), text('B1', '任务'), text('D1', '牵头单位')) +
      row(3, number('A3', 1), text('B3', '上\n下'), text('D3', '办公厅')),
    { after: '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B2"/></mergeCells>' },
  );
  expect(readFile(bytes, '表.xlsx').text).toBe('序号\t任务\t\t牵头单位\n1\t上\u000b下\t\t办公厅');
});

test('dates come as days, months and percentages as they are shown', () => {
  const bytes = xlsx(
    row(1, number('A1', 46387, 1), number('B1', 46387, 2), number('C1', 0.75, 3), number('D1', 46387, 4)),
    styled,
  );
  expect(
    collectWorkbook((take) => readSheets(bytes, '表.xlsx', take)).sheets[0]?.rows[0]?.cells.map(
      (cell) => cell.text,
    ),
  ).toEqual(['2026-12-31', '2026年12月', '75%', '2026-12-31']);
});

test('under a heading of time a bare number is a day, and one that is no day is named', () => {
  const heading = row(1, text('A1', '任务'), text('B1', '完成时限'));
  expect(readFile(xlsx(heading + row(2, text('A2', '甲'), number('B2', 46387))), '表.xlsx').text).toContain(
    '甲\t2026-12-31',
  );
  const old = { workbook: '<workbookPr date1904="1"/>' };
  expect(
    readFile(xlsx(heading + row(2, text('A2', '甲'), number('B2', 44925)), old), '表.xlsx').text,
  ).toContain('2026-12-31');
  expect(() =>
    readFile(xlsx(heading + row(2, number('B2', 60)) + row(3, number('B3', -1))), '表.xlsx'),
  ).toThrow(
    expect.objectContaining({
      details: [
        expect.objectContaining({ place: '任务分工!B2' }),
        expect.objectContaining({ place: '任务分工!B3' }),
      ],
    }),
  );
});

test.each([
  [59, '1900-02-28'],
  [60, null],
  [61, '1900-03-01'],
  [0, null],
  [45_292, '2024-01-01'],
  [2_958_466, null],
  [1.5, null],
])('serial %d is %s', (serial, day) => {
  expect(dayOfSerial(serial, 1900)).toBe(day);
});

test('rich text is joined, phonetic guides are not read, escapes are undone', () => {
  const strings =
    '<sst><si><r><t>富</t></r><r><t>文本</t></r></si><si><t>东京</t><rPh><t>トウキョウ</t></rPh></si><si><t>上_x000A_下</t></si></sst>';
  const shared = [0, 1, 2].map((index) => `<c r="${columnName(index + 1)}1" t="s"><v>${index}</v></c>`);
  const bytes = xlsx(row(1, ...shared), { parts: { 'xl/sharedStrings.xml': strings } });
  const { sheets } = collectWorkbook((take) => readSheets(bytes, '表.xlsx', take));
  expect(sheets[0]?.rows[0]?.cells.map((cell) => cell.text)).toEqual(['富文本', '东京', '上\n下']);
});

test.each([
  ['a text that does not exist', row(1, '<c r="A1" t="s"><v>9</v></c>')],
  ['a cell beyond the limits', row(1_048_576, text('XFD1048576', '远'))],
  ['row 0', row(0, number('A0', 1))],
  ['a row that goes back', row(2, number('A2', 1)) + row(1, number('A1', 1))],
  ['a column that does not exist', row(1, number('ZZZZ1', 1))],
  ['an address of another row', row(1, number('A2', 1))],
  ['an error', row(1, '<c r="A1" t="e"><v>#REF!</v></c>')],
  ['a number beyond 15 digits', row(1, number('A1', '110101199003070000'))],
  ['no number', row(1, number('A1', 'abc'))],
  ['nothing', ''],
])('%s is refused', (_what, rows) => {
  expect(() => readFile(xlsx(rows), '表.xlsx')).toThrow(refused);
});

test('only visible sheets are read, and the hidden ones are said', () => {
  const bytes = zip({
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="秘" state="veryHidden" r:id="a"/><sheet name="明" r:id="b"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Target="s1.xml"/><Relationship Id="b" Target="/xl/s2.xml"/></Relationships>',
    'xl/s1.xml': `<worksheet><sheetData>${row(1, text('A1', '不可见'))}</sheetData></worksheet>`,
    'xl/s2.xml': `<x:worksheet xmlns:x="x"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>可见</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
  });
  const { text: read, notices } = readFile(bytes, '表.xlsx');
  expect(read).toBe('可见');
  expect(notices).toHaveLength(1);
});

test('csv keeps quoted separators and line breaks; too many columns and open quotes are refused', () => {
  const bytes = new TextEncoder().encode('任务,时限\n"甲，\n乙","2024年12月"\n,');
  expect(readFile(bytes, '表.csv').text).toBe('任务\t时限\n甲，\u000b乙\t2024年12月');
  const wide = new TextEncoder().encode(Array.from({ length: 300 }, (_, index) => `列${index}`).join(','));
  expect(() => readFile(wide, '表.csv')).toThrow(refused);
  expect(() => readFile(new TextEncoder().encode('"甲'), '表.csv')).toThrow(refused);
});

test('a name that promises what the content is not is refused with the real type', () => {
  const html = new TextEncoder().encode('<html><table><tr><td>甲</td></tr></table></html>');
  expect(() => readFile(html, '表.xls')).toThrow(
    expect.objectContaining({ text: expect.objectContaining({ zh: expect.stringContaining('网页') }) }),
  );
});
