import { expect, test } from 'vitest';
import { readWorkPoints } from '../read-work-points.ts';

/** What stands before the plan: cases 24, 25 and 35 of importing.md, section 8, and the plan year (section 4). */
test('24–25 a wrapper with signature and date stands before the plan; principles are no measures', () => {
  const paper = `某市办公室关于印发《网站整合
工作方案》的通知
某办函〔2023〕7号
各县区人民政府：
《网站整合工作方案》已经同意，现印发给你们，请认真贯彻执行。
某市办公室
2023年10月27日
（此件公开发布）
网站整合工作方案
为推进整合，制定以下方案。
一、总体要求
（一）基本原则。
1.问题导向。针对突出问题开展建设。
2.集约节约。加强统筹规划。
（二）工作目标。
2023年12月底前，完成整合。
二、工作任务
（一）建设平台。采用统建模式。
`;
  const read = readWorkPoints(paper);
  expect(read).toMatchObject({ title: '网站整合工作方案', year: 2023 });
  expect(read.text.slice(...read.preamble.span)).toBe('为推进整合，制定以下方案。');
  expect(read.items.map(({ heading, measures }) => [heading, measures.length])).toEqual([
    ['基本原则', 0],
    ['工作目标', 1],
    ['建设平台', 1],
  ]);
  expect(read.items[1]?.clocks).toMatchObject([{ due: '2023-12-31' }]);
});

test('35 where the title stands three times, the plan begins at the last', () => {
  const paper =
    '关于印发《2023年党建工作要点》的通知 现将《2023年党建工作要点》印发给你们，请结合实际认真抓好落实。 附件：2023年党建工作要点 某单位党委 2023年3月1日 附件2023年党建工作要点2023年工作要突出重点。一、抓学习（一）办好班。举办培训。';
  const read = readWorkPoints(paper);
  expect(read).toMatchObject({ title: '2023年党建工作要点', titleIsGuess: false });
  expect(read.text.slice(...read.preamble.span)).toBe('2023年工作要突出重点。');
});

test.each([
  ['2025年工作要点\n一、抓学习\n', 2025],
  ['关于印发《2025年工作要点》的通知\n工作要点\n一、抓学习\n', 2025],
  ['工作要点\n2025年是关键一年。2024年成效显著。\n一、抓学习\n', 2025],
  ['工作要点\n某发〔2025〕3号\n2024年成效显著。\n一、抓学习\n', 2025],
  ['工作要点\n2024年成效显著。\n一、抓学习\n1.办班。举办培训。\n某局\n2025年1月2日\n', 2025],
  ['工作要点\n一、抓学习\n', null],
])('the plan year of %j is %s', (text, year) => {
  expect(readWorkPoints(text).year).toBe(year);
});

test('the document number and whom the paper is sent to are no preamble', () => {
  const read = readWorkPoints(
    '若干意见\n某发〔2025〕3号\n各县区、各部门：\n为做好工作，提出意见：\n一、抓学习\n',
  );
  expect(read.text.slice(...read.preamble.span)).toBe('为做好工作，提出意见：');
});

test('a notice may have numbers of its own; the plan begins behind its title', () => {
  const read = readWorkPoints(
    '关于印发《2025年工作要点》的通知\n各支部：\n现印发给你们，并提出如下要求：\n一、提高认识。各支部要认真学习。\n二、抓好落实。各支部要制定计划。\n某党委\n2025年1月2日\n2025年工作要点\n一、抓学习\n1.办班。举办培训班。\n',
  );
  expect(read.sections.map(({ heading }) => heading)).toEqual(['抓学习']);
  expect(read.items.map(({ heading }) => heading)).toEqual(['办班']);
});
