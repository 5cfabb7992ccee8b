import { cancelBurden } from '@gangmu/db/burden';
import { requireSecondPerson } from '@gangmu/domain/access/separate-duties';
import { returnReasonNames, returnReasons } from '@gangmu/domain/responsibilities/assignment-state';
import { optionalText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { reasonedInput, stepInput, takeStep } from './take-step.ts';

export const giveBackInput = z.strictObject({
  ...versioned,
  why: z.enum(returnReasonNames),
  note: optionalText(200),
});

/** Returns a report with a reason from the list. */
export async function giveBack(context: Context, input: z.infer<typeof giveBackInput>) {
  const reason = [returnReasons[input.why].zh, input.note].filter((part) => part !== '').join('：');
  const { why: _why, note: _note, ...rest } = input;
  return takeStep(context, 'giveBack', { ...rest, reason }, async (_tx, assignment) => ({
    set: { returnCount: assignment.returnCount + 1, reason, verifyBy: null },
  }));
}

/** Verifies a report; never by the person who wrote it. */
export async function verifyAssignment(context: Context, input: z.infer<typeof stepInput>) {
  return takeStep(context, 'verify', input, async (_tx, assignment) => {
    requireSecondPerson(assignment.submittedBy, context.actor.userId);
    return { set: { verifiedOn: context.today, closedBy: 'verified', verifyBy: null } };
  });
}

/** 销号. */
export async function closeAssignment(context: Context, input: z.infer<typeof stepInput>) {
  return takeStep(context, 'close', input, async (_tx, assignment) => {
    requireSecondPerson(assignment.submittedBy, context.actor.userId);
    return { set: { closedOn: context.today } };
  });
}

/** Lets a unit off with a reason that is shown. */
export async function exemptAssignment(context: Context, input: z.infer<typeof reasonedInput>) {
  return takeStep(context, 'exempt', input, async (tx, assignment) => {
    await cancelBurden(tx, assignment.id, context.today);
    return { set: { reason: input.reason } };
  });
}
