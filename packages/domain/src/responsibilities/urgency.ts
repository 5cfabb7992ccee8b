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
 * What lateness depends on. open: still owed · urged: still owed, and a second extension was refused ·
 * waiting: submitted or verified, with the issuer · done: closed · idle: exempt, folded, withdrawn or dormant ·
 * standing: never closed.
 */
export const buckets = ['open', 'urged', 'waiting', 'done', 'idle', 'standing'] as const;
export type Bucket = (typeof buckets)[number];

/** The buckets of what is still owed. */
export const owedBuckets = ['open', 'urged'] as const satisfies readonly Bucket[];

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
  return bucket === 'urged' || due < days.longOverdueBefore ? 'redPlus' : 'red';
}

/** The colours that a list of open tasks can be narrowed to. */
export const lateUrgencies = ['yellow', 'red', 'redPlus'] as const satisfies readonly Urgency[];

/** A bucket and the due days in it, both included; null is unbounded. */
export interface DueSpan {
  readonly bucket: (typeof owedBuckets)[number];
  readonly from: Day | null;
  readonly to: Day;
}

/** Where the owed tasks of a colour stand: the reverse of {@link urgencyOf}. */
export function dueSpansOf(urgency: (typeof lateUrgencies)[number], days: UrgencyDays): DueSpan[] {
  if (urgency === 'yellow')
    return owedBuckets.map((bucket) => ({ bucket, from: days.today, to: days.nearUntil }));
  const yesterday = addDays(days.today, -1);
  if (urgency === 'red') return [{ bucket: 'open', from: days.longOverdueBefore, to: yesterday }];
  return [
    { bucket: 'open', from: null, to: addDays(days.longOverdueBefore, -1) },
    { bucket: 'urged', from: null, to: yesterday },
  ];
}
