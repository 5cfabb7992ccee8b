import { insertUser, setPasswordHash } from '@gangmu/db/account';
import { insertGrant } from '@gangmu/db/grant';
import { hashPassword } from '@gangmu/db/password';
import { transact } from '@gangmu/db/transact';
import type { Role } from '@gangmu/domain/access/roles';
import { uuidv7 } from 'uuidv7';
import type { Database } from '@gangmu/db/db';
import type { DemoAccount } from '../insert-accounts.ts';

const span = { from: '2024-01-01', to: null, grantedBy: null, adminOf: null };

const judges: readonly (readonly [string, string, Role, string])[] = [
  ['ins2', '督查员乙', 'inspectionTeam', 'D02'],
  ['ins3', '督查员丙', 'inspectionTeam', 'D03'],
  ['ins4', '督查员丁', 'inspectionTeam', 'D04'],
  ['ins5', '督查员戊', 'inspectionTeam', 'D01'],
  ['pnl2', '评审员乙', 'reviewPanel', 'D02'],
  ['pnl3', '评审员丙', 'reviewPanel', 'D03'],
  ['pnl4', '评审员丁', 'reviewPanel', 'D04'],
  ['pnl5', '评审员戊', 'reviewPanel', 'D01'],
];

/** The second department's own, so that it nominates too. */
const seconds: readonly (readonly [string, string, Role, string])[] = [
  ['ops2', '山川机关党委书记', 'organSecretary', 'D02.P'],
  ['odc2', '山川机关纪委', 'organDiscipline', 'D02.P.J'],
];

/** Inspectors and reviewers from several departments, so that avoidance has somebody to keep out. */
export async function insertJudges(
  db: Database,
  accounts: readonly DemoAccount[],
  password: string,
): Promise<void> {
  const root = accounts.find((account) => account.username === 'gwa')?.unitId ?? '';
  const hash = await hashPassword(password);
  const homes = await db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .innerJoin('unit as department', 'department.id', 'unit.department_id')
    .leftJoin('auth_user', 'auth_user.personId', 'membership.person_id')
    .select(['membership.person_id as personId', 'department.code'])
    .where('auth_user.id', 'is', null)
    .where('membership.status', '=', 'full')
    .where('membership.to_on', 'is', null)
    .where('unit.class', '=', 'organ')
    .where('department.code', 'in', ['D01', 'D02', 'D03', 'D04'])
    .orderBy('unit.code')
    .orderBy('membership.person_id')
    .execute();
  const offices = await db
    .selectFrom('unit')
    .select(['id', 'code'])
    .where('code', 'like', 'D02.P%')
    .execute();
  const taken = new Set<string>();
  await transact(db, null, async (tx) => {
    for (const [username, name, role, home] of judges) {
      const person = homes.find((one) => one.code === home && !taken.has(one.personId));
      if (person) taken.add(person.personId);
      const id = uuidv7();
      await insertUser(tx, { id, username, name: `${name}（演示）`, personId: person?.personId ?? null });
      await setPasswordHash(tx, id, hash);
      await insertGrant(tx, { id: uuidv7(), userId: id, role, unitId: root, ...span });
    }
    for (const [username, name, role, code] of seconds) {
      const id = uuidv7();
      const unitId = offices.find((unit) => unit.code === code)?.id ?? '';
      await insertUser(tx, { id, username, name: `${name}（演示）`, personId: null });
      await setPasswordHash(tx, id, hash);
      await insertGrant(tx, { id: uuidv7(), userId: id, role, unitId, ...span });
    }
  });
}
