import { findAssignment, updateAssignment } from '@gangmu/db/assignment';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { holdPlanState } from '@gangmu/db/plan';
import { findSlip, listSlipTasks, replySlip, type SlipTask } from '@gangmu/db/supervision-slip';
import { authorise } from '@gangmu/domain/access/authorise';
import { requireRunning, type PlanState } from '@gangmu/domain/items/plan-state';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { isOpen } from '@gangmu/domain/responsibilities/assignment-state';
import { requireReplyTime } from '@gangmu/domain/responsibilities/deadlines';
import type { Day } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import { readDays, type Context } from '../context.ts';
import { versioned } from '../trpc.ts';

export const replySlipInput = z.strictObject({
  ...versioned,
  cause: writtenText(300),
  remedy: writtenText(300),
  newDueOn: day.nullable(),
});

/** Answers a 督办单 with cause, remedy and, where needed, a new day, which asks for an extension of its tasks. */
export async function replyToSlip(context: Context, input: z.infer<typeof replySlipInput>) {
  return change(context, { verb: 'slip.reply', key: input.key, input }, async (tx) => {
    const slip = await findSlip(tx, input.id);
    if (!slip) throw notFound();
    authorise(context.actor, 'assignment.read', slip, context.today);
    const proof = authoriseShown(context, 'slip.reply', slip.unitPath);
    if (slip.repliedOn !== null) {
      throw new Refusal('not-in-this-state', { zh: '已经答复过了', en: 'It was answered already' });
    }
    const tasks = await listRunningTasks(tx, slip.id);
    const { calendar } = await readDays(context);
    requireReplyTime(calendar, context.today, input.newDueOn);
    const { cause, remedy, newDueOn } = input;
    const reply = {
      cause,
      remedy,
      newDueOn,
      repliedOn: context.today,
      repliedBy: context.actor.userId,
    };
    if (!(await replySlip(tx, slip.id, input.expectedVersion, reply))) throw changedMeanwhile();
    if (newDueOn !== null) for (const task of tasks) await wish(tx, task.id, newDueOn, cause);
    return {
      proof,
      subject: { type: 'slip', id: slip.id, unitId: slip.unitId },
      before: { repliedOn: null },
      after: reply,
      answer: { id: slip.id, version: input.expectedVersion + 1 },
    };
  });
}

/** The tasks that can still move; throws when the plans of all of them are closed. */
async function listRunningTasks(tx: Tx, slipId: string): Promise<SlipTask[]> {
  const tasks = await listSlipTasks(tx, [slipId]);
  const states = new Map<string, PlanState>();
  for (const planId of new Set(tasks.map((task) => task.planId)))
    states.set(planId, await holdPlanState(tx, planId));
  const running = tasks.filter((task) => states.get(task.planId) !== 'closed');
  if (tasks.length > 0 && running.length === 0) requireRunning('closed');
  return running;
}

/** Asks for the new day where the task is still owed and asks for nothing yet. */
async function wish(tx: Tx, id: string, newDueOn: Day, reason: string): Promise<void> {
  const task = await findAssignment(tx, id);
  if (!task || !isOpen(task.state) || task.wantedDueOn !== null) return;
  if (task.dueOn === null || task.dueOn >= newDueOn) return;
  const wanted = { wantedDueOn: newDueOn, wantedReason: reason };
  if (!(await updateAssignment(tx, id, task.version, wanted))) throw changedMeanwhile();
}
