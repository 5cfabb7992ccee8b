import type { SessionType } from '../kinds/session-type.ts';
import { figuresOf } from '../mechanisms/parameters.ts';
import type { Day } from '../time/day.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { judgeObligation } from './judge-obligation.ts';
import { findObligationRule } from './obligation-rules.ts';
import type { HeldPost, ObligedUnit } from './obliged-unit.ts';
import { groundOfYear } from './year-ground.ts';

type Member = ObligedUnit['members'][number];

/** A branch of twenty full members in which nothing happened; for tests. */
export function sampleUnit(given: Partial<ObligedUnit> = {}): ObligedUnit {
  return {
    id: 'unit',
    kind: 'branch',
    foundedOn: null,
    dissolvedOn: null,
    electedOn: null,
    termYears: null,
    postponedTo: null,
    sessions: [],
    members: Array.from({ length: 20 }, (_, at) => sampleMember(`person${at}`)),
    posts: [],
    hours: new Map(),
    trainings: [],
    elections: [],
    cases: [],
    returns: [],
    exemptions: [],
    ...given,
  };
}

export function sampleMember(personId: string, given: Partial<Member> = {}): Member {
  const since = '1990-06-28';
  return {
    personId,
    status: 'full',
    class: 'staff',
    joinedOn: since,
    fullOn: since,
    from: since,
    to: null,
    ...given,
  };
}

/** Sessions of the types on each of the days. */
export function sessionsOn(types: readonly SessionType[], days: readonly Day[]): ObligedUnit['sessions'] {
  return [...days].sort().flatMap((on) => types.map((type) => ({ type, on })));
}

export function secretaryFrom(personId: string, from: Day, to: Day | null = null, isHere = true): HeldPost {
  return { personId, isHere, type: 'secretary', from, to };
}

const plainWeeks: WorkingCalendar = { holidays: new Set(), workdays: new Set(), years: new Set([2024]) };

/** How a rule stands in the sample unit in a year, 2024 by default: met, late, N and exempt by period. */
export function judgeSample(
  code: string,
  given: Partial<ObligedUnit>,
  today: Day,
  { year = 2024, calendar = plainWeeks }: { year?: number; calendar?: WorkingCalendar } = {},
) {
  const rule = findObligationRule(code);
  if (!rule) throw new Error(`no rule ${code}`);
  const ground = groundOfYear({ today, calendar, figuresOn: figuresOf([]) }, year);
  return judgeObligation(rule, sampleUnit(given), ground).map((row) => ({
    period: row.period.key,
    status: row.status,
    counts: [row.met, row.late, row.of, row.exempt],
  }));
}
