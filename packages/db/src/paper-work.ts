import type { Label } from '@gangmu/domain/label';
import type { Day } from '@gangmu/domain/time/day';
import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.gen.ts';
import type { Tx } from './db.ts';

/** Seconds for which a server that makes a paper holds it; every step of progress renews them. */
const held = 60;
/** A paper that brought its maker down so often is given up. */
const mostTries = 3;

/**
 * Takes the oldest paper that waits, or that a server which is gone has left: one conditional update decides, on any
 * cluster. Null: nothing to do.
 */
export async function claimPaper(db: Kysely<DB>): Promise<string | null> {
  const waiting = await db
    .selectFrom('paper')
    .select(['id', 'tries'])
    .where('state', 'in', ['waiting', 'making'])
    .where((where) =>
      where.or([where('state', '=', 'waiting'), where('claimed_until', '<', sql<Date>`utc_timestamp(3)`)]),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!waiting) return null;
  const taken = await sql`update paper
    set state = ${waiting.tries < mostTries ? 'making' : 'failed'}, tries = tries + 1,
      claimed_until = utc_timestamp(3) + interval ${held} second
    where id = ${waiting.id} and tries = ${waiting.tries}
      and (state = 'waiting' or (state = 'making' and claimed_until < utc_timestamp(3)))`.execute(db);
  return Number(taken.numAffectedRows) === 1 && waiting.tries < mostTries ? waiting.id : null;
}

/** How far a paper is; keeps the hold on it. */
export async function notePaperProgress(
  db: Kysely<DB>,
  id: string,
  done: number,
  total: number,
): Promise<void> {
  await sql`update paper set done = ${done}, total = ${total},
    claimed_until = utc_timestamp(3) + interval ${held} second where id = ${id}`.execute(db);
}

/** A paper is finished, with its file, or has failed, with the reason. */
export async function endPaper(
  tx: Tx,
  id: string,
  end:
    | {
        readonly title: string;
        readonly figures: number;
        readonly sha256: string;
        readonly size: number;
        readonly as_of: Day;
      }
    | { readonly failure: Label },
): Promise<void> {
  await tx
    .updateTable('paper')
    .set(
      'failure' in end
        ? { state: 'failed', failure: JSON.stringify(end.failure), claimed_until: null }
        : { ...end, state: 'ready', claimed_until: null },
    )
    .where('id', '=', id)
    .execute();
}
