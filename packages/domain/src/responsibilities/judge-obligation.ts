import type { Label } from '../label.ts';
import { figure, type FiguresOn } from '../mechanisms/parameters.ts';
import type { Day } from '../time/day.ts';
import { periodsOfYear, type Period } from '../time/period.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';
import type { UnitKind } from '../units/unit-kind.ts';
import type { ObligationRule } from './obligation-rules.ts';

/** What a unit owes in one period (domain 5.1, counting 1–5). `ahead` has not begun, `due` is running. */
export const obligationStatuses = {
  met: { zh: '已完成', en: 'Met' },
  metLate: { zh: '补做', en: 'Done late' },
  due: { zh: '本期待办', en: 'Due' },
  missed: { zh: '未完成', en: 'Missed' },
  exempt: { zh: '免办', en: 'Exempt' },
  ahead: { zh: '未到期', en: 'Ahead' },
} as const satisfies Record<string, Label>;

export type ObligationStatus = keyof typeof obligationStatuses;

export interface ObligedUnit {
  readonly kind: UnitKind;
  readonly fullMembers: number;
  /** Full members on earlier days, where they are known to differ from now. */
  readonly fullMembersOn?: ReadonlyMap<Day, number>;
  readonly foundedOn: Day | null;
  readonly dissolvedOn: Day | null;
}

export interface ObligationPeriod {
  readonly rule: string;
  readonly period: Period;
  readonly status: ObligationStatus;
  /** The days on which it was met; at most as many as are asked. */
  readonly metOn: readonly Day[];
}

/** What a judgement stands on. */
export interface JudgingGround {
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  readonly figuresOn: FiguresOn;
}

/** True when the rule speaks to this unit at all. */
export function isObliged(rule: ObligationRule, unit: Pick<ObligedUnit, 'kind' | 'fullMembers'>): boolean {
  return rule.unitKinds.includes(unit.kind) && unit.fullMembers >= rule.minFullMembers;
}

/**
 * Judges every period of the year in which the unit was obliged on the last day and existed from the first
 * (a unit set up in the middle starts with the next full period). `heldOn` are the days of counting sessions.
 * A surplus session within the grace days after a period makes it done late, never missed. How many a period asks is
 * the figure in force on its first day; where that is empty or zero, nothing is owed.
 */
export function judgeObligation(
  rule: ObligationRule,
  unit: ObligedUnit,
  year: number,
  heldOn: readonly Day[],
  exemptPeriods: ReadonlySet<string>,
  { today, calendar, figuresOn }: JudgingGround,
): ObligationPeriod[] {
  const askedIn = (period: Period) => figure(figuresOn(period.from), rule.figure, 0);
  const owed = periodsOfYear(rule.per, year).filter(
    (period) => askedIn(period) > 0 && existsThrough(unit, period) && isObliged(rule, onDay(unit, period.to)),
  );
  const days = [...heldOn].sort().reverse();
  const used = new Set<number>();
  const claims = owed.map((period) => claim(days, used, period.from, period.to, askedIn(period)));
  return owed.map((period, index) => {
    const metOn = claims[index] ?? [];
    const asked = askedIn(period);
    const status = (value: ObligationStatus, on = metOn) => ({
      rule: rule.code,
      period,
      status: value,
      metOn: on,
    });
    if (metOn.length >= asked) return status('met');
    if (exemptPeriods.has(period.key)) return status('exempt');
    if (period.from > today) return status('ahead');
    if (period.to >= today) return status('due');
    const late = claim(
      days,
      used,
      period.to,
      addWorkingDays(calendar, period.to, rule.graceDays),
      asked - metOn.length,
    );
    return metOn.length + late.length >= asked ? status('metLate', [...metOn, ...late]) : status('missed');
  });
}

function onDay(unit: ObligedUnit, on: Day): Pick<ObligedUnit, 'kind' | 'fullMembers'> {
  return { kind: unit.kind, fullMembers: unit.fullMembersOn?.get(on) ?? unit.fullMembers };
}

function existsThrough(unit: ObligedUnit, period: Period): boolean {
  const began = unit.foundedOn === null || unit.foundedOn <= period.from;
  return began && (unit.dissolvedOn === null || unit.dissolvedOn > period.to);
}

/** Takes up to `count` unused days in the span, latest first: an early one may still mend the period before. */
function claim(days: readonly Day[], used: Set<number>, from: Day, to: Day, count: number): Day[] {
  const taken: Day[] = [];
  for (const [index, at] of days.entries()) {
    if (taken.length === count) break;
    if (used.has(index) || at < from || at > to) continue;
    used.add(index);
    taken.push(at);
  }
  return taken;
}
