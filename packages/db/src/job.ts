import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Tx } from './db.ts';
import type { DB } from './schema.gen.ts';
import { transact } from './transact.ts';

/** This process among the servers that share a database. */
const owner = randomUUID();

/**
 * Runs a job if no other server holds its lease: one conditional update decides, on any cluster. The lease is
 * kept for `seconds`, renewed by the next run of the same process. Returns what the job returned, or null.
 */
export async function runLeased<T>(
  db: Kysely<DB>,
  name: string,
  seconds: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T | null> {
  await sql`insert ignore into job_lease (name, owner, until) values (${name}, null, utc_timestamp(3))`.execute(
    db,
  );
  const taken =
    await sql`update job_lease set owner = ${owner}, until = utc_timestamp(3) + interval ${seconds} second where name = ${name} and (until <= utc_timestamp(3) or owner = ${owner})`.execute(
      db,
    );
  if (Number(taken.numAffectedRows) !== 1) return null;
  return transact(db, null, work);
}

/** Runs a job that goes on from the number where it ended before, `0` the first time. */
export async function followFrom(
  tx: Tx,
  name: string,
  work: (tx: Tx, from: string) => Promise<string>,
): Promise<void> {
  const run = await tx
    .selectFrom('job_run')
    .select(['id', 'detail'])
    .where('name', '=', name)
    .executeTakeFirst();
  const from = run?.detail ?? '0';
  const to = await work(tx, from);
  if (to === from) return;
  const state = { outcome: 'running', detail: to, ended_at: new Date() };
  if (run) await tx.updateTable('job_run').set(state).where('id', '=', run.id).execute();
  else
    await tx
      .insertInto('job_run')
      .values({ id: uuidv7(), name, started_at: new Date(), ...state })
      .execute();
}

/**
 * Runs a job once a day of business in pages of a transaction each; `work` gets what the page before returned and
 * returns where the next one begins, null at the end. One page a call, so that other work goes on between.
 */
export async function runDailyByPage(
  db: Kysely<DB>,
  name: string,
  day: string,
  work: (tx: Tx, after: string) => Promise<string | null>,
): Promise<void> {
  await runLeased(db, name, 60, async (tx) => {
    const run = await tx
      .selectFrom('job_run')
      .select(['id', 'outcome', 'detail'])
      .where('name', '=', `${name} ${day}`)
      .executeTakeFirst();
    if (run?.outcome === 'done') return;
    const next = await work(tx, run?.detail ?? '');
    const state = { outcome: next === null ? 'done' : 'running', detail: next ?? '', ended_at: new Date() };
    if (run) await tx.updateTable('job_run').set(state).where('id', '=', run.id).execute();
    else {
      const row = { id: uuidv7(), name: `${name} ${day}`, started_at: new Date(), ...state };
      await tx.insertInto('job_run').values(row).execute();
    }
  });
}

/** Runs a job once a day of business, on one server; the run is logged. */
export async function runDaily(
  db: Kysely<DB>,
  name: string,
  day: string,
  work: (tx: Tx) => Promise<string>,
): Promise<void> {
  await runLeased(db, name, 60, async (tx) => {
    const done = await tx
      .selectFrom('job_run')
      .select('id')
      .where('name', '=', `${name} ${day}`)
      .where('outcome', '=', 'done')
      .executeTakeFirst();
    if (done) return;
    const started = new Date();
    const detail = await work(tx);
    await tx
      .insertInto('job_run')
      .values({
        id: uuidv7(),
        name: `${name} ${day}`,
        started_at: started,
        ended_at: new Date(),
        outcome: 'done',
        detail: detail.slice(0, 400),
      })
      .execute();
  });
}
