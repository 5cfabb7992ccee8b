import { clock, type Clock } from '@gangmu/domain/items/clock';
import { pers } from '@gangmu/domain/time/period';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readClock, writeClock } from './clock-text.ts';
import { unitsIn, unitsInSelector } from './measure-cells.ts';

const words = fc.string({ unit: fc.constantFrom(...'印发通知会议甲乙丙AB12'), minLength: 1, maxLength: 12 });
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const clocks: fc.Arbitrary<Clock> = fc.oneof(
  day.map((due): Clock => ({ type: 'fixed', due })),
  fc.record({
    type: fc.constant('recurring' as const),
    every: fc.constantFrom(...pers),
    min: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    type: fc.constant('event' as const),
    event: words,
    days: fc.integer({ min: 0, max: 365 }),
    happenedOn: fc.option(day),
  }),
  fc.constant<Clock>({ type: 'yearEnd' }),
  fc.constant<Clock>({ type: 'standing' }),
  fc.record({ type: fc.constant('dormant' as const), trigger: words, due: fc.option(day) }),
);

test('a clock that is written is read back as the same clock', () => {
  fc.assert(
    fc.property(clocks, (value) => {
      expect(clock.parse(readClock(writeClock(value), 2024))).toEqual(value);
    }),
  );
});

test.each([
  ['2024年6月30日前', { type: 'fixed', due: '2024-06-30' }],
  ['6月底', { type: 'fixed', due: '2024-06-30' }],
  ['2025年2月底前', { type: 'fixed', due: '2025-02-28' }],
  ['每季度', { type: 'recurring', every: 'quarter', min: 1 }],
  ['每月2次', { type: 'recurring', every: 'month', min: 2 }],
  ['持续推进', { type: 'standing' }],
  ['全年', { type: 'yearEnd' }],
  ['适时启动：上级部署后', { type: 'dormant', trigger: '上级部署后', due: null }],
])('%s is understood', (text, expected) => {
  expect(readClock(text, 2024)).toEqual(expected);
});

test.each(['尽快', '13月底', '2024-02-30', '每天', '后 3 天内', '第二季度'])(
  '%s is not guessed at',
  (text) => {
    expect(readClock(text, 2024)).toBeNull();
  },
);

test('co-units stand one a line with what they hand over, or several in one line without', () => {
  expect(unitsIn('办公厅：材料；数据\n人事司').map(({ unit, deliverable }) => [unit, deliverable])).toEqual([
    ['办公厅', '材料；数据'],
    ['人事司', ''],
  ]);
  expect(unitsIn('办公厅、人事司；工会').map(({ unit }) => unit)).toEqual(['办公厅', '人事司', '工会']);
  expect(unitsInSelector('部门；分类：机关；另加：甲、乙；除外：丙')).toEqual(['甲', '乙', '丙']);
});
