import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { zip } from './bent-zip.ts';
import { formatNumber } from './number-format.ts';
import { readFile } from './read-file.ts';

const part = (root: string, inside: string) =>
  `<?xml version="1.0"?><w:${root} xmlns:w="w">${inside}</w:${root}>`;
const read = (inside: string, more: Record<string, string> = {}) =>
  readFile(
    zip({ 'word/document.xml': part('document', `<w:body>${inside}</w:body>`), ...more }),
    '文件.docx',
  );
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const line = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${line(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const numbered = (text: string, list: number, level: number) =>
  line(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%3.%4', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>
   <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
   <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
   <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
);

test('automatic numbers of several levels start anew below each higher one', () => {
  const { text } = read(
    [
      numbered('政治建设', 1, 0),
      numbered('学习', 1, 1),
      numbered('读书班', 1, 2),
      numbered('专题课', 1, 2),
      numbered('宣讲', 1, 1),
      numbered('巡回宣讲', 1, 2),
      numbered('组织建设', 1, 0),
      numbered('支部', 1, 1),
    ].join(''),
    { 'word/numbering.xml': numbering },
  );
  expect(text.split('\n')).toEqual([
    '一、政治建设',
    '（一）学习',
    '1.读书班',
    '2.专题课',
    '（二）宣讲',
    '1.巡回宣讲',
    '二、组织建设',
    '（一）支部',
  ]);
});

test('lists of one definition go on counting together unless one says where it starts', () => {
  const { text } = read(
    [
      numbered('甲', 1, 2),
      numbered('乙', 2, 2),
      numbered('丙', 3, 2),
      numbered('丁', 3, 2),
      numbered('戊', 1, 2),
    ].join(''),
    { 'word/numbering.xml': numbering },
  );
  expect(text.split('\n')).toEqual(['1.甲', '2.乙', '5.丙', '6.丁', '7.戊']);
});

test('a number that comes with the style of a paragraph counts like any other, and number 0 takes it away', () => {
  const styles = part(
    'styles',
    '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="title"><w:basedOn w:val="base"/></w:style>',
  );
  const styled = (text: string, more = '') => line(text, `<w:pStyle w:val="title"/>${more}`);
  const { text } = read(
    styled('甲') + styled('乙', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('丙'),
    { 'word/numbering.xml': numbering, 'word/styles.xml': styles },
  );
  expect(text).toBe('一、甲\n乙\n二、丙');
});

test.each([
  [11, 'chineseCounting', '十一'],
  [20, 'chineseCountingThousand', '二十'],
  [53, 'chineseCounting', '五十三'],
  [105, 'chineseCountingThousand', '一百零五'],
  [4, 'decimalEnclosedCircle', '④'],
  [14, 'upperRoman', 'XIV'],
  [28, 'lowerLetter', 'bb'],
  [3, 'ideographTraditional', '丙'],
  [12, 'chineseLegalSimplified', '壹拾贰'],
])('%i as %s is %s', (value, format, printed) => {
  expect(formatNumber(value, format)).toBe(printed);
});

test('a table row is a line; cells stay in their columns, merged ones leave empty places', () => {
  const { text } = read(
    line('附件') +
      `<w:tbl>${row(cell('序号'), cell('任务'), cell('牵头单位'), cell('配合单位'))}` +
      row(cell('一、政治建设', '<w:gridSpan w:val="4"/>')) +
      row(
        cell('1', '<w:vMerge w:val="restart"/>'),
        cell('学习'),
        `<w:tc>${line('办公厅')}${line('人事司')}</w:tc>`,
        cell(''),
      ) +
      row(cell('', '<w:vMerge/>'), cell('宣讲'), cell('宣传部'), cell('工会')) +
      '</w:tbl>' +
      line('落款'),
  );
  expect(text.split('\n')).toEqual([
    '附件',
    '序号\t任务\t牵头单位\t配合单位',
    '一、政治建设\t\t\t',
    '1\t学习\t办公厅\u000b人事司\t',
    '\t宣讲\t宣传部\t工会',
    '落款',
  ]);
});

test('breaks and tabs inside a cell do not break its row; a table in a cell stays in it', () => {
  const inner = `<w:tbl>${row(cell('甲'), cell('乙'))}${row(cell('丙'), cell('丁'))}</w:tbl>`;
  const { text } = read(
    `<w:tbl>${row('<w:tc><w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r></w:p></w:tc>', `<w:tc>${inner}<w:p/></w:tc>`)}</w:tbl>`,
  );
  expect(text).toBe('上\u000b下 右\t甲 乙\u000b丙 丁');
});

test('a table of one column is a frame: its paragraphs stay paragraphs', () => {
  const { text } = read(`<w:tbl>${row(`<w:tc>${line('一、标题')}${line('正文。')}</w:tc>`)}</w:tbl>`);
  expect(text).toBe('一、标题\n正文。');
});

test('insertions are kept, deletions dropped: characters, paragraph marks and table rows', () => {
  const { text, notices } = read(
    `<w:p>${run('完成率')}<w:del>${'<w:r><w:delText>50</w:delText></w:r>'}</w:del><w:ins>${run('80')}</w:ins></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半')}</w:p>${line('后半')}` +
      `<w:moveFrom>${line('移走')}</w:moveFrom>` +
      `<w:tbl>${row(cell('甲'), cell('乙'))}<w:tr><w:trPr><w:del/></w:trPr>${cell('删')}${cell('去')}</w:tr></w:tbl>` +
      `<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>${run('末')}</w:p>`,
    { 'word/numbering.xml': numbering },
  );
  expect(text.split('\n').filter((one) => one !== '')).toEqual(['完成率80', '前半后半', '甲\t乙', '末']);
  expect(notices.map((notice) => notice.zh)).toEqual([expect.stringContaining('修订')]);
});

test('hidden text is left out and said, by its own mark or its style; white text only where nothing shades it', () => {
  const styles = part('styles', '<w:style w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>');
  const white = '<w:color w:val="FFFFFF"/>';
  const { text, notices } = read(
    `<w:p>${run('明')}${run('暗', '<w:vanish/>')}${run('显', '<w:vanish w:val="0"/>')}${run('藏', '<w:rStyle w:val="secret"/>')}${run('白', white)}</w:p>` +
      `<w:tbl>${row(`<w:tc><w:tcPr><w:shd w:fill="C00000"/></w:tcPr><w:p>${run('序号', white)}</w:p></w:tc>`, cell('任务'))}</w:tbl>`,
    { 'word/styles.xml': styles },
  );
  expect(text).toBe('明显\n序号\t任务');
  expect(notices).toHaveLength(1);
});

test('a text box is read once and follows its paragraph; notes are named, phonetic guides and fields’ codes are not text', () => {
  const box = `<w:txbxContent>${line('框内')}</w:txbxContent>`;
  const { text, notices } = read(
    `<w:p>${run('前')}<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('后')}</w:p>` +
      '<w:p><w:r><w:ruby><w:rt><w:r><w:t>dong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>东</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
    { 'word/footnotes.xml': part('footnotes', `<w:footnote>${line('指2024年。')}</w:footnote>`) },
  );
  expect(text).toBe('前后\n框内\n东');
  expect(notices.map((notice) => notice.zh).join()).toMatch(/文本框.*脚注.*指2024年/u);
});

test('direction characters are left out and said, rare characters are kept', () => {
  const { text, notices } = read(line('𠀀𠮷𰻝\u202eabc'));
  expect(text).toBe('𠀀𠮷𰻝abc');
  expect(notices).toHaveLength(1);
});

const documents = new URL('../../../../shared/documents/', import.meta.url);
test.runIf(existsSync(documents))('a document with automatic numbers reads like its plain text', () => {
  const name = 'synthetic-5-自动编号2026工作要点';
  const bytes = new Uint8Array(readFileSync(new URL(`${name}.docx`, documents)));
  const plain = readFileSync(new URL(`${name}.txt`, documents), 'utf8');
  const bare = (text: string) => text.replaceAll(/\s/gu, '');
  expect(bare(readFile(bytes, `${name}.docx`).text)).toBe(bare(plain));
});
