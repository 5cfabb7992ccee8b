import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import {
  listMarksOf,
  listPanelAccounts,
  listReviewers,
  replaceReviewers,
} from '@gangmu/db/designation-review';
import { listRecords, type StoredRecord } from '@gangmu/db/record';
import { updateRecord } from '@gangmu/db/record-write';
import type { AccountWithHomes } from '@gangmu/db/accounts-with-homes';
import { can } from '@gangmu/domain/access/can';
import { mayReview } from '@gangmu/domain/assessments/may-review';
import { id } from '@gangmu/domain/id';
import { fewestReviewers } from '@gangmu/domain/kinds/designation/round';
import { changedMeanwhile, Refusal, type RefusalDetail } from '@gangmu/domain/refusal';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadRound } from './load-round.ts';
import { settleMarks } from './settle-marks.ts';

export const setPanelInput = z.strictObject({ ...versioned, userIds: z.array(id).max(15) });
const person = z.strictObject({ userId: id, name: z.string() });
export const panelOutput = z.strictObject({
  reviewers: z.array(person),
  candidates: z.array(person),
  mayChange: z.boolean(),
});

const early = ['draft', 'nominating', 'reviewing'];

/** Who reviews: at least three, and for each nomination at least three from outside its department. */
export async function setPanel(context: Context, input: z.infer<typeof setPanelInput>) {
  return change(context, { verb: 'designation.setPanel', key: input.key, input }, async (tx) => {
    const round = await loadRound(context, tx, input.id);
    const proof = authoriseShown(context, 'designation.plan', round);
    if (!early.includes(round.state))
      throw new Refusal('not-in-this-state', {
        zh: '评审已结束，不能再调整评审组',
        en: 'The review is over; the panel stays as it was',
      });
    const able = await listPanelAccounts(tx, context.today);
    const chosen = able.filter(({ userId }) => input.userIds.includes(userId));
    const open = await listOpen(tx, round);
    const errors = [...panelErrors(input.userIds, chosen, open)];
    if (errors.length > 0)
      throw new Refusal('invalid', { zh: '评审组需要改正', en: 'The panel needs correcting' }, errors);
    const before = await listReviewers(tx, round.id, context.today);
    await replaceReviewers(tx, round.id, input.userIds);
    if (!(await updateRecord(tx, round.id, input.expectedVersion, { state: round.state })))
      throw changedMeanwhile();
    const marks = await listMarksOf(
      tx,
      open.map((nomination) => nomination.id),
    );
    for (const nomination of open)
      await settleMarks(
        context,
        tx,
        nomination,
        chosen,
        marks.filter(({ nominationId }) => nominationId === nomination.id),
      );
    return {
      proof,
      subject: { type: 'record', id: round.id, unitId: round.unitId },
      before: before.map(({ userId }) => userId),
      after: input.userIds,
      answer: { id: round.id, version: input.expectedVersion + 1 },
    };
  });
}

export async function readPanel(context: Context, roundId: string): Promise<z.infer<typeof panelOutput>> {
  const round = await loadRound(context, context.db, roundId);
  const mayChange =
    early.includes(round.state) && can(context.actor, 'designation.plan', round, context.today);
  const [reviewers, candidates] = await Promise.all([
    listReviewers(context.db, round.id, context.today),
    mayChange ? listPanelAccounts(context.db, context.today) : [],
  ]);
  const show = ({ userId, name }: AccountWithHomes) => ({ userId, name });
  return { reviewers: reviewers.map(show), candidates: candidates.map(show), mayChange };
}

/** The nominations under review. */
async function listOpen(tx: Tx, round: StoredRecord): Promise<StoredRecord[]> {
  if (round.state !== 'reviewing') return [];
  const filter = { type: 'nomination', parentId: round.id, states: ['screened'] };
  return listRecords(tx, [{ type: 'all' }], filter, null, 1_000);
}

function* panelErrors(
  userIds: readonly string[],
  chosen: readonly AccountWithHomes[],
  open: readonly StoredRecord[],
): Generator<RefusalDetail> {
  if (new Set(userIds).size !== userIds.length)
    yield { place: 'userIds', text: { zh: '人员重复', en: 'Somebody is named twice' } };
  for (const [at, userId] of userIds.entries())
    if (!chosen.some((one) => one.userId === userId))
      yield {
        place: `userIds.${at}`,
        text: { zh: '此人不能担任评审', en: 'This person cannot sit on a panel' },
      };
  if (chosen.length < fewestReviewers)
    yield {
      place: 'userIds',
      text: { zh: `评审组至少 ${fewestReviewers} 人`, en: `A panel has at least ${fewestReviewers} people` },
    };
  const short = open.filter(
    (nomination) => chosen.filter((one) => mayReview(one, nomination.departmentId)).length < fewestReviewers,
  );
  if (short.length > 0)
    yield {
      place: 'userIds',
      text: {
        zh: `有 ${short.length} 个推荐回避后不足 ${fewestReviewers} 人`,
        en: `${short.length} nominations would have fewer than ${fewestReviewers} reviewers`,
      },
    };
}
