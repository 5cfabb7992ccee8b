import { updateAssignment, type Assignment, type AssignmentChange } from '@gangmu/db/assignment';
import { insertAssignmentStep } from '@gangmu/db/assignment-step';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import type { MeasureRow } from '@gangmu/db/measure';
import { changedMeanwhile } from '@gangmu/domain/refusal';
import { takeAssignmentStep, type AssignmentStep } from '@gangmu/domain/responsibilities/assignment-state';
import { bucketOf } from '@gangmu/domain/responsibilities/tally';
import { tallyChanges, type TallyChange } from '@gangmu/domain/responsibilities/tally-change';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { writtenText } from '@gangmu/domain/written-text';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadForStep } from './load-assignment.ts';

export const stepInput = z.strictObject(versioned);
export const reasonedInput = z.strictObject({ ...versioned, reason: writtenText(300) });

interface StepInput {
  readonly key: string;
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string;
}

export interface StepExtras {
  readonly set?: AssignmentChange;
  readonly tally?: readonly TallyChange[];
}

/** One step along the state machine: right, state, extras, version, history, tallies, audit. */
export async function takeStep(
  context: Context,
  step: AssignmentStep,
  input: StepInput,
  extras: (tx: Tx, assignment: Assignment, measure: MeasureRow) => Promise<StepExtras> = async () => ({}),
) {
  return change(context, { verb: `assignment.${step}`, key: input.key, input }, async (tx) => {
    const { assignment, measure, proof } = await loadForStep(context, tx, input.id, step);
    const state = takeAssignmentStep(step, assignment.state, assignment.returnCount);
    const extra = await extras(tx, assignment, measure);
    const bucket = bucketOf({ ...assignment, state }, measure.triggeredOn !== null);
    const set = { ...extra.set, state, bucket };
    if (!(await updateAssignment(tx, assignment.id, input.expectedVersion, set))) throw changedMeanwhile();
    await insertAssignmentStep(tx, assignment.id, {
      id: uuidv7(),
      step,
      from: assignment.state,
      to: state,
      on: context.today,
      byUser: context.actor.userId,
      reason: input.reason ?? '',
    });
    return {
      proof,
      subject: { type: 'assignment', id: assignment.id, unitId: assignment.unitId },
      before: { state: assignment.state, dueOn: assignment.dueOn },
      after: set,
      answer: { id: assignment.id, version: input.expectedVersion + 1 },
      tally: [...tallyChanges(assignment, { ...assignment, ...set }), ...(extra.tally ?? [])],
    };
  });
}
