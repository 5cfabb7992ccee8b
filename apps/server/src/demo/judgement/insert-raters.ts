import { insertUser, setPasswordHash } from '@gangmu/db/account';
import type { Database } from '@gangmu/db/db';
import { insertGrant } from '@gangmu/db/grant';
import { transact } from '@gangmu/db/transact';
import { uuidv7 } from 'uuidv7';

const raters = ['mb3', 'mb4', 'mb5'];

/** Three more members of the pilot branch with accounts, so that a ballot among its members can be tried by hand. */
export async function insertRaters(db: Database, branch: string): Promise<void> {
  const people = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .leftJoin('auth_user', 'auth_user.personId', 'membership.person_id')
    .select(['membership.person_id as personId', 'person.name'])
    .where('membership.unit_id', '=', branch)
    .where('membership.status', '=', 'full')
    .where('auth_user.id', 'is', null)
    .orderBy('membership.person_id', 'desc')
    .limit(raters.length)
    .execute();
  const { password } = await db
    .selectFrom('auth_account')
    .innerJoin('auth_user', 'auth_user.id', 'auth_account.userId')
    .select('auth_account.password')
    .where('auth_user.username', '=', 'mb')
    .executeTakeFirstOrThrow();
  await transact(db, null, async (tx) => {
    for (const [at, { personId, name }] of people.entries()) {
      const id = uuidv7();
      await insertUser(tx, { id, username: raters[at] ?? '', name: `${name}（演示）`, personId });
      await setPasswordHash(tx, id, password ?? '');
      const span = { from: '2024-01-01', to: null, grantedBy: null, adminOf: null };
      await insertGrant(tx, { id: uuidv7(), userId: id, role: 'member', unitId: branch, ...span });
    }
  });
}
