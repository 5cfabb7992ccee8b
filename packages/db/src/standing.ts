import type { Day } from '@gangmu/domain/time/day';
import type { MembershipStatus, PostType } from '@gangmu/domain/units/post-type';
import type { Reader, Tx } from './db.ts';
import { likePrefix } from './like-prefix.ts';
import { markObligations } from './obligation-status.ts';
import { recountMembers, type Member } from './person.ts';

/** People by id, with their names; nothing else of them. */
export async function listPeopleById(
  db: Reader,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
}

const listed: readonly MembershipStatus[] = ['full', 'probationary', 'suspended', 'applicant'];

/** Up to `limit` people of a unit and below whose name holds the text, with their unit. */
export async function findPeopleByText(
  db: Reader,
  unitPath: string,
  text: string,
  on: Day,
  limit: number,
): Promise<{ id: string; name: string; unitName: string }[]> {
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select(['person.id', 'person.name', 'unit.short_name as unitName'])
    .where('unit.path', 'like', likePrefix(unitPath))
    .where('person.name', 'like', `%${likePrefix(text)}`)
    .where('membership.status', 'in', [...listed])
    .where('membership.from_on', '<=', on)
    .where((where) => where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', on)]))
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit)
    .execute();
}

/** Those of the people who are on the list of the unit or of one below it, now or once: a case goes on after a move. */
export async function listPeopleBelow(
  db: Reader,
  unitPath: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select('membership.person_id as id')
    .where('membership.person_id', 'in', [...personIds])
    .where('unit.path', 'like', likePrefix(unitPath))
    .where('membership.status', 'in', [...listed])
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Where a person stands on a day: the membership that began last. */
export async function findStanding(
  db: Reader,
  personId: string,
  on: Day,
): Promise<{ status: MembershipStatus; fullOn: Day | null } | null> {
  const row = await db
    .selectFrom('membership')
    .select(['status', 'full_on as fullOn'])
    .where('person_id', '=', personId)
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as Pick<Member, 'status' | 'fullOn'> | undefined) ?? null; // statuses are written by person.ts and here
}

/** Moves a person of the unit to another standing, as a finished procedure says. */
export async function setStanding(
  tx: Tx,
  personId: string,
  unitId: string,
  standing: { status: MembershipStatus; joinedOn?: Day; fullOn?: Day },
): Promise<void> {
  await tx
    .updateTable('membership')
    .set((set) => ({
      status: standing.status,
      version: set('version', '+', 1),
      ...(standing.joinedOn === undefined ? {} : { joined_on: standing.joinedOn }),
      ...(standing.fullOn === undefined ? {} : { full_on: standing.fullOn }),
    }))
    .where('person_id', '=', personId)
    .where('unit_id', '=', unitId)
    .where('to_on', 'is', null)
    .execute();
  await recountMembers(tx, unitId);
}

/** Ends the posts of these types in a unit, of one person or of everybody. Returns who held them. */
export async function endPostsOf(
  tx: Tx,
  unitId: string,
  ends: { types: readonly PostType[]; onlyOf: string | null },
  lastDay: Day,
): Promise<string[]> {
  if (ends.types.length === 0) return [];
  const held = await tx
    .selectFrom('post')
    .select(['id', 'person_id as personId'])
    .where('unit_id', '=', unitId)
    .where('to_on', 'is', null)
    .where('type', 'in', [...ends.types])
    .$if(ends.onlyOf !== null, (query) => query.where('person_id', '=', ends.onlyOf ?? ''))
    .execute();
  if (held.length === 0) return [];
  await tx
    .updateTable('post')
    .set((set) => ({ to_on: lastDay, version: set('version', '+', 1) }))
    .where(
      'id',
      'in',
      held.map((post) => post.id),
    )
    .execute();
  await markObligations(tx, unitId);
  return held.map((post) => post.personId);
}

/** Leaving a post ends its roles the same day (domain 6.4): grants of the people's accounts on the unit. */
export async function endGrantsOf(
  tx: Tx,
  unitId: string,
  personIds: readonly string[],
  roles: readonly string[],
  lastDay: Day,
): Promise<void> {
  if (personIds.length === 0) return;
  const users = await tx
    .selectFrom('auth_user')
    .select('id')
    .where('personId', 'in', [...personIds])
    .execute();
  if (users.length === 0) return;
  await tx
    .updateTable('role_grant')
    .set((set) => ({ to_on: lastDay, version: set('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('role', 'in', [...roles])
    .where('to_on', 'is', null)
    .where(
      'user_id',
      'in',
      users.map((user) => user.id),
    )
    .execute();
}

/** The unit a member belongs to today, and its department. */
export async function findHome(
  db: Reader,
  personId: string,
): Promise<{ unitPath: string; departmentId: string | null } | null> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select(['unit.path as unitPath', 'unit.department_id as departmentId'])
    .where('membership.person_id', '=', personId)
    .where('membership.status', 'in', ['full', 'probationary'])
    .where('membership.to_on', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
