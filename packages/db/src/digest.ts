import type { Digest, DigestLine } from '@gangmu/domain/reminders/digest';
import { addDays, type Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';

/** Days for which digests are kept: long enough to know what was said this month. */
export const keptDays = 31;

/** Failed tries after which a mail is given up; the digest stays in the app. */
const mostTries = 3;

export async function insertDigest(
  tx: Tx,
  userId: string,
  day: Day,
  lines: readonly DigestLine[],
): Promise<void> {
  await tx
    .insertInto('digest')
    .values({ id: uuidv7(), user_id: userId, day, lines_json: JSON.stringify(lines) })
    .execute();
}

/** The digests of the last month of some accounts, newest first. */
export async function listDigests(
  db: Reader,
  userIds: readonly string[],
  today: Day,
): Promise<Map<string, Digest[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('digest')
    .select(['user_id as userId', 'day', 'lines_json as lines'])
    .where('user_id', 'in', [...userIds])
    .where('day', '>', addDays(today, -keptDays))
    .orderBy('day', 'desc')
    .execute();
  const byUser = Map.groupBy(rows, (row) => row.userId);
  return new Map(
    [...byUser].map(([userId, own]) => [
      userId,
      own.map((row) => ({ day: row.day, lines: JSON.parse(row.lines) as DigestLine[] })), // written by insertDigest only
    ]),
  );
}

/** Digests nobody can need any more; usage is not kept. */
export async function deleteOldDigests(tx: Tx, today: Day): Promise<void> {
  await tx.deleteFrom('digest').where('day', '<=', addDays(today, -keptDays)).execute();
}

export interface UnsentMail {
  readonly id: string;
  readonly userId: string;
  readonly address: string;
  readonly lines: readonly DigestLine[];
}

/** Digests of the day whose readers gave an address, not mailed yet; of disabled accounts none. */
export async function listUnsentMails(db: Reader, day: Day, limit: number): Promise<UnsentMail[]> {
  const rows = await db
    .selectFrom('digest')
    .innerJoin('mail_address', 'mail_address.user_id', 'digest.user_id')
    .innerJoin('auth_user', 'auth_user.id', 'digest.user_id')
    .select(['digest.id', 'digest.user_id as userId', 'mail_address.address', 'digest.lines_json as lines'])
    .where('digest.day', '=', day)
    .where('digest.mailed_at', 'is', null)
    .where('digest.mail_tries', '<', mostTries)
    .where('auth_user.disabledAt', 'is', null)
    .orderBy('digest.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) as DigestLine[] })); // written by insertDigest only
}

/** Counts a try before it is made, so that a mail is never sent twice; `sent` settles it. */
export async function countMailTry(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('digest')
    .set((set) => ({ mail_tries: set('mail_tries', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function setMailed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('digest').set({ mailed_at: at }).where('id', '=', id).execute();
}

export interface MailAddress {
  readonly address: string;
  readonly version: number;
}

export async function findMailAddress(db: Reader, userId: string): Promise<MailAddress | null> {
  const row = await db
    .selectFrom('mail_address')
    .select(['address', 'version'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row ?? null;
}

/** Sets, changes or takes back an address. False: somebody else changed it meanwhile. */
export async function setMailAddress(
  tx: Tx,
  userId: string,
  expectedVersion: number,
  address: string,
): Promise<boolean> {
  if (expectedVersion === 0) {
    const known = await findMailAddress(tx, userId);
    if (known) return false;
    await tx.insertInto('mail_address').values({ user_id: userId, address }).execute();
    return true;
  }
  const result = await tx
    .updateTable('mail_address')
    .set({ address, version: expectedVersion + 1 })
    .where('user_id', '=', userId)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
