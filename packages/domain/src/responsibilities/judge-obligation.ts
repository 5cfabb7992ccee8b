import { yearOf, type Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { bearersOf } from './bearers-of.ts';
import type { Counts } from './coverage.ts';
import { judgeDuties, type JudgedDuty } from './judge-duties.ts';
import type { ObligationRule } from './obligation-rule.ts';
import type { ObligationStatus } from './obligation-status.ts';
import type { ObligedUnit } from './obliged-unit.ts';
import type { YearGround } from './year-ground.ts';

/** How a rule stands in a unit and period: counts of those who owe it, one where it is the unit itself. */
export interface ObligationPeriod extends Counts {
  readonly rule: string;
  readonly period: Period;
  /** Of the unit as a whole: met when everybody has met it. */
  readonly status: ObligationStatus;
  /** The nearest last day of what is still due; null where nothing is. */
  readonly dueOn: Day | null;
  /** The days on which the unit itself met it, at most as many as are asked; empty for duties of several. */
  readonly metOn: readonly Day[];
}

/** Judges a rule in every period of the year in which somebody in the unit owed it, in order. */
export function judgeObligation(
  rule: ObligationRule,
  unit: ObligedUnit,
  ground: YearGround,
): ObligationPeriod[] {
  if (!rule.unitKinds.includes(unit.kind)) return [];
  const judged = bearersOf(rule, unit, ground).flatMap(({ duties, acts }) =>
    judgeDuties(duties, acts, ground).filter(({ duty }) => yearOf(duty.period.from) === ground.year),
  );
  const periods = [...Map.groupBy(judged, ({ duty }) => duty.period.key)];
  return periods
    .map(([key, those]) => sumUp(rule.code, those, letOff(unit, rule.code, key)))
    .sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
}

/** How many people an exemption of so many lets off; who they are is not written down. */
function letOff(unit: ObligedUnit, rule: string, period: string): number {
  return unit.exemptions.find((row) => row.rule === rule && row.period === period)?.people ?? 0;
}

function sumUp(rule: string, judged: readonly JudgedDuty[], people: number): ObligationPeriod {
  const [first] = judged;
  if (!first) throw new Error('a period is judged by at least one duty');
  const count = { met: 0, metLate: 0, due: 0, missed: 0, exempt: 0, ahead: 0 };
  for (const { status } of judged) count[status] += 1;
  const open = count.due + count.missed + count.ahead;
  const off = Math.min(people, open);
  const counts = {
    of: judged.length - count.exempt - off,
    met: count.met + count.metLate,
    late: count.metLate,
    exempt: count.exempt + off,
  };
  return {
    rule,
    period: first.duty.period,
    status: statusOf(counts, count),
    dueOn: judged.flatMap(({ duty, status }) => (status === 'due' ? [duty.to] : [])).sort()[0] ?? null,
    metOn: judged.length === 1 ? first.metOn : [],
    ...counts,
  };
}

/** What is open stands before what is done, and what was missed before what still runs. */
function statusOf({ of, met, late }: Counts, count: Record<ObligationStatus, number>): ObligationStatus {
  if (of === 0) return 'exempt';
  if (met === of) return late > 0 ? 'metLate' : 'met';
  if (count.missed > 0) return 'missed';
  return count.due > 0 ? 'due' : 'ahead';
}
