import { change } from '@gangmu/db/change';
import { findUnit } from '@gangmu/db/unit';
import { cancelExport, findExport, hasOpenExport, insertExport } from '@gangmu/db/unit-export';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';

export const askExportInput = z.strictObject({ ...keyed, unitId: id });
export const cancelExportInput = z.strictObject(versioned);

/** Asks for everything a unit and the units below it own; it is made by itself (see `startExports`). */
export async function askExport(context: Context, input: z.infer<typeof askExportInput>) {
  return change(context, { verb: 'export.make', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, 'export.make', unit, context.today);
    const madeBy = context.actor.userId;
    if (await hasOpenExport(tx, madeBy))
      throw new Refusal('not-in-this-state', {
        zh: '您申请的另一次导出还没有完成，请等它完成或取消',
        en: 'Another export you asked for is not finished; wait for it or cancel it',
      });
    const wanted = { id: uuidv7(), unitId: unit.id, madeBy, madeOn: context.today };
    await insertExport(tx, wanted);
    return {
      proof,
      subject: { type: 'export', id: wanted.id, unitId: unit.id },
      before: null,
      after: wanted,
      answer: { id: wanted.id },
    };
  });
}

/** Ends an export that is not finished; who may make one of the unit may end one. */
export async function endAskedExport(context: Context, input: z.infer<typeof cancelExportInput>) {
  return change(context, { verb: 'export.cancel', key: input.key, input }, async (tx) => {
    const asked = await findExport(tx, input.id);
    if (!asked) throw notFound();
    const proof = authorise(context.actor, 'export.make', asked, context.today, 'export.read');
    if (asked.state !== 'waiting' && asked.state !== 'making')
      throw new Refusal('not-in-this-state', { zh: '导出已经结束', en: 'The export is over already' });
    if (!(await cancelExport(tx, asked.id, input.expectedVersion))) throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'export', id: asked.id, unitId: asked.unitId },
      before: { state: asked.state },
      after: { state: 'cancelled' },
      answer: { id: asked.id, version: input.expectedVersion + 1 },
    };
  });
}
