import type { Day } from '@gangmu/domain/time/day';
import type { Role } from '@gangmu/domain/access/roles';
import type { Reader } from './db.ts';

/** Accounts of people that hold one of the roles in a department today, by name. */
export async function listAccountsWithRole(
  db: Reader,
  roles: readonly Role[],
  departmentId: string,
  today: Day,
): Promise<{ id: string; name: string }[]> {
  if (roles.length === 0) return [];
  return db
    .selectFrom('role_grant')
    .innerJoin('auth_user', 'auth_user.id', 'role_grant.user_id')
    .innerJoin('unit', 'unit.id', 'role_grant.unit_id')
    .select(['auth_user.id', 'auth_user.name'])
    .where('role_grant.role', 'in', [...roles])
    .where('unit.department_id', '=', departmentId)
    .where('auth_user.machine', '=', 0)
    .where('role_grant.from_on', '<=', today)
    .where((where) =>
      where.or([where('role_grant.to_on', 'is', null), where('role_grant.to_on', '>=', today)]),
    )
    .distinct()
    .orderBy('auth_user.name')
    .limit(50)
    .execute();
}
