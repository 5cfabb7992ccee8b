import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './day.ts';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  yearsWithoutCalendar,
  type WorkingCalendar,
} from './working-days.ts';

const calendar: WorkingCalendar = {
  holidays: new Set(['2024-06-10', '2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07']),
  workdays: new Set(['2024-09-29', '2024-10-12']),
  years: new Set([2024]),
};
const days = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2024-01-01', count));

test('a public notice of five working days across 国庆 skips the holidays and counts the worked Saturday', () => {
  expect(addWorkingDays(calendar, '2024-09-30', 1)).toBe('2024-10-08');
  expect(addWorkingDays(calendar, '2024-10-08', 4)).toBe('2024-10-12');
});

test('端午 is no working day', () => {
  expect(isWorkingDay(calendar, '2024-06-10')).toBe(false);
  expect(addWorkingDays(calendar, '2024-06-07', 1)).toBe('2024-06-11');
});

test('counting undoes adding', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 60 }),
      (day, count) => countWorkingDays(calendar, day, addWorkingDays(calendar, day, count)) === count,
    ),
  );
});

test('going forward and back never passes the day one started from', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 60 }),
      (day, count) => addWorkingDays(calendar, addWorkingDays(calendar, day, count), -count) <= day,
    ),
  );
});

test('a year without rows is named', () => {
  expect(yearsWithoutCalendar(calendar, '2024-12-20', '2026-01-05')).toEqual([2025, 2026]);
});
