/** A calendar day in Asia/Shanghai as `YYYY-MM-DD`; comparing strings compares days. */
export type Day = string;

const pattern = /^(?:20\d\d|19\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** True for an existing day between 1900 and 2099. */
export function isDay(value: string): value is Day {
  return pattern.test(value) && toDay(toTime(value)) === value;
}

export function addDays(from: Day, count: number): Day {
  return toDay(toTime(from) + count * 86_400_000);
}

/** Adds calendar months; the 31st becomes the last day of a shorter month. */
export function addMonths(from: Day, count: number): Day {
  const month = yearOf(from) * 12 + monthOf(from) - 1 + count;
  const year = Math.floor(month / 12);
  const first = `${year}-${pad(month - year * 12 + 1)}-01`;
  const date = Math.min(Number(from.slice(8)), daysInMonth(first));
  return `${first.slice(0, 8)}${pad(date)}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toTime(to) - toTime(from)) / 86_400_000);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(value: Day): number {
  return new Date(toTime(value)).getUTCDay();
}

export function yearOf(value: Day): number {
  return Number(value.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(value: Day): number {
  return Number(value.slice(5, 7));
}

/** 1 to 4. */
export function quarterOf(value: Day): number {
  return Math.ceil(monthOf(value) / 3);
}

export function lastDayOfMonth(value: Day): Day {
  return `${value.slice(0, 8)}${pad(daysInMonth(value))}`;
}

/** The business day of an instant in Asia/Shanghai, which has had no summer time since 1991. */
export function dayOfInstant(instant: Date): Day {
  return toDay(instant.getTime() + 8 * 3_600_000);
}

function daysInMonth(value: Day): number {
  return new Date(Date.UTC(yearOf(value), monthOf(value), 0)).getUTCDate();
}

function toTime(value: Day): number {
  return Date.UTC(yearOf(value), monthOf(value) - 1, Number(value.slice(8)));
}

function toDay(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
