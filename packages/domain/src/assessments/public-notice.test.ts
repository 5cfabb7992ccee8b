import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../time/day.ts';
import { isWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import { countNoticeDays, noticeEnd } from './public-notice.ts';

const calendar: WorkingCalendar = {
  holidays: new Set(['2024-06-10', '2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07']),
  workdays: new Set(['2024-09-29', '2024-10-12']),
  years: new Set([2024]),
};

test('C3: five working days from Monday 24 June end on Friday 28 June; the first day counts', () => {
  expect(noticeEnd(calendar, '2024-06-24', 5, true)).toBe('2024-06-28');
  expect(noticeEnd(calendar, '2024-06-24', 5, false)).toBe('2024-07-01');
});

test('across 端午 the holiday does not count', () => {
  expect(noticeEnd(calendar, '2024-06-05', 5, true)).toBe('2024-06-12');
  expect(noticeEnd(calendar, '2024-06-07', 5, true)).toBe('2024-06-14');
});

test('across 国庆 the week off does not count and the Sunday worked in exchange does', () => {
  expect(noticeEnd(calendar, '2024-09-27', 5, true)).toBe('2024-10-09');
  expect(noticeEnd(calendar, '2024-09-30', 5, true)).toBe('2024-10-11');
  expect(noticeEnd(calendar, '2024-09-30', 5, false)).toBe('2024-10-12');
});

test('a notice put up on a day off begins to count on the next working day', () => {
  expect(noticeEnd(calendar, '2024-06-08', 5, true)).toBe('2024-06-17');
  expect(noticeEnd(calendar, '2024-10-01', 5, true)).toBe(noticeEnd(calendar, '2024-10-08', 5, true));
});

test('counted day by day, every notice has its working days, and one day less would be short', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 330 }),
      fc.integer({ min: 5, max: 15 }),
      fc.boolean(),
      (offset, days, countsFirst) => {
        const from = addDays('2024-01-01', offset);
        const to = noticeEnd(calendar, from, days, countsFirst);
        let counted = 0;
        for (let at = countsFirst ? from : addDays(from, 1); at <= to; at = addDays(at, 1))
          if (isWorkingDay(calendar, at)) counted += 1;
        expect(counted).toBe(days);
        expect(countNoticeDays(calendar, from, to, countsFirst)).toBe(days);
        expect(isWorkingDay(calendar, to)).toBe(true);
      },
    ),
  );
});
