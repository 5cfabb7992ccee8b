import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayOfInstant,
  daysBetween,
  isDay,
  lastDayOfMonth,
  quarterOf,
  weekdayOf,
} from './day.ts';

const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));

test('adding days and counting them agree', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: -4_000, max: 4_000 }),
      (day, count) => daysBetween(day, addDays(day, count)) === count,
    ),
  );
});

test('comparing days as strings is comparing them in time', () => {
  fc.assert(fc.property(days, days, (a, b) => a < b === daysBetween(a, b) > 0));
});

test('a month later never leaves the month asked for', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
  expect(addMonths('2024-03-15', -3)).toBe('2023-12-15');
});

test('29 February exists in leap years only', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2023-02-29')).toBe(false);
  expect(isDay('2024-00-10')).toBe(false);
  expect(isDay('0000-00-00')).toBe(false);
});

test('the business day begins at midnight in Shanghai', () => {
  expect(dayOfInstant(new Date('2024-06-19T15:59:59Z'))).toBe('2024-06-19');
  expect(dayOfInstant(new Date('2024-06-19T16:00:00Z'))).toBe('2024-06-20');
});

test('20 June 2024 was a Thursday in the second quarter, and June has thirty days', () => {
  expect(weekdayOf('2024-06-20')).toBe(4);
  expect(quarterOf('2024-06-20')).toBe(2);
  expect(lastDayOfMonth('2024-06-20')).toBe('2024-06-30');
});
