import type { Reader } from '@gangmu/db/db';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { authorise } from '@gangmu/domain/access/authorise';
import { can } from '@gangmu/domain/access/can';
import { notFound } from '@gangmu/domain/refusal';
import type { Context } from '../context.ts';

/** A cycle, for those who read it on its own unit. */
export async function loadCycle(context: Context, db: Reader, id: string): Promise<StoredRecord> {
  const record = await findRecord(db, id);
  if (record?.type !== 'appraisalCycle') throw notFound();
  authorise(context.actor, 'appraisal.read', record, context.today);
  return record;
}

/** A report with its cycle, for those who read either; `runs` tells those who run or approve the cycle. */
export async function loadAppraisal(
  context: Context,
  db: Reader,
  id: string,
): Promise<{ record: StoredRecord; cycle: StoredRecord; runs: boolean }> {
  const record = await findRecord(db, id);
  const cycle = record?.parentId ? await findRecord(db, record.parentId) : null;
  if (record?.type !== 'appraisal' || !cycle) throw notFound();
  if (!can(context.actor, 'appraisal.read', cycle, context.today))
    authorise(context.actor, 'appraisal.read', record, context.today);
  return { record, cycle, runs: runsCycle(context, cycle) };
}

/** True for those who run or approve the cycle: they see the sums of the ballot before the grades are decided. */
export function runsCycle(context: Context, cycle: StoredRecord): boolean {
  return (['appraisal.run', 'appraisal.approve'] as const).some((action) =>
    can(context.actor, action, cycle, context.today),
  );
}
