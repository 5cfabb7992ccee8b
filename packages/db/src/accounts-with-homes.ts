import type { Role } from '@gangmu/domain/access/roles';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';

export interface AccountWithHomes {
  readonly userId: string;
  readonly name: string;
  readonly departmentIds: readonly string[];
}

/** Living accounts of people with one of the roles, each with the departments its grants and its membership stand in (回避). */
export async function listAccountsWithHomes(
  db: Reader,
  roles: readonly Role[],
  today: Day,
): Promise<AccountWithHomes[]> {
  const rows = await db
    .selectFrom('role_grant as role')
    .innerJoin('auth_user as user', 'user.id', 'role.user_id')
    .leftJoin('role_grant as other', (join) =>
      join
        .onRef('other.user_id', '=', 'user.id')
        .on('other.from_on', '<=', today)
        .on((on) => on.or([on('other.to_on', 'is', null), on('other.to_on', '>=', today)])),
    )
    .leftJoin('unit as at', 'at.id', 'other.unit_id')
    .leftJoin('membership', (join) =>
      join.onRef('membership.person_id', '=', 'user.personId').on('membership.to_on', 'is', null),
    )
    .leftJoin('unit as home', 'home.id', 'membership.unit_id')
    .select([
      'user.id as userId',
      'user.name',
      'at.department_id as atDepartment',
      'home.department_id as homeDepartment',
    ])
    .where('role.role', 'in', [...roles])
    .where('role.from_on', '<=', today)
    .where((where) => where.or([where('role.to_on', 'is', null), where('role.to_on', '>=', today)]))
    .where('user.disabledAt', 'is', null)
    .where('user.machine', '=', 0)
    .orderBy('user.name')
    .limit(500)
    .execute();
  const people = new Map<string, { userId: string; name: string; departmentIds: string[] }>();
  for (const row of rows) {
    const person = people.get(row.userId) ?? { userId: row.userId, name: row.name, departmentIds: [] };
    for (const department of [row.atDepartment, row.homeDepartment])
      if (department !== null && !person.departmentIds.includes(department))
        person.departmentIds.push(department);
    people.set(row.userId, person);
  }
  return [...people.values()];
}
