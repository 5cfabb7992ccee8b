import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.gen.ts';

/** Tables whose rows are work somebody waits for: each is made once, by one server, and tells how far it is. */
type Queue = 'paper' | 'unit_export';

/** Seconds for which a server that does the work holds it; every step of progress renews them. */
const held = 60;
/** Work that brought its maker down so often is given up. */
const mostTries = 3;

/**
 * Takes the oldest work that waits, or that a server which is gone has left: one conditional update decides, on any
 * cluster. Null: nothing to do.
 */
export async function claimWork(db: Kysely<DB>, queue: Queue): Promise<string | null> {
  const waiting = await db
    .selectFrom(queue)
    .select(['id', 'tries'])
    .where('state', 'in', ['waiting', 'making'])
    .where((where) =>
      where.or([where('state', '=', 'waiting'), where('claimed_until', '<', sql<Date>`utc_timestamp(3)`)]),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!waiting) return null;
  const taken = await sql`update ${sql.table(queue)}
    set state = ${waiting.tries < mostTries ? 'making' : 'failed'}, tries = tries + 1,
      claimed_until = utc_timestamp(3) + interval ${held} second
    where id = ${waiting.id} and tries = ${waiting.tries}
      and (state = 'waiting' or (state = 'making' and claimed_until < utc_timestamp(3)))`.execute(db);
  return Number(taken.numAffectedRows) === 1 && waiting.tries < mostTries ? waiting.id : null;
}

/** How far the work is; keeps the hold on it. False: nobody wants it any more. */
export async function noteProgress(
  db: Kysely<DB>,
  queue: Queue,
  id: string,
  progress: { readonly done: number; readonly total: number },
): Promise<boolean> {
  const noted = await sql`update ${sql.table(queue)} set done = ${progress.done}, total = ${progress.total},
    claimed_until = utc_timestamp(3) + interval ${held} second where id = ${id} and state = 'making'`.execute(
    db,
  );
  return Number(noted.numAffectedRows) === 1;
}
