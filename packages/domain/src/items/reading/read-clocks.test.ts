import { expect, test } from 'vitest';
import { readClocks } from './read-clocks.ts';

/** Section 4 of importing.md, row by row. */
const read = (sentence: string) => readClocks(sentence, 2025).map(({ text: _text, ...clock }) => clock);
const due = (...days: string[]) => days.map((day) => ({ due: day }));
const window = (from: string, to: string) => [{ from, to }];

test.each([
  ['6月底前完成整改', due('2025-06-30')],
  ['6月底完成整改', due('2025-06-30')],
  ['6月30日前完成整改', due('2025-06-30')],
  ['六月底前完成整改', due('2025-06-30')],
  ['２０２５年６月底前完成', due('2025-06-30')],
  ['2021年6月底前完成', due('2021-06-30')],
  ['年底前完成', due('2025-12-31')],
  ['年内完成', due('2025-12-31')],
  ['今年底完成', due('2025-12-31')],
  ['2020年底前完成', due('2020-12-31')],
  ['次年1月15日前报送', due('2026-01-15')],
  ['2021年6月底前印发，12月底前总结', due('2021-06-30', '2021-12-31')],
  ['“七一”前表彰', due('2025-06-30')],
  ['国庆前完成', due('2025-09-30')],
  ['上、下半年各一次', due('2025-06-30', '2025-12-31')],
  ['10月举办', window('2025-10-01', '2025-10-31')],
  ['2025年5月举办', window('2025-05-01', '2025-05-31')],
  ['5月份举办', window('2025-05-01', '2025-05-31')],
  ['2月上旬启动', window('2025-02-01', '2025-02-10')],
  ['5月至9月分批组织', window('2025-05-01', '2025-09-30')],
  ['2024年9月至2025年3月开展', window('2024-09-01', '2025-03-31')],
  ['4月、9月各一期', [...window('2025-04-01', '2025-04-30'), ...window('2025-09-01', '2025-09-30')]],
  ['上半年完成', window('2025-01-01', '2025-06-30')],
  ['第二季度举办', window('2025-04-01', '2025-06-30')],
  ['四季度轮训', window('2025-10-01', '2025-12-31')],
  ['全年不少于12次', window('2025-01-01', '2025-12-31')],
])('%s is dated', (sentence, expected) => {
  expect(read(sentence)).toEqual(expected);
});

test.each([
  ['每月一次', [{ every: 'month' }]],
  ['每月25日前报送', [{ every: 'month', day: 25 }]],
  ['每季度末月25日前报送', [{ every: 'quarter', day: 25 }]],
  ['按季公示', [{ every: 'quarter' }]],
  ['每半年报告', [{ every: 'halfYear' }]],
  ['每学期一次', [{ every: 'halfYear' }]],
  ['2020年起，每年3月底前报送', [{ every: 'year' }]],
  ['年内持续推进', [{ standing: true }]],
  ['长期坚持', [{ standing: true }]],
  ['适时举办', [{ dormant: true }]],
  ['自本意见印发之日起30日内报送', [{ event: '本意见印发', days: 30 }]],
  ['到2025年，规模达到2万亿元', [{ target: 2025 }]],
])('%s recurs, stands, waits or is a target', (sentence, expected) => {
  expect(read(sentence)).toEqual(expected);
});

test.each([
  '及时报送',
  '加快推进，尽快完成',
  '春节前慰问',
  '重要节假日前提醒',
  '不定期抽查',
  '5年内完成，实施三年行动',
  '自2019年1月1日至12月31日执行',
  '2020年要有所突破、2021年全面推广',
  '落实《规划（2023—2027年）》',
  '编制2020年版目录',
  '庆祝成立75周年，总结5年来经验，连续3年',
  '发展对象近3个月情况',
])('%s gives no date', (sentence) => {
  expect(read(sentence)).toEqual([]);
});

test('a year that only tells of something is not handed on', () => {
  expect(read('将2016年实施的措施调整，6月底前印发')).toEqual(due('2025-06-30'));
});

test('without a plan year only expressions with a year are dated', () => {
  expect(readClocks('6月底前启动，2026年3月底前完成', null).map((clock) => clock.due)).toEqual([
    '2026-03-31',
  ]);
});
