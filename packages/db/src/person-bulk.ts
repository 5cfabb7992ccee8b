import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';
import { insertBulk } from './insert-bulk.ts';
import { markManyObligations } from './obligation-status.ts';
import type { Member } from './person.ts';

/** A member with the number the unit gave the person; null until a sheet gives one. */
export interface CodedMember extends Member {
  readonly code: string | null;
}

const chunk = 500;
const columns = [
  'membership.id as membershipId',
  'membership.person_id as personId',
  'membership.unit_id as unitId',
  'person.name',
  'person.birth_month as birthMonth',
  'person.code',
  'membership.status',
  'membership.class',
  'membership.joined_on as joinedOn',
  'membership.full_on as fullOn',
  'membership.version',
] as const;

/** Present memberships of the people with these codes. */
export async function listMembersByCode(
  db: Reader,
  codes: readonly string[],
  on: Day,
): Promise<CodedMember[]> {
  const found: CodedMember[] = [];
  for (let at = 0; at < codes.length; at += chunk) {
    const rows = await db
      .selectFrom('person')
      .innerJoin('membership', 'membership.person_id', 'person.id')
      .select(columns)
      .where('person.code', 'in', codes.slice(at, at + chunk))
      .where('membership.from_on', '<=', on)
      .where((where) =>
        where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', on)]),
      )
      .execute();
    found.push(...(rows as CodedMember[])); // status and class are written by person.ts and this file only
  }
  return found;
}

/** Codes that are taken, by anybody. */
export async function listTakenCodes(db: Reader, codes: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (let at = 0; at < codes.length; at += chunk) {
    const rows = await db
      .selectFrom('person')
      .select('code')
      .where('code', 'in', codes.slice(at, at + chunk))
      .execute();
    for (const row of rows) if (row.code !== null) taken.add(row.code);
  }
  return taken;
}

/** Present members of these units who have no code yet. */
export async function listUncodedMembers(
  db: Reader,
  unitIds: readonly string[],
  on: Day,
): Promise<CodedMember[]> {
  const found: CodedMember[] = [];
  for (let at = 0; at < unitIds.length; at += chunk) {
    const rows = await db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select(columns)
      .where('membership.unit_id', 'in', unitIds.slice(at, at + chunk))
      .where('person.code', 'is', null)
      .where('membership.from_on', '<=', on)
      .where((where) =>
        where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', on)]),
      )
      .execute();
    found.push(...(rows as CodedMember[])); // as in listMembersByCode
  }
  return found;
}

export async function insertMembers(
  tx: Tx,
  members: readonly (Omit<CodedMember, 'version'> & { from: Day })[],
): Promise<void> {
  await insertBulk(
    tx,
    'person',
    members.map((member) => ({
      id: member.personId,
      name: member.name,
      birth_month: member.birthMonth,
      code: member.code,
    })),
  );
  await insertBulk(
    tx,
    'membership',
    members.map((member) => ({
      id: member.membershipId,
      person_id: member.personId,
      unit_id: member.unitId,
      status: member.status,
      class: member.class,
      joined_on: member.joinedOn,
      full_on: member.fullOn,
      from_on: member.from,
    })),
  );
}

/** Writes the data of one member and the person's code. False: somebody else changed it meanwhile. */
export async function updateCodedMember(tx: Tx, member: CodedMember): Promise<boolean> {
  const result = await tx
    .updateTable('membership')
    .set({
      status: member.status,
      class: member.class,
      joined_on: member.joinedOn,
      full_on: member.fullOn,
      version: member.version + 1,
    })
    .where('id', '=', member.membershipId)
    .where('version', '=', member.version)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await tx
    .updateTable('person')
    .set({ name: member.name, birth_month: member.birthMonth, code: member.code })
    .where('id', '=', member.personId)
    .execute();
  return true;
}

/** The cached counts of many units follow their memberships. */
export async function recountManyMembers(tx: Tx, unitIds: readonly string[]): Promise<void> {
  for (let at = 0; at < unitIds.length; at += chunk) {
    const ids = unitIds.slice(at, at + chunk);
    const rows = await tx
      .selectFrom('membership')
      .select(['unit_id as unitId', sql<string>`count(*)`.as('all')])
      .select(sql<string>`coalesce(sum(status = 'full'), 0)`.as('full'))
      .where('unit_id', 'in', ids)
      .where('to_on', 'is', null)
      .where('status', 'in', ['full', 'probationary', 'suspended'])
      .groupBy('unit_id')
      .execute();
    const counts = new Map(rows.map((row) => [row.unitId, row]));
    for (const id of ids) {
      const row = counts.get(id);
      await tx
        .updateTable('unit')
        .set({ member_count: Number(row?.all ?? 0), full_member_count: Number(row?.full ?? 0) })
        .where('id', '=', id)
        .execute();
    }
  }
  await markManyObligations(tx, unitIds);
}
