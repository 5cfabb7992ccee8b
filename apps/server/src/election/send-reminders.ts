import { change } from '@gangmu/db/change';
import { insertReminders, listTerms } from '@gangmu/db/term';
import { findUnit } from '@gangmu/db/unit';
import { listParameters } from '@gangmu/db/parameter';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { invalid } from '@gangmu/domain/kinds/check-record';
import type { Parameters } from '@gangmu/domain/kinds/define-kind';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { addMonths } from '@gangmu/domain/time/day';
import { termGapsOf } from '@gangmu/domain/units/term-radar';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';

/** One of the gaps that stand today, in months; 0 is past the end. */
export const gapInput = z.int().min(0).max(120);
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
    requireGap(input.gap, parametersInForce(await listParameters(tx), context.today));
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

/** Throws `invalid` for a gap at which nobody looks: the committee may have set the months of the reminder anew. */
export function requireGap(gap: number, figures: Parameters): void {
  if (gap === 0 || termGapsOf(figures).includes(gap)) return;
  throw invalid([
    { place: 'gap', text: { zh: '没有这一档提醒', en: 'Terms are not looked at that long before the end' } },
  ]);
}
