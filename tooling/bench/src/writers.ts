import { updateAssignment } from '@gangmu/db/assignment';
import { insertAssignmentStep } from '@gangmu/db/assignment-step';
import { insertAudit } from '@gangmu/db/audit';
import { connect } from '@gangmu/db/connect';
import type { Database } from '@gangmu/db/db';
import { foldTallies, insertTallyChanges } from '@gangmu/db/tally';
import { transact } from '@gangmu/db/transact';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { benchDay } from './load-data.ts';
import { countDeadlocks } from './count-deadlocks.ts';

interface Task {
  readonly id: string;
  readonly planId: string;
  readonly itemId: string;
  readonly measureId: string;
  readonly unitPath: string;
  version: number;
}

export interface WriterFigures {
  /** Writes a second with tallies and without, the mean of interleaved slices. */
  readonly withTallies: number;
  readonly without: number;
  readonly deadlocks: number;
}

const lanes = 8;
const rounds = 4;
const bulkRows = 200;

/** Writers of one department's tasks, with and without tallies, beside the folder and a bulk writer on the same item. */
export async function measureWriters(url: string, seconds: number): Promise<WriterFigures> {
  const db: Database = connect(url, { poolSize: lanes + 2 });
  try {
    const tasks = await listTasks(db);
    const deadlocksBefore = await countDeadlocks(url);
    const ended = new AbortController();
    const beside = [fold(db, ended.signal), writeBulk(db, tasks, ended.signal)];
    const counts = { with: 0, without: 0 };
    for (let round = 0; round < rounds; round += 1) {
      counts.without += await write(db, tasks, false, seconds / 2);
      counts.with += await write(db, tasks, true, seconds / 2);
    }
    ended.abort();
    await Promise.all(beside);
    const deadlocks = (await countDeadlocks(url)) - deadlocksBefore;
    const time = (rounds * seconds) / 2;
    return { withTallies: counts.with / time, without: counts.without / time, deadlocks };
  } finally {
    await db.destroy();
  }
}

async function listTasks(db: Database): Promise<Task[]> {
  return db
    .selectFrom((from) =>
      from
        .selectFrom('assignment')
        .select(['id', 'plan_id', 'item_id', 'measure_id', 'unit_id', 'version'])
        .orderBy('id', 'desc')
        .limit(5_000)
        .as('task'),
    )
    .innerJoin('unit', 'unit.id', 'task.unit_id')
    .select([
      'task.id',
      'task.plan_id as planId',
      'task.item_id as itemId',
      'task.measure_id as measureId',
      'unit.path as unitPath',
      'task.version',
    ])
    .execute();
}

async function write(db: Database, tasks: Task[], tallies: boolean, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  const lane = async (at: number) => {
    for (let index = at; performance.now() < until; index += lanes) {
      const task = tasks[index % tasks.length];
      if (task) await writeOne(db, task, tallies);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at)));
  return done;
}

async function writeOne(db: Database, task: Task, tallies: boolean): Promise<void> {
  const { id } = task;
  await transact(db, null, async (tx) => {
    await updateAssignment(tx, id, task.version, { reason: '' });
    const step = { id: uuidv7(), step: 'start', from: 'accepted', to: 'inProgress' } as const;
    await insertAssignmentStep(tx, id, { ...step, on: benchDay, byUser: null, reason: '' });
    await insertAudit(tx, {
      userId: null,
      verb: 'assignment.start',
      outcome: 'done',
      subject: { type: 'assignment', id, unitId: null },
      before: { state: 'accepted' },
      after: { state: 'inProgress' },
      requestId: 'bench',
      address: null,
    });
    if (tallies) await insertTallyChanges(tx, changesOf(task), benchDay);
  });
  task.version += 1;
}

/** Leaves the sums as they are: one away, one back. */
function changesOf({ planId, itemId, measureId, unitPath }: Task) {
  const change = { planId, itemId, measureId, unitPath, bucket: 'open' as const, dueOn: '2024-12-31' };
  return [
    { ...change, count: -1 },
    { ...change, count: 1 },
  ];
}

async function fold(db: Database, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await transact(db, null, foldTallies);
    await sleep(500, undefined, { signal }).catch(() => undefined);
  }
}

async function writeBulk(db: Database, tasks: readonly Task[], signal: AbortSignal): Promise<void> {
  const changes = tasks.slice(0, bulkRows / 2).flatMap(changesOf);
  while (!signal.aborted) {
    await transact(db, null, (tx) => insertTallyChanges(tx, changes, benchDay));
    await sleep(50, undefined, { signal }).catch(() => undefined);
  }
}
