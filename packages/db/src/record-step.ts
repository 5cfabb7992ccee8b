import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

export interface RecordStepRow {
  readonly id: string;
  readonly step: string;
  readonly from: string | null;
  readonly to: string;
  readonly on: Day;
  readonly by: string | null;
  readonly reason: string;
}

export interface NewRecordStep extends Omit<RecordStepRow, 'by'> {
  readonly recordId: string;
  readonly byUser: string | null;
  /** Fields that changed, with their values before and after. */
  readonly changed: unknown;
}

export async function insertRecordSteps(tx: Tx, steps: readonly NewRecordStep[]): Promise<void> {
  if (steps.length === 0) return;
  const at = new Date();
  await tx
    .insertInto('record_step')
    .values(
      steps.map((step) => ({
        id: step.id,
        record_id: step.recordId,
        step: step.step,
        from_state: step.from,
        to_state: step.to,
        on_day: step.on,
        by_user: step.byUser,
        reason: step.reason,
        changed: JSON.stringify(step.changed),
        at,
      })),
    )
    .execute();
}

/** The history of a record with the names of those who acted; null is the system. */
export async function listRecordSteps(db: Reader, recordId: string): Promise<RecordStepRow[]> {
  return db
    .selectFrom('record_step')
    .leftJoin('auth_user', 'auth_user.id', 'record_step.by_user')
    .select([
      'record_step.id',
      'record_step.step',
      'record_step.from_state as from',
      'record_step.to_state as to',
      'record_step.on_day as on',
      'auth_user.name as by',
      'record_step.reason',
    ])
    .where('record_step.record_id', '=', recordId)
    .orderBy('record_step.id')
    .execute();
}

/** Who last took one of the steps; null when nobody did. */
export async function findLastTaker(
  db: Reader,
  recordId: string,
  steps: readonly string[],
): Promise<string | null> {
  const row = await db
    .selectFrom('record_step')
    .select('by_user')
    .where('record_id', '=', recordId)
    .where('step', 'in', [...steps])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.by_user ?? null;
}
