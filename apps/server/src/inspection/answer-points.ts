import { change } from '@gangmu/db/change';
import { findDraw, mergeSheetAnswers } from '@gangmu/db/inspection';
import { outcomeNames } from '@gangmu/domain/assessments/checklist';
import { id } from '@gangmu/domain/id';
import { Refusal } from '@gangmu/domain/refusal';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { loadInspection, pointsOf, requireState } from './load-inspection.ts';

export const answerInput = z.strictObject({
  ...keyed,
  id,
  answers: z
    .array(
      z.strictObject({
        id,
        unitId: id,
        /** Place of the point in the checklist, from 0. */
        place: z.int().min(0).max(59),
        outcome: z.enum(outcomeNames),
        /** When it was noted on the device; of two answers of one person the later one stands. */
        notedAt: z.iso.datetime(),
      }),
    )
    .min(1)
    .max(200),
});
export const answerAnswer = z.strictObject({ id, merged: z.int() });

/** Answers noted on site, perhaps hours ago without a connection; sending them again changes nothing. */
export async function answerPoints(context: Context, input: z.infer<typeof answerInput>) {
  return change(context, { verb: 'inspection.answer', key: input.key, input }, async (tx) => {
    const record = await loadInspection(context, tx, input.id);
    const proof = authoriseShown(context, 'inspection.visit', record);
    requireState(record, ['fieldwork', 'reporting']);
    const places = new Set([...((await findDraw(tx, record.id))?.unitIds ?? []), record.unitId]);
    const points = pointsOf(record);
    for (const [at, answer] of input.answers.entries()) {
      const asked = points[answer.place];
      if (places.has(answer.unitId) && asked && asked.source !== 'derived') continue;
      const text = {
        zh: '这个要点不在这里回答：单位未被抽到，或答案系统已知',
        en: 'This point is not answered here: the unit was not drawn, or the answer is known',
      };
      throw new Refusal('invalid', text, [{ place: `answers.${at}`, text }]);
    }
    const now = new Date();
    const answers = input.answers.map((answer) => {
      const noted = new Date(answer.notedAt);
      return { ...answer, notedAt: noted > now ? now : noted, byUser: context.actor.userId };
    });
    await mergeSheetAnswers(tx, record.id, answers);
    return {
      proof,
      subject: { type: 'record', id: record.id, unitId: record.unitId },
      before: null,
      after: input.answers,
      answer: { id: record.id, merged: answers.length },
    };
  });
}
