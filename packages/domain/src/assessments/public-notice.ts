import { addDays, type Day } from '../time/day.ts';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  type WorkingCalendar,
} from '../time/working-days.ts';

/** A public notice runs no shorter than this, in working days (domain 2; also a check of the database). */
export const shortestNotice = 5;

/**
 * The last day of a public notice of `days` working days that is put up on `from`. Where the first day counts (the
 * notice of 7–11 April 2025 did), a notice from a Monday ends on the Friday; a day off never counts.
 */
export function noticeEnd(calendar: WorkingCalendar, from: Day, days: number, countsFirstDay: boolean): Day {
  return addWorkingDays(calendar, countsFirstDay ? addDays(from, -1) : from, days);
}

/** Working days of a notice, both ends included unless its first day does not count. */
export function countNoticeDays(
  calendar: WorkingCalendar,
  from: Day,
  to: Day,
  countsFirstDay: boolean,
): number {
  return countWorkingDays(calendar, from, to) + (countsFirstDay && isWorkingDay(calendar, from) ? 1 : 0);
}
