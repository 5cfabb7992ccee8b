import { listTopAssignments } from '@gangmu/db/assignment';
import { change } from '@gangmu/db/change';
import { findMeasure, updateMeasureProgress } from '@gangmu/db/measure';
import { holdPlanState } from '@gangmu/db/plan';
import { listUnitsById } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { requireRunning } from '@gangmu/domain/items/plan-state';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { listUnfinished } from '@gangmu/domain/responsibilities/roll-up';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadPlan } from './load-plan.ts';

/** `id` is the measure's. */
export const closeMeasureInput = z.strictObject(versioned);

/** 销号: a measure closes when everybody who was asked has closed or was let off (domain 7, roll-up). */
export async function closeMeasure(context: Context, input: z.infer<typeof closeMeasureInput>) {
  return change(context, { verb: 'measure.close', key: input.key, input }, async (tx) => {
    const measure = await findMeasure(tx, input.id);
    if (!measure) throw notFound();
    const { issuer } = await loadPlan(tx, measure.planId);
    const proof = authorise(context.actor, 'measure.close', issuer, context.today, 'plan.read');
    requireRunning(await holdPlanState(tx, measure.planId));
    const unfinished = listUnfinished(measure, await listTopAssignments(tx, [measure.id]));
    if (unfinished.length > 0) {
      const units = await listUnitsById(
        tx,
        unfinished.map((assignment) => assignment.unitId),
      );
      throw new Refusal(
        'has-gaps',
        {
          zh: `还有 ${unfinished.length} 个单位没有销号`,
          en: `${unfinished.length} units have not closed yet`,
        },
        units.map(({ id, name }) => ({ place: id, text: { zh: name, en: name } })),
      );
    }
    const closed = { state: 'closed' as const, closedOn: context.today };
    if (!(await updateMeasureProgress(tx, measure.id, input.expectedVersion, closed)))
      throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'measure', id: measure.id, unitId: issuer.id },
      before: { state: measure.state },
      after: closed,
      answer: { id: measure.id, version: input.expectedVersion + 1 },
    };
  });
}
