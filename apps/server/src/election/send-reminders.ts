import { change } from '@gangmu/db/change';
import { insertReminders, listTerms } from '@gangmu/db/term';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { invalid } from '@gangmu/domain/kinds/check-record';
import { notFound } from '@gangmu/domain/refusal';
import { addMonths } from '@gangmu/domain/time/day';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';

export const gapInput = z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(6), z.literal(12)]);
export const sendRemindersInput = z.strictObject({
  ...keyed,
  unitId: id,
  gap: gapInput,
  letterNo: writtenText(60),
});

const atMost = 50_000;

/**
 * Sends the letter of a gap to every unit below whose term ends within it, or has ended, and logs it. A unit that
 * got the letter of this gap for this term does not get it again (story C2).
 */
export async function sendReminders(context: Context, input: z.infer<typeof sendRemindersInput>) {
  return change(context, { verb: 'election.remind', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, 'election.remind', unit, context.today, 'unit.read');
    const scopes = [{ type: 'subtree' as const, path: unit.unitPath }];
    const to = addMonths(context.today, input.gap);
    const due = (await listTerms(tx, scopes, { from: null, to }, input.gap, '', atMost)).filter(
      (row) => row.remindedOn === null,
    );
    if (due.length === 0) {
      throw invalid([
        {
          place: 'gap',
          text: { zh: '没有需要提醒的单位：均已提醒过', en: 'Nobody to remind: all have had this letter' },
        },
      ]);
    }
    await insertReminders(
      tx,
      due.map(({ unitId, termEnd }) => ({
        unitId,
        termEnd,
        gap: input.gap,
        sentOn: context.today,
        sentBy: context.actor.userId,
        letterNo: input.letterNo,
      })),
    );
    return {
      proof,
      subject: { type: 'unit', id: unit.id, unitId: unit.id },
      before: null,
      after: { gap: input.gap, letterNo: input.letterNo, units: due.map((row) => row.unitId) },
      answer: { sent: due.length },
    };
  });
}
