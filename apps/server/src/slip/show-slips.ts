import { listSlipTasks, type SupervisionSlip } from '@gangmu/db/supervision-slip';
import { can } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { slipLevelNames } from '@gangmu/domain/responsibilities/supervision';
import { z } from 'zod';
import type { Context } from '../context.ts';

const day = z.string();
export const slipOutput = z.strictObject({
  id,
  unitId: id,
  unitName: z.string(),
  level: z.enum(slipLevelNames),
  issuedOn: day,
  replyBy: day,
  cause: z.string(),
  remedy: z.string(),
  newDueOn: day.nullable(),
  repliedOn: day.nullable(),
  version: z.int(),
  mayReply: z.boolean(),
  tasks: z.array(z.strictObject({ id, code: z.string(), text: z.string(), dueOn: day.nullable() })),
});

/** Slips with their tasks and whether this reader may answer. */
export async function showSlips(
  context: Context,
  slips: readonly SupervisionSlip[],
): Promise<z.infer<typeof slipOutput>[]> {
  const tasks = Map.groupBy(
    await listSlipTasks(
      context.db,
      slips.map((slip) => slip.id),
    ),
    (task) => task.slipId,
  );
  return slips.map(({ unitPath, personId: _personId, ...slip }) => {
    const asked = tasks.get(slip.id) ?? [];
    return {
      ...slip,
      mayReply:
        slip.repliedOn === null &&
        asked.some(({ planState }) => planState !== 'closed') &&
        can(context.actor, 'slip.reply', { unitPath }, context.today),
      tasks: asked.map(({ id: taskId, code, text, dueOn }) => ({ id: taskId, code, text, dueOn })),
    };
  });
}
