import type { SessionType } from '../kinds/session-type.ts';
import type { Day } from '../time/day.ts';
import type { ObligedUnit } from './obliged-unit.ts';

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
