import { change } from '@gangmu/db/change';
import { updatePlan } from '@gangmu/db/plan';
import type { Action } from '@gangmu/domain/access/actions';
import { authorise } from '@gangmu/domain/access/authorise';
import { takePlanStep, type PlanStep } from '@gangmu/domain/items/plan-state';
import { requireNoGaps } from '@gangmu/domain/items/publish-gate';
import { changedMeanwhile } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadOutline, loadPlan } from './load-plan.ts';

export const movePlanInput = z.strictObject(versioned);

const rights = {
  submit: 'plan.draft',
  sendBack: 'plan.publish',
  revise: 'plan.draft',
} as const satisfies Partial<Record<PlanStep, Action>>;

/** Submits for approval, sends back, opens a revision. Submitting needs a plan without gaps. */
export async function movePlan(
  context: Context,
  step: keyof typeof rights,
  input: z.infer<typeof movePlanInput>,
) {
  return change(context, { verb: `plan.${step}`, key: input.key, input }, async (tx) => {
    const { plan, issuer } = await loadPlan(tx, input.id);
    const proof = authorise(context.actor, rights[step], issuer, context.today, 'plan.read');
    const state = takePlanStep(step, plan.state, plan.publishedVersion);
    if (step === 'submit') requireNoGaps((await loadOutline(tx, plan)).measures);
    const submittedBy = step === 'submit' ? context.actor.userId : null;
    if (!(await updatePlan(tx, plan.id, input.expectedVersion, { state, submittedBy })))
      throw changedMeanwhile();
    const answer = { id: plan.id, version: input.expectedVersion + 1 };
    return {
      proof,
      subject: { type: 'plan', id: plan.id, unitId: issuer.id },
      before: { state: plan.state },
      after: { state },
      answer,
    };
  });
}
