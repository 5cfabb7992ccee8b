import type { Day } from '../time/day.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';

/** Below so many units or people a percentage says more about one than about the whole (domain 5.1, counting 3). */
const fewest = 20;
/** Working days after a period in which its count is closed (domain 5.1, counting 4). */
const closedAfter = 10;

/** n / N / exempt of a rule in a period; `of` leaves out the exempt, `late` is part of `met`. */
export interface Counts {
  readonly met: number;
  readonly late: number;
  readonly of: number;
  readonly exempt: number;
}

export interface Coverage extends Counts {
  /** Counted otherwise than when the period was closed. */
  readonly corrected: number;
}

export function sumCoverage(rows: Iterable<Coverage>): Coverage {
  const sum = { met: 0, late: 0, of: 0, exempt: 0, corrected: 0 };
  for (const row of rows) {
    sum.met += row.met;
    sum.late += row.late;
    sum.of += row.of;
    sum.exempt += row.exempt;
    sum.corrected += row.corrected;
  }
  return sum;
}

/** By how many two counts of the same period differ, at least: one who moved from one figure to another is one. */
export function differenceOf(a: Counts, b: Counts): number {
  const differences = [a.met - b.met, a.late - b.late, a.of - b.of, a.exempt - b.exempt];
  return Math.max(...differences.map(Math.abs));
}

/** Whole per cent, or null where fewer than twenty are obliged. */
export function percentOf({ met, of }: Pick<Coverage, 'met' | 'of'>): number | null {
  return of < fewest ? null : Math.floor((met * 100) / of);
}

/** The day from which the count of a period that ended on a day stands; later changes are corrections. */
export function closesOn(endsOn: Day, calendar: WorkingCalendar): Day {
  return addWorkingDays(calendar, endsOn, closedAfter);
}
