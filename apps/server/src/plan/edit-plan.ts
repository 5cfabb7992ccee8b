import { change, type Change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import type { MeasureRow } from '@gangmu/db/measure';
import { deleteBareItems, listItems, updatePlan, type PlanHead } from '@gangmu/db/plan';
import {
  deleteMeasures,
  listMeasures,
  listMeasuresById,
  replaceMeasures,
  updateMeasurePlace,
} from '@gangmu/db/measure';
import { findLastEdit, insertPlanEdit, markUndone } from '@gangmu/db/plan-edit';
import { authorise } from '@gangmu/domain/access/authorise';
import { numberMeasures } from '@gangmu/domain/items/outline';
import { takePlanStep } from '@gangmu/domain/items/plan-state';
import type { Label } from '@gangmu/domain/label';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadPlan } from './load-plan.ts';

/** What an editing step did to the measures: rows as they were, and which rows are there instead. */
export interface Edited {
  readonly label: Label;
  readonly before: readonly MeasureRow[];
  readonly afterIds: readonly string[];
}

type Answer = { id: string; version: number };

/** One step of editing a draft: right, state and version first, then the step, then new numbers and the undo row. */
export async function editPlan(
  context: Context,
  request: { verb: string; key: string; input: unknown },
  at: { planId: string; expectedVersion: number },
  edit: (tx: Tx, plan: PlanHead) => Promise<Edited>,
): Promise<Answer> {
  return change<Answer>(context, request, async (tx): Promise<Change<Answer>> => {
    const { plan, issuer } = await loadPlan(tx, at.planId);
    const proof = authorise(context.actor, 'plan.draft', issuer, context.today, 'plan.read');
    takePlanStep('edit', plan.state, plan.publishedVersion);
    if (!(await updatePlan(tx, plan.id, at.expectedVersion, {}))) throw changedMeanwhile();
    const edited = await edit(tx, plan);
    await renumber(tx, plan.id);
    if (edited.before.length + edited.afterIds.length > 0)
      await insertPlanEdit(tx, plan.id, context.actor.userId, { id: uuidv7(), ...edited });
    return {
      proof,
      subject: { type: 'plan', id: plan.id, unitId: issuer.id },
      before: edited.before,
      after: { label: edited.label, ids: edited.afterIds },
      answer: { id: plan.id, version: at.expectedVersion + 1 },
    };
  });
}

export const undoInput = z.strictObject(versioned);

/** Takes the newest editing step back. */
export async function undoEdit(context: Context, input: z.infer<typeof undoInput>) {
  const request = { verb: 'plan.undo', key: input.key, input };
  return editPlan(
    context,
    request,
    { planId: input.id, expectedVersion: input.expectedVersion },
    async (tx, plan) => {
      const last = await findLastEdit(tx, plan.id);
      if (!last) throw new Refusal('not-found', { zh: '没有可撤销的步骤', en: 'There is nothing to undo' });
      const kept = new Set(last.before.map((measure) => measure.id));
      const made = await listMeasuresById(
        tx,
        last.afterIds.filter((id) => !kept.has(id)),
      );
      await deleteMeasures(
        tx,
        plan.id,
        made.map((measure) => measure.id),
      );
      await deleteBareItems(
        tx,
        plan.id,
        made.map((measure) => measure.itemId),
      );
      await replaceMeasures(tx, last.before);
      await markUndone(tx, last.id);
      return { label: last.label, before: [], afterIds: [] };
    },
  );
}

/** The measure and the whole plan's order; throws when it is not of this plan. */
export async function readPlace(
  tx: Tx,
  planId: string,
  measureId: string,
): Promise<{ all: MeasureRow[]; index: number; measure: MeasureRow }> {
  const all = await listMeasures(tx, planId);
  const index = all.findIndex((candidate) => candidate.id === measureId);
  const measure = all[index];
  if (!measure) throw notFound();
  return { all, index, measure };
}

/** Order and codes follow items; only rows that differ are written. */
async function renumber(tx: Tx, planId: string): Promise<void> {
  const items = await listItems(tx, planId);
  const rank = new Map(items.map((item, index) => [item.id, index]));
  const all = await listMeasures(tx, planId);
  const ordered = [...all].sort(
    (a, b) => (rank.get(a.itemId) ?? 0) - (rank.get(b.itemId) ?? 0) || a.sort - b.sort,
  );
  for (const [sort, measure] of numberMeasures(items, ordered).entries()) {
    const before = ordered[sort];
    if (before && (before.sort !== sort || before.code !== measure.code)) {
      await updateMeasurePlace(tx, { id: measure.id, itemId: measure.itemId, code: measure.code, sort });
    }
  }
}
