import { addMonths, type Day } from '../time/day.ts';
import { figure, type FiguresOn } from '../mechanisms/parameters.ts';
import type { UnitKind } from './unit-kind.ts';

const branches: readonly UnitKind[] = ['branch', 'generalBranch'];
const committees: readonly UnitKind[] = [
  'organPartyCommittee',
  'organDisciplineCommittee',
  'subordinateCommittee',
  'subordinateDiscipline',
];
/** Kinds of unit that are elected for a term (domain 2, M39). */
export const termedKinds: readonly UnitKind[] = [...branches, ...committees];

/**
 * The years of a term that begins on a day: five for a committee, three for a branch, unless the committee set them
 * otherwise (domain 2). A running term keeps the length it began with. Null for kinds without a term.
 */
export function termYearsOf(kind: UnitKind, from: Day, figuresOn: FiguresOn): number | null {
  if (branches.includes(kind)) return figure(figuresOn(from), 'M39.branchTermYears', 3);
  return committees.includes(kind) ? figure(figuresOn(from), 'M39.committeeTermYears', 5) : null;
}

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
