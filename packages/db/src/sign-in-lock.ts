import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.gen.ts';

/** Wrong tries within fifteen minutes that lock an account for fifteen minutes (security C.3). */
const maxFailures = 5;
const lockMinutes = 15;

/**
 * Books one try before the password is looked at, so that a hundred at once count exactly. False: locked.
 * Unknown names are booked too, so that a lock tells nothing.
 */
export async function bookTry(db: Kysely<DB>, username: string): Promise<boolean> {
  const now = sql<Date>`utc_timestamp(3)`;
  const fresh = sql`window_from < utc_timestamp(3) - interval ${lockMinutes} minute`;
  await sql`insert ignore into sign_in_lock (username, failures, window_from) values (${username}, 0, ${now})`.execute(
    db,
  );
  await sql`update sign_in_lock set failures = 0, window_from = ${now} where username = ${username} and ${fresh}`.execute(
    db,
  );
  const booked =
    await sql`update sign_in_lock set failures = failures + 1, window_from = ${now} where username = ${username} and failures < ${maxFailures}`.execute(
      db,
    );
  return Number(booked.numAffectedRows) === 1;
}

/** A right password forgets the wrong ones. */
export async function forgetTries(db: Kysely<DB>, username: string): Promise<void> {
  await db.deleteFrom('sign_in_lock').where('username', '=', username).execute();
}
