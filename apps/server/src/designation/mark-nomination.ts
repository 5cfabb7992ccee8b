import { change } from '@gangmu/db/change';
import { listReviewers, lockMarks, putMark } from '@gangmu/db/designation-review';
import { authorise } from '@gangmu/domain/access/authorise';
import { mayReview } from '@gangmu/domain/assessments/may-review';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadNomination } from './load-round.ts';
import { settleMarks } from './settle-marks.ts';

export const markInput = z.strictObject({ ...versioned, recommends: z.boolean() });

/** A reviewer's yes or no. Neither the audit nor the answer says which; nobody sees it before all are in. */
export async function markNomination(context: Context, input: z.infer<typeof markInput>) {
  return change(context, { verb: 'designation.mark', key: input.key, input }, async (tx) => {
    const { nomination, round } = await loadNomination(tx, input.id);
    const proof = authorise(context.actor, 'designation.review', nomination, context.today);
    const reviewers = await listReviewers(tx, round.id, context.today);
    const own = reviewers.find(({ userId }) => userId === context.actor.userId);
    if (!own) throw notFound();
    if (!mayReview(own, nomination.departmentId))
      throw new Refusal('not-allowed', {
        zh: '本部门的推荐须回避',
        en: 'You stay out of nominations of your own department',
      });
    if (round.state !== 'reviewing' || nomination.state !== 'screened')
      throw new Refusal('not-in-this-state', {
        zh: '此推荐现在不在评审中',
        en: 'This nomination is not under review now',
      });
    if (nomination.version !== input.expectedVersion) throw changedMeanwhile();
    await lockMarks(tx, nomination.id);
    await putMark(tx, {
      nominationId: nomination.id,
      userId: context.actor.userId,
      recommends: input.recommends,
    });
    const marks = await lockMarks(tx, nomination.id);
    const version = await settleMarks(context, tx, nomination, reviewers, marks);
    return {
      proof,
      subject: { type: 'record', id: nomination.id, unitId: nomination.unitId },
      before: null,
      after: { marked: true },
      answer: { id: nomination.id, version },
    };
  });
}
