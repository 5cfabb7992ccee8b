import { addDays, weekdayOf, yearOf, type Day } from './day.ts';

/** The working-day calendar as data (domain 5.4): exceptions to the five-day week, and the years that have rows. */
export interface WorkingCalendar {
  /** Days off that fall on Monday to Friday. */
  readonly holidays: ReadonlySet<Day>;
  /** Saturdays and Sundays worked in exchange (调休). */
  readonly workdays: ReadonlySet<Day>;
  /** Years for which the yearly notice has been entered; others follow the plain week and warn. */
  readonly years: ReadonlySet<number>;
}

export function isWorkingDay(calendar: WorkingCalendar, on: Day): boolean {
  if (calendar.workdays.has(on)) return true;
  if (calendar.holidays.has(on)) return false;
  const weekday = weekdayOf(on);
  return weekday !== 0 && weekday !== 6;
}

/**
 * The working day `count` working days after `from`; the day itself does not count. Negative counts go back.
 * Zero gives `from` unchanged, working day or not.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = from;
  while (left > 0) {
    at = addDays(at, step);
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function countWorkingDays(calendar: WorkingCalendar, from: Day, to: Day): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(calendar, at)) count += 1;
  return count;
}

/** The years between two days, both included, for which the calendar has no rows. */
export function yearsWithoutCalendar(calendar: WorkingCalendar, from: Day, to: Day): number[] {
  const missing: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    if (!calendar.years.has(year)) missing.push(year);
  return missing;
}
