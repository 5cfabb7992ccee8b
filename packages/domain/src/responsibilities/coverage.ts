import type { Day } from '../time/day.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';
import type { ObligationStatus } from './judge-obligation.ts';

/** Below so many units a percentage says more about one unit than about the whole (domain 5.1, counting 3). */
const fewest = 20;
/** Working days after a period in which its count is closed (domain 5.1, counting 4). */
const closedAfter = 10;

/** n / N / exempt of one rule in one period; `of` leaves out the exempt, `late` is part of `met`. */
export interface Coverage {
  readonly met: number;
  readonly late: number;
  readonly of: number;
  readonly exempt: number;
  /** Counted otherwise than when the period was closed. */
  readonly corrected: number;
}

/** Sums counts by status. */
export function sumCoverage(
  rows: Iterable<{ status: ObligationStatus; count: number; corrected: number }>,
): Coverage {
  const sum = { met: 0, late: 0, of: 0, exempt: 0, corrected: 0 };
  for (const { status, count, corrected } of rows) {
    if (status === 'exempt') sum.exempt += count;
    else sum.of += count;
    if (status === 'met' || status === 'metLate') sum.met += count;
    if (status === 'metLate') sum.late += count;
    sum.corrected += corrected;
  }
  return sum;
}

/** Whole per cent, or null where fewer than twenty are obliged. */
export function percentOf({ met, of }: Pick<Coverage, 'met' | 'of'>): number | null {
  return of < fewest ? null : Math.floor((met * 100) / of);
}

/** The day from which the count of a period that ended on a day stands; later changes are corrections. */
export function closesOn(endsOn: Day, calendar: WorkingCalendar): Day {
  return addWorkingDays(calendar, endsOn, closedAfter);
}
