import { addDays, type Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';
import type { ObligationStatus } from './obligation-status.ts';

/** One thing that was done: a session, a training, a look; or the hours of a year. Lists of them go by day. */
export interface Act {
  readonly on: Day;
  readonly amount: number;
}

/** What one bearer owes in one period: so much between two days, both included. */
export interface Duty {
  readonly period: Period;
  readonly from: Day;
  readonly to: Day;
  readonly asked: number;
  /** Working days after `to` in which a surplus still counts as done late; null: whenever it is done. */
  readonly graceDays: number | null;
  readonly isExempt: boolean;
}

export interface JudgedDuty {
  readonly duty: Duty;
  readonly status: ObligationStatus;
  /** The days on which it was met; no more of them than it took. */
  readonly metOn: readonly Day[];
}

const never: Day = '9999-12-31';

/**
 * Judges the duties of one bearer by its acts, each of which counts once: for the duty in whose days it falls, and
 * only what is left over for one that ended before (domain 5.1, counting 5).
 */
export function judgeDuties(
  duties: readonly Duty[],
  acts: readonly Act[],
  { today, calendar }: { readonly today: Day; readonly calendar: WorkingCalendar },
): JudgedDuty[] {
  const used = new Set<number>();
  const claims = duties.map((duty) => claim(acts, used, duty.from, duty.to, duty.asked));
  return duties.map((duty, index) => {
    const own = claims[index] ?? nothing;
    const judged = (status: ObligationStatus, metOn = own.on) => ({ duty, status, metOn });
    if (own.amount >= duty.asked) return judged('met');
    if (duty.isExempt) return judged('exempt');
    if (duty.from > today) return judged('ahead');
    if (duty.to >= today) return judged('due');
    if (used.size === acts.length) return judged('missed');
    const until = duty.graceDays === null ? never : addWorkingDays(calendar, duty.to, duty.graceDays);
    const late = claim(acts, used, addDays(duty.to, 1), until, duty.asked - own.amount);
    return own.amount + late.amount >= duty.asked
      ? judged('metLate', [...own.on, ...late.on])
      : judged('missed');
  });
}

const nothing: { readonly amount: number; readonly on: readonly Day[] } = { amount: 0, on: [] };

/** Takes unused acts of the span until there is enough, latest first: an early one may still mend the period before. */
function claim(acts: readonly Act[], used: Set<number>, from: Day, to: Day, enough: number): typeof nothing {
  const on: Day[] = [];
  let amount = 0;
  for (let index = acts.length - 1; index >= 0 && amount < enough; index -= 1) {
    const act = acts[index];
    if (!act || used.has(index) || act.on < from || act.on > to) continue;
    used.add(index);
    on.push(act.on);
    amount += act.amount;
  }
  return { amount, on };
}
