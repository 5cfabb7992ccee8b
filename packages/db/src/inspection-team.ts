import type { Assigned } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import type { Kysely } from 'kysely';
import { listAccountsWithHomes, type AccountWithHomes } from './accounts-with-homes.ts';
import type { Reader, Tx } from './db.ts';
import type { DB } from './schema.gen.ts';

export const teamParts = ['leader', 'liaison', 'member'] as const;
export type TeamPart = (typeof teamParts)[number];

export interface TeamMember {
  readonly userId: string;
  readonly name: string;
  readonly part: TeamPart;
  readonly to: Day;
}

/** The people of an inspection or an observation, the leader first. */
export async function listTeam(db: Reader, recordId: string): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('inspection_member')
    .innerJoin('auth_user', 'auth_user.id', 'inspection_member.user_id')
    .select([
      'auth_user.id as userId',
      'auth_user.name',
      'inspection_member.part',
      'inspection_member.to_on as to',
    ])
    .where('inspection_member.record_id', '=', recordId)
    .orderBy('inspection_member.part')
    .orderBy('auth_user.name')
    .execute();
  return rows as TeamMember[]; // parts are written by replaceTeam only
}

export async function replaceTeam(
  tx: Tx,
  recordId: string,
  span: { from: Day; to: Day },
  members: readonly { userId: string; part: TeamPart }[],
): Promise<void> {
  await tx.deleteFrom('inspection_member').where('record_id', '=', recordId).execute();
  if (members.length === 0) return;
  await tx
    .insertInto('inspection_member')
    .values(
      members.map(({ userId, part }) => ({
        record_id: recordId,
        user_id: userId,
        part,
        from_on: span.from,
        to_on: span.to,
      })),
    )
    .execute();
}

/** Accounts that may be sent: inspectors and the committee's staff, with the departments they belong to (回避). */
export async function listInspectors(db: Reader, today: Day): Promise<AccountWithHomes[]> {
  return listAccountsWithHomes(db, ['inspectionTeam', 'committeeStaff', 'committeeDiscipline'], today);
}

/** The units an account inspects, and those drawn for its inspections, from first to last day. */
export async function listAssigned(db: Kysely<DB>, userId: string): Promise<Assigned[]> {
  const [inspected, sampled] = await Promise.all([
    db
      .selectFrom('inspection_member')
      .innerJoin('record', 'record.id', 'inspection_member.record_id')
      .innerJoin('unit', 'unit.id', 'record.unit_id')
      .select(['unit.path as unitPath', 'inspection_member.from_on as from', 'inspection_member.to_on as to'])
      .where('inspection_member.user_id', '=', userId)
      .execute(),
    db
      .selectFrom('inspection_member')
      .innerJoin('inspection_sample', 'inspection_sample.record_id', 'inspection_member.record_id')
      .innerJoin('unit', 'unit.id', 'inspection_sample.unit_id')
      .select(['unit.path as unitPath', 'inspection_member.from_on as from', 'inspection_member.to_on as to'])
      .where('inspection_member.user_id', '=', userId)
      .execute(),
  ]);
  return [
    ...inspected.map((row) => ({ ...row, how: 'inspected' as const })),
    ...sampled.map((row) => ({ ...row, how: 'sampled' as const })),
  ];
}
