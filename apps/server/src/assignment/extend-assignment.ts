import { updateAssignment, type Assignment, type AssignmentChange } from '@gangmu/db/assignment';
import { change } from '@gangmu/db/change';
import { holdPlanState } from '@gangmu/db/plan';
import type { Action } from '@gangmu/domain/access/actions';
import { requireRunning } from '@gangmu/domain/items/plan-state';
import { changedMeanwhile, Refusal } from '@gangmu/domain/refusal';
import { isOpen } from '@gangmu/domain/responsibilities/assignment-state';
import { requireLaterDue } from '@gangmu/domain/responsibilities/deadlines';
import { bucketOf } from '@gangmu/domain/responsibilities/tally';
import { tallyChanges } from '@gangmu/domain/responsibilities/tally-change';
import { day } from '@gangmu/domain/time/day-schema';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadVisible } from './load-assignment.ts';

export const askExtensionInput = z.strictObject({ ...versioned, dueOn: day, reason: writtenText(300) });
export const decideExtensionInput = z.strictObject({ ...versioned, granted: z.boolean() });

type Versioned = { key: string; id: string; expectedVersion: number };

/** Asks for a later day; the work goes on meanwhile. */
export async function askExtension(context: Context, input: z.infer<typeof askExtensionInput>) {
  return extend(context, 'assignment.askExtension', input, (assignment) => {
    if (!isOpen(assignment.state) || assignment.wantedDueOn !== null) throw notNow();
    requireLaterDue(assignment.dueOn, input.dueOn);
    return { wantedDueOn: input.dueOn, wantedReason: input.reason };
  });
}

/** Grants or refuses; a second refusal makes an overdue task red+ (domain 7). */
export async function decideExtension(context: Context, input: z.infer<typeof decideExtensionInput>) {
  return extend(context, 'assignment.decideExtension', input, (assignment) => {
    if (assignment.wantedDueOn === null) throw notNow();
    const decided = { wantedDueOn: null, wantedReason: null };
    return input.granted
      ? { ...decided, dueOn: assignment.wantedDueOn }
      : { ...decided, refusedExtensions: assignment.refusedExtensions + 1 };
  });
}

async function extend(
  context: Context,
  action: Extract<Action, 'assignment.askExtension' | 'assignment.decideExtension'>,
  input: Versioned,
  decide: (assignment: Assignment) => AssignmentChange,
) {
  return change(context, { verb: action, key: input.key, input }, async (tx) => {
    const { assignment, measure } = await loadVisible(context, tx, input.id);
    const unitPath = action === 'assignment.decideExtension' ? assignment.issuerPath : assignment.unitPath;
    const proof = authoriseShown(context, action, unitPath);
    requireRunning(await holdPlanState(tx, assignment.planId));
    const decided = decide(assignment);
    const bucket = bucketOf({ ...assignment, ...decided }, measure.triggeredOn !== null);
    const set = { ...decided, bucket };
    if (!(await updateAssignment(tx, assignment.id, input.expectedVersion, set))) throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'assignment', id: assignment.id, unitId: assignment.unitId },
      before: { dueOn: assignment.dueOn, wantedDueOn: assignment.wantedDueOn },
      after: set,
      answer: { id: assignment.id, version: input.expectedVersion + 1 },
      tally: tallyChanges(assignment, { ...assignment, ...set }),
    };
  });
}

function notNow(): Refusal {
  return new Refusal('not-in-this-state', {
    zh: '当前没有可办理的延期事项',
    en: 'There is no extension to deal with now',
  });
}
