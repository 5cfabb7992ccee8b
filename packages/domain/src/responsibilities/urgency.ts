import type { Label } from '../label.ts';
import { addDays, type Day } from '../time/day.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';

/** Colours of a responsibility (domain 7). Standing work has its own mark and no colour of lateness. */
export const urgencies = {
  green: { zh: '正常', en: 'On time', mark: '●' },
  yellow: { zh: '临近', en: 'Near', mark: '▲' },
  red: { zh: '逾期', en: 'Overdue', mark: '■' },
  redPlus: { zh: '严重逾期', en: 'Long overdue', mark: '◆' },
  grey: { zh: '免办或未启动', en: 'Exempt or dormant', mark: '○' },
  standing: { zh: '长期坚持', en: 'Standing', mark: '∞' },
  done: { zh: '已销号', en: 'Closed', mark: '✓' },
} as const satisfies Record<string, Label & { mark: string }>;

export type Urgency = keyof typeof urgencies;
export const urgencyNames = Object.keys(urgencies) as [Urgency, ...Urgency[]]; // keys of a const table

/** Working days before the due day in which an unsubmitted task is near, and after it is long overdue (domain 7). */
export const nearDays = 10;
export const longOverdueDays = 20;

/**
 * What lateness depends on. open: still owed · waiting: submitted or verified, with the issuer ·
 * done: closed · idle: exempt, folded, withdrawn or dormant · standing: never closed.
 */
export const buckets = ['open', 'waiting', 'done', 'idle', 'standing'] as const;
export type Bucket = (typeof buckets)[number];

/** The days at which colours change, reckoned once a day and handed to whoever sums. */
export interface UrgencyDays {
  readonly today: Day;
  /** Open tasks due on or before this day are near. */
  readonly nearUntil: Day;
  /** Open tasks due before this day are long overdue. */
  readonly longOverdueBefore: Day;
}

export function urgencyDays(calendar: WorkingCalendar, today: Day): UrgencyDays {
  return {
    today,
    nearUntil: addWorkingDays(calendar, today, nearDays),
    longOverdueBefore: addWorkingDays(calendar, today, -longOverdueDays),
  };
}

/** The colour of a task in that bucket, due on that day (null: no due day, never late). */
export function urgencyOf(bucket: Bucket, due: Day | null, days: UrgencyDays): Urgency {
  if (bucket === 'done') return 'done';
  if (bucket === 'idle') return 'grey';
  if (bucket === 'standing') return 'standing';
  if (bucket === 'waiting' || due === null || due > days.nearUntil) return 'green';
  if (due >= days.today) return 'yellow';
  return due < days.longOverdueBefore ? 'redPlus' : 'red';
}

/** The colours that a list of open tasks can be narrowed to. */
export const lateUrgencies = ['yellow', 'red', 'redPlus'] as const satisfies readonly Urgency[];

/** The due days, both included, that give an open task the colour; null is unbounded. The reverse of {@link urgencyOf}. */
export function dueSpanOf(
  urgency: (typeof lateUrgencies)[number],
  days: UrgencyDays,
): { from: Day | null; to: Day } {
  if (urgency === 'yellow') return { from: days.today, to: days.nearUntil };
  if (urgency === 'red') return { from: days.longOverdueBefore, to: addDays(days.today, -1) };
  return { from: null, to: addDays(days.longOverdueBefore, -1) };
}
