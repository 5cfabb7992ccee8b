import type { AccessObject, Scope } from '@gangmu/domain/access/can';
import type { PlanState } from '@gangmu/domain/items/plan-state';
import type { LateTask, NewSlip, SlipLevel } from '@gangmu/domain/responsibilities/supervision';
import { owedBuckets } from '@gangmu/domain/responsibilities/urgency';
import type { Day } from '@gangmu/domain/time/day';
import type { ExpressionBuilder } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';
import type { DB } from './schema.gen.ts';
import { whereScope } from './scope.ts';

export interface SupervisionSlip extends AccessObject {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly level: SlipLevel;
  readonly issuedOn: Day;
  readonly replyBy: Day;
  readonly cause: string;
  readonly remedy: string;
  readonly newDueOn: Day | null;
  readonly repliedOn: Day | null;
  readonly version: number;
}

/** A task on a slip, with the words that explain it. */
export interface SlipTask {
  readonly slipId: string;
  readonly id: string;
  readonly code: string;
  readonly text: string;
  readonly dueOn: Day | null;
  readonly planId: string;
  /** Nothing can be done about a task of a closed plan. */
  readonly planState: PlanState;
}

function select(db: Reader) {
  return db
    .selectFrom('supervision_slip')
    .innerJoin('unit', 'unit.id', 'supervision_slip.unit_id')
    .select([
      'supervision_slip.id',
      'supervision_slip.unit_id as unitId',
      'unit.name as unitName',
      'unit.path as unitPath',
      'supervision_slip.level',
      'supervision_slip.issued_on as issuedOn',
      'supervision_slip.reply_by as replyBy',
      'supervision_slip.cause',
      'supervision_slip.remedy',
      'supervision_slip.new_due_on as newDueOn',
      'supervision_slip.replied_on as repliedOn',
      'supervision_slip.version',
    ]);
}

export async function findSlip(db: Reader, id: string): Promise<SupervisionSlip | null> {
  const row = await select(db).where('supervision_slip.id', '=', id).executeTakeFirst();
  return (row as SupervisionSlip | undefined) ?? null; // levels are written by insertSlip only
}

/** A page of slips within the scopes, those that can still be answered or all, newest first; `before` is the id of the last one seen. */
export async function listSlips(
  db: Reader,
  scopes: readonly Scope[],
  filter: { open: boolean; unitId?: string | undefined; before: string },
  limit: number,
): Promise<SupervisionSlip[]> {
  const rows = await select(db)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .$if(filter.open, (query) =>
      query.where('supervision_slip.replied_on', 'is', null).where((where) => hasRunningTask(where)),
    )
    .$if(filter.unitId !== undefined, (query) =>
      query.where('supervision_slip.unit_id', '=', filter.unitId ?? ''),
    )
    .$if(filter.before !== '', (query) => query.where('supervision_slip.id', '<', filter.before))
    .orderBy('supervision_slip.id', 'desc')
    .limit(limit)
    .execute();
  return rows as SupervisionSlip[]; // as in findSlip
}

/** True for a slip that still asks something: one of its tasks stands in a plan that runs. */
export function hasRunningTask(where: ExpressionBuilder<DB, 'supervision_slip'>) {
  return where.exists(
    where
      .selectFrom('supervision_slip_task as asked')
      .innerJoin('assignment as owed', 'owed.id', 'asked.assignment_id')
      .innerJoin('plan', 'plan.id', 'owed.plan_id')
      .select('asked.slip_id')
      .whereRef('asked.slip_id', '=', 'supervision_slip.id')
      .where('plan.state', '!=', 'closed'),
  );
}

/** The unanswered slip on which a task stands, if any. */
export async function findSlipOfTask(db: Reader, assignmentId: string): Promise<SupervisionSlip | null> {
  const row = await select(db)
    .innerJoin('supervision_slip_task as task', 'task.slip_id', 'supervision_slip.id')
    .where('task.assignment_id', '=', assignmentId)
    .where('supervision_slip.replied_on', 'is', null)
    .orderBy('supervision_slip.id', 'desc')
    .executeTakeFirst();
  return (row as SupervisionSlip | undefined) ?? null; // as in findSlip
}

export async function listSlipTasks(db: Reader, slipIds: readonly string[]): Promise<SlipTask[]> {
  if (slipIds.length === 0) return [];
  const rows = await db
    .selectFrom('supervision_slip_task as task')
    .innerJoin('assignment', 'assignment.id', 'task.assignment_id')
    .innerJoin('measure', 'measure.id', 'assignment.measure_id')
    .innerJoin('plan', 'plan.id', 'assignment.plan_id')
    .select([
      'task.slip_id as slipId',
      'assignment.id',
      'measure.code',
      'measure.text',
      'assignment.due_on as dueOn',
      'plan.id as planId',
      'plan.state as planState',
    ])
    .where('task.slip_id', 'in', [...slipIds])
    .orderBy('assignment.due_on')
    .execute();
  return rows as SlipTask[]; // states are written by plan.ts only
}

const mostLate = 2_000;

/** Owed tasks of running plans past their due day that wait for no decision on an extension, with the levels of their earlier slips. */
export async function listLateTasks(db: Reader, today: Day): Promise<LateTask[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('plan', 'plan.id', 'assignment.plan_id')
    .select(['assignment.id', 'assignment.unit_id as unitId', 'assignment.bucket'])
    .select('assignment.due_on as dueOn')
    .where('assignment.bucket', 'in', [...owedBuckets])
    .where('assignment.due_on', '<', today)
    .where('assignment.wanted_due_on', 'is', null)
    .where('plan.state', '!=', 'closed')
    .orderBy('assignment.due_on')
    .limit(mostLate)
    .execute();
  if (rows.length === 0) return [];
  const slips = await db
    .selectFrom('supervision_slip_task as task')
    .innerJoin('supervision_slip as slip', 'slip.id', 'task.slip_id')
    .select(['task.assignment_id as id', 'slip.level'])
    .where(
      'task.assignment_id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const byTask = Map.groupBy(slips, (slip) => slip.id);
  return rows.map((row) => ({
    ...row,
    slipped: (byTask.get(row.id) ?? []).map((slip) => slip.level),
  })) as LateTask[]; // owed tasks that passed their day have one; enumerations are written by us only
}

/** The day of the last slip of each unit since a day. */
export async function listLastSlips(db: Reader, since: Day): Promise<Map<string, Day>> {
  const rows = await db
    .selectFrom('supervision_slip')
    .select((select_) => ['unit_id as unitId', select_.fn.max('issued_on').as('on')])
    .where('issued_on', '>=', since)
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map((row) => [row.unitId, row.on]));
}

export async function insertSlip(tx: Tx, slip: NewSlip, issuedOn: Day): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('supervision_slip')
    .values({
      id,
      unit_id: slip.unitId,
      level: slip.level,
      issued_on: issuedOn,
      reply_by: slip.replyBy,
    })
    .execute();
  await tx
    .insertInto('supervision_slip_task')
    .values(slip.taskIds.map((assignment_id) => ({ slip_id: id, assignment_id })))
    .execute();
  return id;
}

/** False: somebody answered meanwhile. */
export async function replySlip(
  tx: Tx,
  id: string,
  version: number,
  reply: { cause: string; remedy: string; newDueOn: Day | null; repliedOn: Day; repliedBy: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('supervision_slip')
    .set({
      cause: reply.cause,
      remedy: reply.remedy,
      new_due_on: reply.newDueOn,
      replied_on: reply.repliedOn,
      replied_by: reply.repliedBy,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
