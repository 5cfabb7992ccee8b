import { change } from '@gangmu/db/change';
import { findDraw, insertDraw, listCandidates } from '@gangmu/db/inspection';
import { drawSample, sampleRuleNames } from '@gangmu/domain/assessments/draw-sample';
import { id } from '@gangmu/domain/id';
import { Refusal } from '@gangmu/domain/refusal';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { bookAsk } from './book-ask.ts';
import { loadInspection, requireState } from './load-inspection.ts';

export const drawInput = z.strictObject({
  ...keyed,
  id,
  rule: z.enum(sampleRuleNames),
  count: z.int().min(1).max(20),
});
export const drawAnswer = z.strictObject({ id, unitIds: z.array(id) });

/** Draws the branches that are looked at. The seed is the server's; rule, seed and candidates are kept, so that anybody can draw again. */
export async function drawUnits(context: Context, input: z.infer<typeof drawInput>) {
  return change(context, { verb: 'inspection.draw', key: input.key, input }, async (tx) => {
    const record = await loadInspection(context, tx, input.id);
    const proof = authoriseShown(context, 'inspection.visit', record);
    requireState(record, ['planned', 'notified', 'fieldwork']);
    if (await findDraw(tx, record.id))
      throw new Refusal('already-exists', {
        zh: '已抽取过，结果不再改变',
        en: 'The sample was drawn already and stays as it is',
      });
    const candidates = await listCandidates(tx, record.unitPath, context.today);
    const seed = randomInt(2 ** 31);
    const unitIds = drawSample(candidates, input.rule, input.count, seed);
    const drawn = {
      rule: input.rule,
      seed,
      wanted: input.count,
      candidates,
      drawnOn: context.today,
      unitIds,
    };
    await insertDraw(tx, record.id, { ...drawn, drawnBy: context.actor.userId });
    if (record.state !== 'planned') await bookAsk(tx, record, unitIds, context.today); // else with the notice
    return {
      proof,
      subject: { type: 'record', id: record.id, unitId: record.unitId },
      before: null,
      after: { rule: input.rule, seed, wanted: input.count, of: candidates.length, unitIds },
      answer: { id: record.id, unitIds },
    };
  });
}
