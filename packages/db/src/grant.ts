import type { Role } from '@gangmu/domain/access/roles';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

export interface GrantRow {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly version: number;
}

export async function listGrants(db: Reader, userId: string) {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('unit', 'unit.id', 'role_grant.unit_id')
    .select([
      'role_grant.id',
      'role_grant.user_id as userId',
      'role_grant.role',
      'role_grant.unit_id as unitId',
      'role_grant.from_on as from',
      'role_grant.to_on as to',
      'role_grant.version',
      'unit.name as unitName',
      'unit.code as unitCode',
      'unit.kind as unitKind',
    ])
    .where('role_grant.user_id', '=', userId)
    .orderBy('role_grant.from_on')
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as Role })); // written by insertGrant only
}

export async function findGrant(db: Reader, id: string): Promise<GrantRow | null> {
  const row = await db
    .selectFrom('role_grant')
    .select([
      'id',
      'user_id as userId',
      'role',
      'unit_id as unitId',
      'from_on as from',
      'to_on as to',
      'version',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, role: row.role as Role } : null; // written by insertGrant only
}

/** `adminOf` is set for administrator roles: its unique key keeps a second one off the same account (S-11). */
export async function insertGrant(
  tx: Tx,
  grant: {
    id: string;
    userId: string;
    role: Role;
    unitId: string;
    from: Day;
    to: Day | null;
    grantedBy: string | null;
    adminOf: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('role_grant')
    .values({
      id: grant.id,
      user_id: grant.userId,
      role: grant.role,
      unit_id: grant.unitId,
      from_on: grant.from,
      to_on: grant.to,
      granted_by: grant.grantedBy,
      admin_of: grant.adminOf,
    })
    .execute();
}

/** Ends a grant: its last day was the day before `today`. False: somebody else changed it meanwhile. */
export async function endGrant(tx: Tx, id: string, version: number, lastDay: Day): Promise<boolean> {
  const result = await tx
    .updateTable('role_grant')
    .set({ to_on: lastDay, admin_of: null, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
