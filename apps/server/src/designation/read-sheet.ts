import { listReviewers, listMarksOf, listReviewedRounds, type Mark } from '@gangmu/db/designation-review';
import type { AccountWithHomes } from '@gangmu/db/accounts-with-homes';
import { listRecords, listRecordsById, type StoredRecord } from '@gangmu/db/record';
import { listPeopleById } from '@gangmu/db/standing';
import { listUnitsById } from '@gangmu/db/unit';
import { mayReview } from '@gangmu/domain/assessments/may-review';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { isDay } from '@gangmu/domain/time/day';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { findOwnSeat, loadRound, runs } from './load-round.ts';

export const markShown = z.strictObject({ name: z.string(), recommends: z.boolean() });
export const sheetInput = z.strictObject({
  id,
  cursor: z.string().max(60).optional(),
  direction: z.literal('forward').optional(),
});
export const sheetOutput = z.strictObject({
  title: z.string(),
  state: z.string(),
  rows: z.array(
    z.strictObject({
      id,
      version: z.int(),
      state: z.string(),
      title: z.string(),
      unitName: z.string(),
      person: z.string(),
      merits: z.string(),
      /** The reader belongs to its department and stays out. */
      avoids: z.boolean(),
      /** The reader's own word. */
      mine: z.boolean().nullable(),
      given: z.int(),
      wanted: z.int(),
      result: z.string().nullable(),
      /** Null until all are in. */
      marks: z.array(markShown).nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export const reviewingOutput = z.array(z.strictObject({ id, title: z.string(), state: z.string() }));

const shown = ['screened', 'reviewed', 'noticed', 'objected', 'awarded', 'notAwarded', 'objectionUpheld'];
const pageSize = 50;

/** The review sheet of a round for its panel and those who run it. */
export async function readSheet(
  context: Context,
  input: z.infer<typeof sheetInput>,
): Promise<z.infer<typeof sheetOutput>> {
  const round = await loadRound(context, context.db, input.id);
  const own = await findOwnSeat(context, context.db, round);
  if (!own && !runs(context, round)) throw notFound();
  const [day, after] = input.cursor?.split('/') ?? [];
  const cursor = day && after && isDay(day) ? { day, id: after } : null;
  const filter = { type: 'nomination', parentId: round.id, states: shown };
  const rows = await listRecords(context.db, [{ type: 'all' }], filter, cursor, pageSize);
  const [reviewers, marks, units, people] = await Promise.all([
    listReviewers(context.db, round.id, context.today),
    listMarksOf(
      context.db,
      rows.map((row) => row.id),
    ),
    listUnitsById(context.db, [...new Set(rows.map((row) => row.unitId))]),
    listPeopleById(context.db, [...new Set(rows.flatMap((row) => row.personId ?? []))]),
  ]);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    title: round.title,
    state: round.state,
    rows: rows.map((row) => {
      const given = marks.filter(({ nominationId }) => nominationId === row.id);
      return {
        id: row.id,
        version: row.version,
        state: row.state,
        title: row.title,
        unitName: units.find((unit) => unit.id === row.unitId)?.name ?? '',
        person: people.find((person) => person.id === row.personId)?.name ?? '',
        merits: String(row.body['merits']),
        avoids: own !== null && !mayReview(own, row.departmentId),
        mine: given.find(({ userId }) => userId === own?.userId)?.recommends ?? null,
        wanted: reviewers.filter((one) => mayReview(one, row.departmentId)).length,
        given: given.length,
        ...revealMarks(row, reviewers, given),
      };
    }),
    next: last ? `${last.happenedOn}/${last.id}` : null,
  };
}

/** What came of a review; nothing of it while it goes on. */
export function revealMarks(
  nomination: StoredRecord,
  reviewers: readonly AccountWithHomes[],
  given: readonly Mark[],
): { result: string | null; marks: z.infer<typeof markShown>[] | null } {
  const result = nomination.body['result'];
  if (typeof result !== 'string') return { result: null, marks: null };
  const marks = given.map(({ userId, recommends }) => ({
    name: reviewers.find((one) => one.userId === userId)?.name ?? '',
    recommends,
  }));
  return { result, marks };
}

/** The rounds on whose panel the reader sits. */
export async function readReviewing(context: Context): Promise<z.infer<typeof reviewingOutput>> {
  const ids = await listReviewedRounds(context.db, context.actor.userId);
  const rounds = await listRecordsById(context.db, [{ type: 'all' }], ids);
  return rounds
    .filter(({ state }) => !['draft', 'nominating', 'cancelled'].includes(state))
    .map(({ id: roundId, title, state }) => ({ id: roundId, title, state }));
}
