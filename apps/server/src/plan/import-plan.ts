import { change } from '@gangmu/db/change';
import { insertMeasures } from '@gangmu/db/measure';
import { insertOutline, insertPlan } from '@gangmu/db/plan';
import { authorise } from '@gangmu/domain/access/authorise';
import { readWorkPoints } from '@gangmu/domain/items/read-work-points';
import { Refusal } from '@gangmu/domain/refusal';
import { yearOf } from '@gangmu/domain/time/day';
import { documentText, writtenText } from '@gangmu/domain/written-text';
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { readRoot } from '../unit/read-root.ts';
import { matchBearers } from './match-bearers.ts';
import { toRows } from './reading-to-rows.ts';

/** Longest text one call may bring; a work-points document has some 15,000 characters. */
export const longestText = 300_000;

export const importPlanInput = z.strictObject({
  ...keyed,
  text: documentText(longestText),
  sourceName: writtenText(200),
});

/** Reads a document and stores it as a draft plan. Throws `invalid` when it holds no measure at all. */
export async function importPlan(context: Context, input: z.infer<typeof importPlanInput>) {
  const reading = readWorkPoints(input.text);
  const planId = uuidv7();
  const rows = toRows(reading, planId, uuidv7, await matchBearers(context.db, reading));
  if (rows.measures.length === 0) {
    const text = {
      zh: '没有读出任何举措，请检查文本是否为工作要点',
      en: 'No measure was found; is this a work-points document?',
    };
    throw new Refusal('invalid', text, [{ place: 'text', text }]);
  }
  return change(context, { verb: 'plan.import', key: input.key, input }, async (tx) => {
    const root = await readRoot(tx);
    const proof = authorise(context.actor, 'plan.draft', root, context.today);
    await insertPlan(tx, {
      id: planId,
      year: reading.year ?? yearOf(context.today),
      title: (reading.title ?? input.sourceName).slice(0, 200),
      titleIsGuess: reading.titleIsGuess,
      issuerUnitId: root.id,
      sourceName: input.sourceName,
      sourceHash: createHash('sha256').update(input.text).digest('hex'),
      text: reading.text,
      preamble: reading.preamble,
      noise: reading.noise,
      warnings: reading.warnings,
      createdBy: context.actor.userId,
    });
    await insertOutline(tx, planId, rows.parts, rows.items);
    await insertMeasures(tx, rows.measures);
    const counts = { parts: rows.parts.length, items: rows.items.length, measures: rows.measures.length };
    return {
      proof,
      subject: { type: 'plan', id: planId, unitId: root.id },
      before: null,
      after: counts,
      answer: { id: planId, version: 1 },
    };
  });
}
