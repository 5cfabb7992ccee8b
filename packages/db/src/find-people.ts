import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';
import { likePrefix } from './like-prefix.ts';

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
}

/** Members whose name begins with the text and who have no account yet, with the branch that tells namesakes apart. */
export async function findPeopleWithoutAccount(
  db: Reader,
  options: { text: string; on: Day; limit: number },
): Promise<FoundPerson[]> {
  return db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .leftJoin('auth_user', 'auth_user.personId', 'person.id')
    .select(['person.id', 'person.name', 'unit.name as unitName'])
    .where('person.name', 'like', likePrefix(options.text))
    .where('auth_user.id', 'is', null)
    .where('membership.from_on', '<=', options.on)
    .where((where) =>
      where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', options.on)]),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(options.limit)
    .execute();
}

/** Whether the person exists and has no account yet. */
export async function mayHaveAccount(db: Reader, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .leftJoin('auth_user', 'auth_user.personId', 'person.id')
    .select(['person.id', 'auth_user.id as userId'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  return row !== undefined && row.userId === null;
}
