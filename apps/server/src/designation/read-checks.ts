import { findNotice, listPlaces } from '@gangmu/db/designation';
import { listMarksOf, listReviewers } from '@gangmu/db/designation-review';
import { findUnit } from '@gangmu/db/unit';
import { can } from '@gangmu/domain/access/can';
import { judgeGates } from '@gangmu/domain/assessments/nomination-gates';
import { rulesOfRound } from '@gangmu/domain/assessments/scheme-rules';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readRecordContext } from '../record/record-context.ts';
import { findOwnSeat, loadNomination, loadRound, runs } from './load-round.ts';
import { markShown, revealMarks } from './read-sheet.ts';

const label = z.strictObject({ zh: z.string(), en: z.string() });
export const checksOutput = z.strictObject({
  gates: z.array(z.strictObject({ gate: z.string(), label, met: z.boolean(), fact: label })),
  result: z.string().nullable(),
  marks: z.array(markShown).nullable(),
});
export const roundOutput = z.strictObject({
  places: z.array(z.strictObject({ class: z.string(), places: z.int(), taken: z.int() })),
  notice: z
    .strictObject({ from: z.string(), to: z.string(), wantedDays: z.int(), countedDays: z.int() })
    .nullable(),
  /** The reader sits on the panel, or runs the round. */
  maySeeSheet: z.boolean(),
});

/** The conditions of a nomination as the facts stand today, and what came of its review. */
export async function readChecks(
  context: Context,
  nominationId: string,
): Promise<z.infer<typeof checksOutput>> {
  const { nomination, round } = await loadNomination(context.db, nominationId);
  const isRunner = runs(context, round);
  const isReviewer = (await findOwnSeat(context, context.db, round)) !== null;
  if (!isRunner && !isReviewer && !can(context.actor, 'nomination.read', nomination, context.today))
    throw notFound();
  const unit = await findUnit(context.db, nomination.unitId);
  const rules = rulesOfRound(round.body);
  if (!unit) throw notFound();
  const known = await readRecordContext(context, context.db, {
    definition: readRecordDefinition(nomination.type),
    unit,
    parent: round,
    recordId: nomination.id,
    personId: nomination.personId,
    on: nomination.happenedOn,
    body: nomination.body,
  });
  const gates = rules ? judgeGates(rules, nomination.body, known) : [];
  if (!isRunner && !isReviewer) return { gates, result: null, marks: null };
  const reviewers = await listReviewers(context.db, round.id, context.today);
  return { gates, ...revealMarks(nomination, reviewers, await listMarksOf(context.db, [nomination.id])) };
}

/** The places of a round and its public notice. */
export async function readRound(context: Context, roundId: string): Promise<z.infer<typeof roundOutput>> {
  const round = await loadRound(context, context.db, roundId);
  const [places, notice, seat] = await Promise.all([
    listPlaces(context.db, round.id),
    findNotice(context.db, round.id),
    findOwnSeat(context, context.db, round),
  ]);
  return { places, notice, maySeeSheet: seat !== null || runs(context, round) };
}
