import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWorkPoints } from '../read-work-points.ts';

/** The cases of importing.md, section 8, that concern prose, each on a small paper of our own. */
const seed = readWorkPoints(
  readFileSync(new URL('../../../../../samples/2024-work-points.txt', import.meta.url), 'utf8'),
);
const measure = (id: string) =>
  seed.items.flatMap(({ measures }) => measures).find((entry) => entry.id === id);
const outline = (text: string) =>
  readWorkPoints(text).items.map(({ section, no, heading }) => [section, no, heading]);
const headings = (text: string) => readWorkPoints(text).sections.map(({ no, heading }) => [no, heading]);
const texts = (text: string) =>
  readWorkPoints(text).items.map(({ measures }) => measures.map((entry) => entry.text));
const numerals = '一二三四五六七八九十';
const numeral = (no: number) =>
  no <= 10
    ? numerals[no - 1]
    : `${no < 20 ? '' : numerals[Math.floor(no / 10) - 1]}十${no % 10 === 0 ? '' : numerals[(no % 10) - 1]}`;

test('1 a paper without a title gets a guess, marked as one', () => {
  expect(seed).toMatchObject({ title: '2024年中央和国家机关党的建设工作要点', titleIsGuess: true });
});

test('2 spans of years in titles are not the plan year and no deadlines', () => {
  const read = readWorkPoints(
    '2024年是关键一年。机关党建要实施《提质方案（2024—2026年）》。 一、抓好落实 1.落实规划。落实《教育规划（2023—2027年）》和《立法规划》（2024—2028年）。对照检查。',
  );
  expect(read.year).toBe(2024);
  expect(read.items[0]?.clocks).toEqual([]);
});

test('3 a section heading in one line ends before the next number and may hold quotes', () => {
  expect(
    headings('某机关党建工作要以质量为主。 一、走好践行“两个维护”第一方阵 1.深化建设。开展教育。'),
  ).toEqual([[1, '走好践行“两个维护”第一方阵']]);
});

test('4 a stray bar at the end is dropped and named', () => {
  const read = readWorkPoints('一、抓学习 1.办班。举办培训班。 |');
  expect(read.items[0]?.measures[0]?.text).toBe('举办培训班。');
  expect(read.noise).toMatchObject([{ reason: 'stray' }]);
});

test('5–8 marks inside quotes, lists of awards and pivot sentences make no further measures', () => {
  expect(measure('1.2')?.text).toContain('“高举旗帜、走在前列、步调一致,走好第一方阵”');
  expect(measure('4.2')?.text).toContain('“学用新思想 建功新征程”');
  expect(measure('16.3')?.text).toContain('青年五四奖章,五四红旗团委、团支部,优秀共青团员、团干部');
  expect(measure('17.6')).toMatchObject({ toProduce: ['履职制度'], kinds: ['regulation'] });
});

test('9–11 periodicals are not cited, what is to be written is not its basis, the preamble cites for itself', () => {
  expect(measure('6.2')?.cited).toEqual([]);
  expect(measure('10.2')).toMatchObject({
    cited: ['全国干部教育培训规划(2023—2027年)'],
    toProduce: [expect.stringMatching(/具体措施$/)],
  });
  const cited = seed.items.flatMap(({ measures }) => measures.flatMap((entry) => entry.cited));
  expect(cited.filter((title) => title.startsWith('全面提高'))).toEqual([]);
});

test('12 a date inside quotes is no number', () => {
  expect(outline('一、落实讲话 1.学习讲话。学习“7·9”讲话。召开交流会。 2.抓落实。开展督查。')).toHaveLength(
    2,
  );
});

test('13 numbers run on through the sections, to fifty-three', () => {
  const paper = [1, 17, 36, 48].map((first, part) => {
    const last = [16, 35, 47, 53][part] ?? 0;
    const items = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return `${numeral(part + 1)}、第${part + 1}方面\n${items.map((no) => `（${numeral(no)}）支持有关地区依法合规开展第${no}项改革试点并总结推广。（负责部门：财政局）\n`).join('')}`;
  });
  const read = readWorkPoints(`若干措施\n${paper.join('')}`);
  expect(read.items.map(({ no }) => no)).toEqual(Array.from({ length: 53 }, (_, index) => index + 1));
  expect(read.items.map(({ section }) => section).filter((section) => section === 2)).toHaveLength(19);
});

test('14 an item that is one sentence has no heading', () => {
  const read = readWorkPoints(
    '一、放宽准入\n（一）放宽比例。（负责部门：商务局）\n（二）下放权限。（负责部门：住建局）\n',
  );
  expect(read.items.map(({ heading, measures }) => [heading, measures.map(({ text }) => text)])).toEqual([
    [null, ['放宽比例。']],
    [null, ['下放权限。']],
  ]);
});

test('15 the field of application is read behind ； and ，, and is no unit', () => {
  const read = readWorkPoints(
    '一、放宽准入\n（一）放宽有关人员的比例要求和条件限制。（负责部门：人社局、商务局；适用范围：所有园区）\n（二）支持开展有关业务。（负责部门：海关，适用范围：东区）\n',
  );
  expect(read.items.map(({ responsible, scope }) => [responsible, scope])).toEqual([
    [['人社局', '商务局'], '所有园区'],
    [['海关'], '东区'],
  ]);
});

test('16 （一） may number principles in one section and groups in another; items are what runs on', () => {
  const paper = `若干意见
一、基本原则
（一）坚持改革。进一步健全体系。
（二）坚持开放。对标先进水平。
二、主要任务
（一）统筹两个市场。
1.拓展市场。推广试点。（甲局负责）
2.提前适用。享受政策。（乙局负责）
（二）推动创新。
3.促进研发。免交证件。（甲局负责）
4.优化信用。赋予等级。（丙局负责）
`;
  expect(outline(paper)).toEqual([
    [2, 1, '拓展市场'],
    [2, 2, '提前适用'],
    [2, 3, '促进研发'],
    [2, 4, '优化信用'],
  ]);
});

test('17 “the first named leads, here and below” holds from there on', () => {
  const paper = `若干意见
一、主要任务
（一）早先的事。推广试点工作。（丁局、戊局负责）
（二）拓展市场。推广试点工作。（税务局、财政局负责，排在第一位的部门为牵头部门，下同）
（三）提前适用。享受有关政策。（海关、财政局等有关部门负责）
`;
  expect(readWorkPoints(paper).items.map(({ lead, co, responsible }) => [lead, co, responsible])).toEqual([
    [[], [], ['丁局', '戊局']],
    [['税务局'], ['财政局'], []],
    [['海关'], ['财政局', '有关部门'], []],
  ]);
});

test('18 each of several responsibilities bears the sentences before it', () => {
  const [item] = readWorkPoints(
    '一、优化环境\n（一）鼓励创业。推进改革。（市场监管局负责）加强教育。创新机制。（体育局、教育局负责）应用技术。（网信办负责）\n',
  ).items;
  expect(item?.measures.map(({ text, responsible }) => [text, responsible])).toEqual([
    ['推进改革。', ['市场监管局']],
    ['加强教育。', ['体育局', '教育局']],
    ['创新机制。', ['体育局', '教育局']],
    ['应用技术。', ['网信办']],
  ]);
});

test('19 an open list and a collective unit', () => {
  const [item] = readWorkPoints(
    '一、压实责任\n（一）加强监管。开展检查。（公安局、应急局等和各镇人民政府负责）\n',
  ).items;
  expect(item?.responsible).toEqual(['公安局', '应急局', '各镇人民政府']);
});

test('20 thirty numerals that are sentences are items without sections', () => {
  const items = Array.from(
    { length: 30 },
    (_, index) =>
      `${numeral(index + 1)}、对第${index + 1}类工作成效明显的县（市、区），在安排年度资金时予以适当倾斜，用于支持其开展有关试点。（财政局负责）\n`,
  );
  const read = readWorkPoints(`关于加大激励力度的通知\n现通知如下：\n${items.join('')}`);
  expect(read.sections).toEqual([]);
  expect(read.items.map(({ no, section, responsible }) => [no, section, responsible])).toEqual(
    items.map((_, index) => [index + 1, null, ['财政局']]),
  );
});

test('21 a deadline in a closing paragraph is flagged, not given to the last item', () => {
  const paper =
    '2024年激励措施\n一、对成效明显的县，在安排年度资金时予以适当倾斜，用于支持试点工作。（甲局负责）\n二、对成绩突出的县，优先安排建设项目和专项资金，支持先行先试。（乙局负责）\n三、对考核优秀的县，下一年度免于实地督查，并通报表扬有关单位。（丙局负责）\n各有关部门要认真组织实施，于2024年11月30日前报送办法。\n';
  const read = readWorkPoints(paper);
  expect(read.warnings.map(({ code }) => code)).toContain('clock-outside-items');
  expect(read.items[2]?.clocks).toEqual([]);
});

test('28 a section heading against the first item ends there', () => {
  const paper =
    '一、提高帮扶的精准性（一）研究措施。开展调研。（二）抓好落实。开展督查。二、强化保障（三）加强领导。成立专班。';
  expect(headings(paper)).toEqual([
    [1, '提高帮扶的精准性'],
    [2, '强化保障'],
  ]);
});

test('29–31 a lead-in without number is one measure; item and measure keep their own units; editions are no deadlines', () => {
  const paper = `2020年重点任务分工
一、优化环境
（一）精简审批。具体措施：
1．编制2020年版事项目录。（审批局牵头，司法局配合）
2．取消有关证明。（司法局牵头）
（二）降低成本。具体措施：清理规范涉企收费。（发展改革委牵头，各镇按职责分工负责）
`;
  const read = readWorkPoints(paper);
  expect(read.items.map(({ measures }) => measures.map(({ lead, co }) => [lead, co]))).toEqual([
    [
      [['审批局'], ['司法局']],
      [['司法局'], []],
    ],
    [[['发展改革委'], ['各镇']]],
  ]);
  expect(read.items[0]?.clocks).toEqual([]);
  const both = readWorkPoints(
    '一、优化环境\n（一）精简审批。完善有关制度。（审批局牵头，甲局、乙局等市有关部门及各镇按职责分工负责）\n1．编制目录。（甲局牵头）\n',
  );
  expect(both.items[0]).toMatchObject({ lead: ['审批局'], co: ['甲局', '乙局', '市有关部门', '各镇'] });
  expect(both.items[0]?.measures.at(-1)).toMatchObject({ text: '编制目录。', lead: ['甲局'] });
});

test('32 a signature and date against the last sentence are cut off', () => {
  const paper =
    '一、抓落实（一）加强督查。开展检查。重大情况及时报告。某市人民政府办公室2020年7月15日（此件公开发布）';
  expect(texts(paper).at(-1)).toEqual(['开展检查。', '重大情况及时报告。']);
});

test('33 a well-known heading word ends a heading that has no mark', () => {
  const paper =
    '为加强治理，现提出以下意见。一、总体要求以新发展理念为指导，坚持人民至上、生命至上，统筹发展和安全，构建多方共治格局。二、完善机制，压实责任（一）发挥作用。加强协调。';
  expect(headings(paper)).toEqual([
    [1, '总体要求'],
    [2, '完善机制，压实责任'],
  ]);
});

test('34 a lost stop before a number, and a point for a stop', () => {
  const paper =
    '一、强化学习。组织集中学习.继续办好讲堂,提高能力 二、规范生活。落实制度，做到信息准确三、不断推进标准化.继续开展创建.';
  expect(outline(paper).map(([, no]) => no)).toEqual([1, 2, 3]);
});

test('38 a number against digits counts in its sequence', () => {
  const items = Array.from({ length: 10 }, (_, index) => `${index + 1}.抓好事项。完成任务。`).join(' ');
  const read = readWorkPoints(`一、人才工作 ${items} 11.121人才梯队项目。选拔人才。`);
  expect(read.items.at(-1)).toMatchObject({ no: 11, heading: '121人才梯队项目' });
});

test('39 bare heading lines are sections, numbers start anew, an item without body is its own measure', () => {
  const paper = `2022年党建工作计划
加强政治建设
1、开展学习。组织集中学习。
2、落实制度。执行议事规则。
3、严肃政治生活
加强队伍建设
1、发展党员。严把入口。
2、教育培训。举办培训班。
`;
  expect(headings(paper)).toEqual([
    [1, '加强政治建设'],
    [2, '加强队伍建设'],
  ]);
  expect(outline(paper).map(([section, no]) => [section, no])).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 1],
    [2, 2],
  ]);
  expect(texts(paper)[2]).toEqual(['严肃政治生活']);
});

test('a section number that lost its mark counts in its sequence', () => {
  const paper =
    '一、抓学习 1.办班。举办培训班。 二、抓组织 1.换届。完成换届。 三 改进作风 1.减负。精简会议。';
  expect(headings(paper).at(-1)).toEqual([3, '改进作风']);
});
