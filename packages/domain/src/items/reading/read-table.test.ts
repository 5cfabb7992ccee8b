import { expect, test } from 'vitest';
import { readWorkPoints } from '../read-work-points.ts';

/** The cases of importing.md, section 8, that concern tables, and tables of our own. */
const codes = (text: string) => readWorkPoints(text).warnings.map(({ code }) => code);

test('22–23 a table with wide headers keeps the gap in its numbers, with a warning', () => {
  const paper =
    '推广清单\n序号\t改革举措\t主 要 内 容\t指导部门\n13\t一窗受理\t设立综合窗口。\t政务局\n14\t证照联办\t合并办理证照。\t市场局\n21\t容缺受理\t先受理后补正。\t政务局\n（本文有删减）\n';
  const read = readWorkPoints(paper);
  expect(read.items.map(({ no, heading, measures }) => [no, heading, measures[0]?.text])).toEqual([
    [13, '一窗受理', '设立综合窗口。'],
    [14, '证照联办', '合并办理证照。'],
    [21, '容缺受理', '先受理后补正。'],
  ]);
  expect(read.warnings).toEqual([
    expect.objectContaining({ code: 'no-year' }),
    expect.objectContaining({ code: 'number-gap', params: { after: 14, found: 21 } }),
  ]);
});

test('26–27 rows short of merged first cells are filled down; notes under the table are no items', () => {
  const paper = [
    '城市评价表',
    '类别\t任务\t具体措施\t责任单位\t完成时限',
    '一、绿色\t水体治理\t完成▲三条河道治理\t水务局\t2025年6月底前',
    '建设污水管网\t水务局\t2025年底前',
    '垃圾分类\t建成示范片区\t城管局\t2025年9月底前',
    '注：1.带▲的为重点任务。2.各单位按月报送。',
  ].join('\n');
  const read = readWorkPoints(paper);
  expect(read.items.map(({ heading, measures }) => [heading, measures.map(({ text }) => text)])).toEqual([
    ['水体治理', ['完成▲三条河道治理', '建设污水管网']],
    ['垃圾分类', ['建成示范片区']],
  ]);
  expect(read.sections).toHaveLength(1);
  expect(read.noise.at(-1)).toMatchObject({ reason: 'closing' });
});

test('36 a number used twice in a table is kept twice, units come from their column', () => {
  const paper =
    '序号\t考核项目\t考核内容\t分值\t责任单位\n29\t水质\t达到标准\t60\t环保局\n30\t巡河\t按月巡河\t60\t河长办\n30\t宣传\t开展宣传\t60\t宣传部\n';
  const read = readWorkPoints(paper);
  expect(read.items.map(({ no, lead }) => [no, lead])).toEqual([
    [29, ['环保局']],
    [30, ['河长办']],
    [30, ['宣传部']],
  ]);
  expect(codes(paper)).toContain('number-twice');
  expect(new Set(read.items.flatMap(({ measures }) => measures.map(({ id }) => id))).size).toBe(3);
});

test('37 line breaks part the units of a cell; without them a warning', () => {
  const header = '序号\t任务\t责任单位\n';
  const parted = readWorkPoints(`${header}1\t开展教育\t县委宣传部\v县教育局\v县河长办\n`);
  expect(parted.items[0]?.lead).toEqual(['县委宣传部', '县教育局', '县河长办']);
  expect(codes(`${header}1\t开展教育\t县委宣传部县教育局县河长办\n`)).toContain('units-run-together');
});

test('40 repeated headers, （续） and totals are skipped, paragraphs of a cell are measures', () => {
  const paper = [
    '2025年任务分工表',
    '序号\t任务\t具体措施\t牵头单位\t配合单位\t完成时限',
    '一、组织建设（共2项）',
    '1\t规范生活\t1.落实制度。\v2.开展抽查\t组织部\t无\t6月底前',
    '2025年任务分工表（续）',
    '序号\t任务\t具体措施\t牵头单位\t配合单位\t完成时限',
    '2\t发展党员\t严把入口\t同上\t各支部\t同上',
    '合计\t2项\t\t\t\t',
  ].join('\n');
  const read = readWorkPoints(paper);
  expect(read.sections.map(({ heading }) => heading)).toEqual(['组织建设']);
  expect(read.items.map(({ no, lead, co, clocks }) => [no, lead, co, clocks.map(({ due }) => due)])).toEqual([
    [1, ['组织部'], [], ['2025-06-30']],
    [2, ['组织部'], ['各支部'], ['2025-06-30']],
  ]);
  expect(read.items[0]?.measures.map(({ text }) => text)).toEqual(['落实制度。', '开展抽查']);
});

test('headers over two lines, a border at each side, and a ruler', () => {
  const paper = `# 2025年民生实事责任分解表

| 序号 | 项目名称 | 建设内容 | 责任单位 | | 时间要求 | |
|---|:---|---|---|---|---|---|
| | | | 牵头单位 | 配合单位 | 启动时间 | 完成时间 |
| 1 | 新建公园 | 新建口袋公园10个 | 园林局 | 各区、县级市 | 3月 | 11月底前 |
| 2 | 老旧电梯 | 更新电梯200台 | 住建局 | 市场监管局、各区政府 | 4月 | 12月底前 |
`;
  const read = readWorkPoints(paper);
  expect(read.title).toBe('2025年民生实事责任分解表');
  expect(read.items.map(({ no, heading, lead, co, clocks }) => [no, heading, lead, co, clocks])).toEqual([
    [1, '新建公园', ['园林局'], ['各区、县级市'], [{ text: '11月底前', due: '2025-11-30' }]],
    [2, '老旧电梯', ['住建局'], ['市场监管局', '各区政府'], [{ text: '12月底前', due: '2025-12-31' }]],
  ]);
});

test('without numbers a task of its own begins an item; what a row does not say is that of the row above', () => {
  const paper = `2025年任务清单
类别\t工作任务\t责任分工\t时间要求
市场准入\t推行一业一证\t市场局牵头，审批局、司法局配合\t2025年6月底前
\t压缩开办时间\t\t2025年9月底前
要素保障\t降低用电成本\t供电公司、发改局按职责分工负责\t长期坚持
`;
  const read = readWorkPoints(paper);
  expect(read.sections.map(({ heading }) => heading)).toEqual(['市场准入', '要素保障']);
  expect(
    read.items.map(({ section, no, lead, co, responsible }) => [section, no, lead, co, responsible]),
  ).toEqual([
    [1, 1, ['市场局'], ['审批局', '司法局'], []],
    [1, 2, ['市场局'], ['审批局', '司法局'], []],
    [2, 3, [], [], ['供电公司', '发改局']],
  ]);
  expect(read.items[2]?.clocks).toEqual([{ text: '长期坚持', standing: true }]);
});

test('words of merged cells repeated in every row make no further items', () => {
  const row = (measure: string, due: string) => `1\t党建引领\t${measure}\t党办\t各支部\t${due}\n`;
  const read = readWorkPoints(
    `序号\t重点任务\t工作措施\t牵头单位\t责任单位\t完成时限\n${row('修订规则', '2025年3月')}${row('开展轮训', '2025年6月底前')}`,
  );
  expect(read.items).toHaveLength(1);
  expect(read.items[0]?.measures.map(({ id, text, clocks }) => [id, text, clocks.length])).toEqual([
    ['1.1', '修订规则', 1],
    ['1.2', '开展轮训', 1],
  ]);
});

test('a table behind a longer plan is left out, and said', () => {
  const paper =
    '2025年工作要点\n一、政治建设\n（一）学习。每月学习。\n（二）创建。评选标兵。\n（三）监督。开展检查。\n附件：任务表\n序号\t任务\t牵头单位\n1\t学习\t办公室\n';
  expect(readWorkPoints(paper).items).toHaveLength(3);
  expect(codes(paper)).toContain('table-left-out');
});

test('tabs alone make no table', () => {
  expect(readWorkPoints('2025年工作要点\n一、抓学习\n\t1.办班。\t举办培训班。\n').items).toHaveLength(1);
});
