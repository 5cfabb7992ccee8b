import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './day.ts';
import { nextPeriod, periodOf, periodsOfYear, pers } from './period.ts';

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));

test('every day is in exactly one period of each length', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...pers), (day, per) => {
      const period = periodOf(per, day);
      return period.from <= day && day <= period.to && addDays(period.to, 1) === nextPeriod(period).from;
    }),
  );
});

test('a year has twelve months, four quarters, two halves, one year, in order', () => {
  expect(pers.map((per) => periodsOfYear(per, 2024).length)).toEqual([12, 4, 2, 1]);
  expect(periodsOfYear('quarter', 2024).map((period) => period.key)).toEqual([
    '2024Q1',
    '2024Q2',
    '2024Q3',
    '2024Q4',
  ]);
});
