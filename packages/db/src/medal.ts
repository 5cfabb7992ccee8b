import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';
import { whereScope } from './scope.ts';

export interface MedalCandidate {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly joinedOn: Day | null;
  readonly fullOn: Day | null;
}

/**
 * Full members who reach the years between the two days, from their day of full membership; those without one by
 * the day they joined, to be checked. People who are on a list already are left out.
 */
export async function listMedalCandidates(
  db: Reader,
  scopes: readonly Scope[],
  span: { after: Day; to: Day },
  limit: number,
): Promise<MedalCandidate[]> {
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .leftJoin('record', (join) =>
      join
        .onRef('record.person_id', '=', 'membership.person_id')
        .on('record.type', '=', 'fiftyYearMedal')
        .on('record.state', '!=', 'notIssued'),
    )
    .select([
      'membership.person_id as personId',
      'person.name',
      'unit.id as unitId',
      'unit.short_name as unitName',
      'membership.joined_on as joinedOn',
      'membership.full_on as fullOn',
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('membership.status', '=', 'full')
    .where('membership.to_on', 'is', null)
    .where('record.id', 'is', null)
    .where((where) =>
      where.or([
        where.and([where('membership.full_on', '>', span.after), where('membership.full_on', '<=', span.to)]),
        where.and([
          where('membership.full_on', 'is', null),
          where('membership.joined_on', '>', sql<Day>`date_sub(${span.after}, interval 1 year)`),
          where('membership.joined_on', '<=', span.to),
        ]),
      ]),
    )
    .orderBy('unit.code')
    .orderBy('membership.person_id')
    .limit(limit)
    .execute();
}
