import type { AssignmentState } from '@gangmu/domain/responsibilities/assignment-state';
import type { Day } from '@gangmu/domain/time/day';
import { sql, type Kysely } from 'kysely';
import type { Reader, Tx } from './db.ts';
import type { DB } from './schema.gen.ts';

/** What a closed plan was at its end: asked for by closing it, made right after, never changed. */
export interface PlanSnapshot {
  readonly planId: string;
  /** Who closed it, by the name the account bears. */
  readonly closer: string;
  /** The business day, and the instant by the clock. */
  readonly closedOn: Day;
  readonly closedAt: Date;
  /** Lines written and lines there are, while it is made. */
  readonly done: number;
  readonly total: number;
  readonly tries: number;
  /** The hash of its file; null until it is made. */
  readonly sha256: string | null;
  readonly size: number | null;
  /** The fingerprint of the key that signed it. */
  readonly signer: string | null;
}

export async function findSnapshot(db: Reader, planId: string): Promise<PlanSnapshot | null> {
  const row = await db
    .selectFrom('plan_snapshot')
    .innerJoin('auth_user', 'auth_user.id', 'plan_snapshot.closed_by')
    .select([
      'plan_id as planId',
      'auth_user.name as closer',
      'closed_on as closedOn',
      'closed_at as closedAt',
      'done',
      'total',
      'tries',
      'sha256',
      'size',
      'signer',
    ])
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return row ?? null;
}

/** Asks for the snapshot of a plan that is closed now. */
export async function insertSnapshot(tx: Tx, planId: string, closedBy: string, closedOn: Day): Promise<void> {
  await tx
    .insertInto('plan_snapshot')
    .values({ plan_id: planId, closed_by: closedBy, closed_on: closedOn, closed_at: new Date() })
    .execute();
}

/** Seconds for which a server that makes a snapshot holds it; every step of progress renews them. */
const held = 60;

/**
 * Takes the oldest snapshot that waits, or that a server has left unmade: one conditional update decides, on any
 * cluster. What failed is tried again for good, since a closed year must have one. Null: nothing to do.
 */
export async function claimSnapshot(db: Kysely<DB>): Promise<string | null> {
  const waiting = await db
    .selectFrom('plan_snapshot')
    .select(['plan_id as planId', 'tries'])
    .where('made_at', 'is', null)
    .where((where) =>
      where.or([
        where('claimed_until', 'is', null),
        where('claimed_until', '<', sql<Date>`utc_timestamp(3)`),
      ]),
    )
    .orderBy('closed_at')
    .limit(1)
    .executeTakeFirst();
  if (!waiting) return null;
  const taken = await sql`update plan_snapshot
    set tries = tries + 1, claimed_until = utc_timestamp(3) + interval ${held} second
    where plan_id = ${waiting.planId} and tries = ${waiting.tries} and made_at is null`.execute(db);
  return Number(taken.numAffectedRows) === 1 ? waiting.planId : null;
}

/** How many lines are written; keeps the hold on it. */
export async function noteSnapshotProgress(
  db: Kysely<DB>,
  planId: string,
  done: number,
  total: number,
): Promise<void> {
  await sql`update plan_snapshot set done = ${done}, total = ${total},
    claimed_until = utc_timestamp(3) + interval ${held} second where plan_id = ${planId}`.execute(db);
}

/** Enters the file of a snapshot, once. False: another server was quicker. */
export async function endSnapshot(
  tx: Tx,
  planId: string,
  file: { readonly sha256: string; readonly size: number; readonly signer: string; readonly lines: number },
): Promise<boolean> {
  const { lines, ...made } = file;
  const result = await tx
    .updateTable('plan_snapshot')
    .set({ ...made, done: lines, total: lines, claimed_until: null, made_at: new Date() })
    .where('plan_id', '=', planId)
    .where('made_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** How many tasks of these measures stand in each state; withdrawn ones left out. */
export async function countTaskStates(
  db: Reader,
  measureIds: readonly string[],
): Promise<{ state: AssignmentState; count: number }[]> {
  if (measureIds.length === 0) return [];
  const rows = await db
    .selectFrom('assignment')
    .select(['state', (select) => select.fn.countAll<string>().as('count')])
    .where('measure_id', 'in', [...measureIds])
    .where('state', '!=', 'withdrawn')
    .groupBy('state')
    .execute();
  return rows.map(({ state, count }) => ({ state: state as AssignmentState, count: Number(count) })); // states are written by assignment.ts only
}
