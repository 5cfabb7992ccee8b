import { addMonths, type Day } from '../time/day.ts';

interface Term {
  readonly electedOn: Day | null;
  readonly termYears: number | null;
  readonly postponedTo: Day | null;
}

/** The last day of the term: the election plus its years, or the day an approved postponement named. */
export function termEndOf(unit: Term): Day | null {
  return unit.postponedTo ?? ownTermEndOf(unit);
}

/** The last day of the term without a postponement. */
export function ownTermEndOf(unit: Omit<Term, 'postponedTo'>): Day | null {
  return unit.electedOn === null || unit.termYears === null
    ? null
    : addMonths(unit.electedOn, unit.termYears * 12);
}
