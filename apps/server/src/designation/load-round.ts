import type { Reader } from '@gangmu/db/db';
import { listReviewers } from '@gangmu/db/designation-review';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { authorise } from '@gangmu/domain/access/authorise';
import { can } from '@gangmu/domain/access/can';
import { notFound } from '@gangmu/domain/refusal';
import type { Context } from '../context.ts';

/** A round, which everybody may read; throws `not-found`. */
export async function loadRound(context: Context, db: Reader, id: string): Promise<StoredRecord> {
  const record = await findRecord(db, id);
  if (record?.type !== 'titleRound') throw notFound();
  return authorise(context.actor, 'designation.read', record, context.today);
}

/** A nomination with its round, whoever asks; throws `not-found` where there is none. */
export async function loadNomination(db: Reader, id: string) {
  const nomination = await findRecord(db, id);
  const round =
    nomination?.type === 'nomination' && nomination.parentId !== null
      ? await findRecord(db, nomination.parentId)
      : null;
  if (!nomination || !round) throw notFound();
  return { nomination, round };
}

/** Those who run a round or decide it. */
export function runs(context: Context, round: StoredRecord): boolean {
  return (
    can(context.actor, 'designation.plan', round, context.today) ||
    can(context.actor, 'designation.decide', round, context.today)
  );
}

/** The reader on the panel of a round, null where he is not on it or no longer a reviewer. */
export async function findOwnSeat(context: Context, db: Reader, round: StoredRecord) {
  if (!can(context.actor, 'designation.review', round, context.today)) return null;
  const reviewers = await listReviewers(db, round.id, context.today);
  return reviewers.find(({ userId }) => userId === context.actor.userId) ?? null;
}
