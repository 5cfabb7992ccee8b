import { cancelBurden } from '@gangmu/db/burden';
import { id } from '@gangmu/domain/id';
import { Refusal } from '@gangmu/domain/refusal';
import { isOpen } from '@gangmu/domain/responsibilities/assignment-state';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadVisible } from './load-assignment.ts';
import { takeStep } from './take-step.ts';

export const foldInput = z.strictObject({ ...versioned, intoId: id, reason: writtenText(300) });

/** Does the work together with another assignment of the same unit (合并办理, domain 7). */
export async function foldAssignment(context: Context, input: z.infer<typeof foldInput>) {
  return takeStep(context, 'fold', input, async (tx, assignment) => {
    const { assignment: into } = await loadVisible(context, tx, input.intoId);
    if (into.unitId !== assignment.unitId || into.id === assignment.id || !isOpen(into.state)) {
      const text = {
        zh: '只能并入本单位另一项办理中的任务',
        en: 'Only into another open task of the same unit',
      };
      throw new Refusal('invalid', text, [{ place: 'intoId', text }]);
    }
    await cancelBurden(tx, assignment.id, context.today);
    return { set: { foldedInto: into.id, reason: input.reason } };
  });
}
