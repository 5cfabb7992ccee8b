import { change } from '@gangmu/db/change';
import { updatePlan } from '@gangmu/db/plan';
import { insertSnapshot } from '@gangmu/db/plan-snapshot';
import { authorise } from '@gangmu/domain/access/authorise';
import { takePlanStep } from '@gangmu/domain/items/plan-state';
import { changedMeanwhile } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadPlan } from './load-plan.ts';

export const closePlanInput = z.strictObject(versioned);

/**
 * 归档: closes a year's plan for good and asks for its signed snapshot. From then on nothing in it moves, so that the
 * snapshot, which is made right after, holds what stood at that moment.
 */
export async function closePlan(context: Context, input: z.infer<typeof closePlanInput>) {
  return change(context, { verb: 'plan.close', key: input.key, input }, async (tx) => {
    const { plan, issuer } = await loadPlan(tx, input.id);
    const proof = authorise(context.actor, 'plan.publish', issuer, context.today, 'plan.read');
    const state = takePlanStep('close', plan.state, plan.publishedVersion);
    if (!(await updatePlan(tx, plan.id, input.expectedVersion, { state }))) throw changedMeanwhile();
    await insertSnapshot(tx, plan.id, context.actor.userId, context.today);
    return {
      proof,
      subject: { type: 'plan', id: plan.id, unitId: issuer.id },
      before: { state: plan.state },
      after: { state },
      answer: { id: plan.id, version: input.expectedVersion + 1 },
    };
  });
}
