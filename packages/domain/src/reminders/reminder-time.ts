import type { Day } from '../time/day.ts';
import { isWorkingDay, type WorkingCalendar } from '../time/working-days.ts';

const from = 9 * 60;
const to = 17 * 60 + 30;

/** 9:00 to 17:30 in Asia/Shanghai on a working day (domain 8, rule 6). `today` is the business day of the instant. */
export function isReminderTime(today: Day, instant: Date, calendar: WorkingCalendar): boolean {
  const shanghai = new Date(instant.getTime() + 8 * 3_600_000);
  const minute = shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes();
  return isWorkingDay(calendar, today) && minute >= from && minute < to;
}
