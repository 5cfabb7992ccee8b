import type { Tx } from '@gangmu/db/db';
import { updateMeasureFields } from '@gangmu/db/measure';
import { updatePlan, type PlanHead } from '@gangmu/db/plan';
import { insertPlanEdit } from '@gangmu/db/plan-edit';
import type { Unit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { changedMeanwhile } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import type { Work, Written } from './sheet-kind.ts';
import type { TaskTarget } from './tasks.ts';

/** Larger steps are not kept for undoing: what they replaced would fill the row. */
const mostUndone = 2_000;

/** Writes the measures one by one, as one step of editing that can be taken back like any other. */
export async function writeTasks(
  tx: Tx,
  work: Work,
  { plan, issuer }: { plan: PlanHead; issuer: Unit },
  changes: readonly TaskTarget[],
): Promise<Written> {
  const { actor, today } = work.context;
  const proof = authorise(actor, 'plan.draft', issuer, today, 'plan.read');
  if (!(await updatePlan(tx, plan.id, plan.version, {}))) throw changedMeanwhile();
  for (const [index, { was, fields }] of changes.entries()) {
    work.signal.throwIfAborted();
    if (!(await updateMeasureFields(tx, was.id, was.version, fields))) throw changedMeanwhile();
    if (index % 100 === 99) work.progress('write', index + 1, changes.length);
  }
  if (changes.length <= mostUndone)
    await insertPlanEdit(tx, plan.id, actor.userId, {
      id: uuidv7(),
      label: { zh: '导入任务分工表', en: 'Import a work breakdown' },
      before: changes.map(({ was }) => was),
      afterIds: changes.map(({ was }) => was.id),
    });
  work.progress('write', changes.length, changes.length);
  return { proof, unitId: issuer.id };
}
