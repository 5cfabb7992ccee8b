import type { FiguresOn } from '../mechanisms/parameters.ts';
import type { Day } from '../time/day.ts';
import { nextPeriod, periodsOfYear, type Period } from '../time/period.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { askedBy, type ObligationRule } from './obligation-rule.ts';

/** What judgements stand on. */
export interface JudgingGround {
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  readonly figuresOn: FiguresOn;
}

/** A period with how much a rule asks in it: the figure in force on its first day. */
export interface Slot {
  readonly period: Period;
  readonly asked: number;
}

/** The ground of a year, on which many units are judged: the slots of a rule are reckoned once. */
export interface YearGround extends JudgingGround {
  readonly year: number;
  /** The periods of the year and the first of the next, which has the first claim to what is done in it. */
  slotsOf(rule: ObligationRule): readonly Slot[];
}

export function groundOfYear(ground: JudgingGround, year: number): YearGround {
  const known = new Map<string, readonly Slot[]>();
  return {
    ...ground,
    year,
    slotsOf(rule) {
      const slots = known.get(rule.code) ?? reckonSlots(rule, year, ground.figuresOn);
      known.set(rule.code, slots);
      return slots;
    },
  };
}

function reckonSlots(rule: ObligationRule, year: number, figuresOn: FiguresOn): Slot[] {
  const own = periodsOfYear(rule.per, year);
  const next = own.at(-1);
  return [...own, ...(next ? [nextPeriod(next)] : [])].map((period) => ({
    period,
    asked: askedBy(rule, figuresOn(period.from)),
  }));
}
