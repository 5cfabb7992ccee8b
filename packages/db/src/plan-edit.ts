import type { Label } from '@gangmu/domain/label';
import type { Reader, Tx } from './db.ts';
import type { MeasureRow } from './measure.ts';

/** One undoable step of editing: the measures as they were, and which rows the step left behind. */
export interface PlanEdit {
  readonly id: string;
  readonly label: Label;
  readonly before: readonly MeasureRow[];
  readonly afterIds: readonly string[];
}

export async function insertPlanEdit(tx: Tx, planId: string, byUser: string, edit: PlanEdit): Promise<void> {
  await tx
    .insertInto('plan_edit')
    .values({
      id: edit.id,
      plan_id: planId,
      by_user: byUser,
      at: new Date(),
      label: JSON.stringify(edit.label),
      before_state: JSON.stringify(edit.before),
      after_ids: JSON.stringify(edit.afterIds),
    })
    .execute();
}

/** The newest step that has not been undone. */
export async function findLastEdit(db: Reader, planId: string): Promise<PlanEdit | null> {
  const row = await db
    .selectFrom('plan_edit')
    .select(['id', 'label', 'before_state as before', 'after_ids as afterIds'])
    .where('plan_id', '=', planId)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as PlanEdit | undefined) ?? null; // JSON written by insertPlanEdit
}

export async function markUndone(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('plan_edit').set({ undone_at: new Date() }).where('id', '=', id).execute();
}

/** Publishing ends what can be undone. */
export async function closeEdits(tx: Tx, planId: string): Promise<void> {
  await tx
    .updateTable('plan_edit')
    .set({ undone_at: new Date() })
    .where('plan_id', '=', planId)
    .where('undone_at', 'is', null)
    .execute();
}
