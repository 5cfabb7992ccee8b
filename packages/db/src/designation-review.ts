import { listAccountsWithHomes, type AccountWithHomes } from './accounts-with-homes.ts';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

/** The people of a round's panel with the departments they belong to, in the order of their names. */
export async function listReviewers(db: Reader, roundId: string, today: Day): Promise<AccountWithHomes[]> {
  const rows = await db
    .selectFrom('designation_reviewer')
    .select('user_id as userId')
    .where('round_id', '=', roundId)
    .execute();
  const named = new Set(rows.map(({ userId }) => userId));
  return (await listPanelAccounts(db, today)).filter(({ userId }) => named.has(userId));
}

/** Accounts that may sit on a panel. */
export async function listPanelAccounts(db: Reader, today: Day): Promise<AccountWithHomes[]> {
  return listAccountsWithHomes(db, ['reviewPanel'], today);
}

export async function replaceReviewers(tx: Tx, roundId: string, userIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('designation_reviewer').where('round_id', '=', roundId).execute();
  if (userIds.length === 0) return;
  await tx
    .insertInto('designation_reviewer')
    .values(userIds.map((userId) => ({ round_id: roundId, user_id: userId })))
    .execute();
}

/** Rounds on whose panel an account sits, the newest first. */
export async function listReviewedRounds(db: Reader, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('designation_reviewer')
    .innerJoin('record', 'record.id', 'designation_reviewer.round_id')
    .select('record.id')
    .where('designation_reviewer.user_id', '=', userId)
    .orderBy('record.happened_on', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ id }) => id);
}

/** One reviewer's word on one nomination; it may change until the last one is in. */
export async function putMark(tx: Tx, mark: Mark): Promise<void> {
  const recommends = mark.recommends ? 1 : 0;
  await tx
    .insertInto('designation_mark')
    .values({ nomination_id: mark.nominationId, user_id: mark.userId, recommends })
    .onDuplicateKeyUpdate({ recommends })
    .execute();
}

export interface Mark {
  readonly nominationId: string;
  readonly userId: string;
  readonly recommends: boolean;
}

export async function listMarksOf(db: Reader, nominationIds: readonly string[]): Promise<Mark[]> {
  if (nominationIds.length === 0) return [];
  const rows = await db
    .selectFrom('designation_mark')
    .selectAll()
    .where('nomination_id', 'in', [...nominationIds])
    .execute();
  return rows.map(toMark);
}

/** Holds the nomination until the transaction ends, and reads its marks as they stand now: the last one knows it is. */
export async function lockMarks(tx: Tx, nominationId: string): Promise<Mark[]> {
  await tx.selectFrom('record').select('id').where('id', '=', nominationId).forUpdate().execute();
  const rows = await tx
    .selectFrom('designation_mark')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .forUpdate()
    .execute();
  return rows.map(toMark);
}

function toMark(row: { nomination_id: string; user_id: string; recommends: number }): Mark {
  return {
    nominationId: row.nomination_id,
    userId: row.user_id,
    recommends: Number(row.recommends) === 1,
  };
}
