import {
  listVoices,
  listVoicesOf,
  sumBurdenByIssuer,
  sumBurdenOf,
  sumBurdenOfMembers,
} from '@gangmu/db/burden';
import { findHome } from '@gangmu/db/standing';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { can, scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { branchBudget, burdenVoiceNames, memberBudget } from '@gangmu/domain/responsibilities/burden';
import { z } from 'zod';
import { loadVisible } from '../assignment/load-assignment.ts';
import { reads, router, writes } from '../trpc.ts';
import { answerToVoice, answerVoiceInput } from './answer-voice.ts';
import { speak, speakInput } from './speak.ts';

const voice = z.strictObject({
  measureId: id,
  code: z.string(),
  text: z.string(),
  issuerUnitId: id,
  issuerName: z.string(),
  what: z.enum(burdenVoiceNames),
  count: z.int(),
  answerBy: z.string(),
  answer: z.string(),
  answeredOn: z.string().nullable(),
  version: z.int(),
  mayAnswer: z.boolean(),
});

export const burdenRouter = router({
  /** Minutes a unit is asked for in a month, and its budget where it has one. */
  month: reads('burden.read')
    .input(z.strictObject({ unitId: id, month: z.string().regex(/^\d{4}-\d{2}$/) }))
    .output(z.strictObject({ minutes: z.int(), budget: z.int().nullable() }))
    .query(async ({ ctx, input }) => {
      const unit = await findUnit(ctx.db, input.unitId);
      if (!unit) throw notFound();
      authorise(ctx.actor, 'burden.read', unit, ctx.today);
      const used = await sumBurdenOf(ctx.db, [unit.id], input.month);
      return { minutes: used.get(unit.id) ?? 0, budget: unit.kind === 'branch' ? branchBudget : null };
    }),
  /** Minutes the reader is asked for as a member this month, and the budget. */
  mine: reads('record.use')
    .output(z.strictObject({ minutes: z.int(), budget: z.int() }))
    .query(async ({ ctx }) => {
      const home = ctx.actor.personId === null ? null : await findHome(ctx.db, ctx.actor.personId);
      const minutes = home ? await sumBurdenOfMembers(ctx.db, home.unitPath, ctx.today.slice(0, 7)) : 0;
      return { minutes, budget: memberBudget };
    }),
  /** What issuers asked for, by month: a report on issuers, not on receivers (domain 8, rule 10). */
  ledger: reads('burden.read')
    .input(z.strictObject({ year: z.int().min(2000).max(2099) }))
    .output(
      z.array(
        z.strictObject({
          month: z.string(),
          issuerId: id,
          issuerName: z.string(),
          minutes: z.int(),
          units: z.int(),
          /** The most members that were asked by one ask. */
          members: z.int(),
        }),
      ),
    )
    .query(({ ctx, input }) =>
      sumBurdenByIssuer(ctx.db, scopesOf(ctx.actor, 'burden.read', ctx.today), input.year),
    ),
  voices: reads('burden.answer')
    .output(z.array(voice))
    .query(async ({ ctx }) => {
      const voices = await listVoices(ctx.db, scopesOf(ctx.actor, 'burden.answer', ctx.today));
      return voices.map(({ issuerPath: _path, ...shown }) => ({ ...shown, mayAnswer: true }));
    }),
  /** What was said of an ask and answered, for everybody who was asked the same. */
  voicesOf: reads('burden.speak')
    .input(z.strictObject({ id }))
    .output(z.array(voice))
    .query(async ({ ctx, input }) => {
      const { assignment } = await loadVisible(ctx, ctx.db, input.id);
      const voices = await listVoicesOf(ctx.db, assignment.measureId, assignment.issuerUnitId);
      return voices.map(({ issuerPath, ...shown }) => ({
        ...shown,
        mayAnswer: can(ctx.actor, 'burden.answer', { unitPath: issuerPath }, ctx.today),
      }));
    }),
  speak: writes('burden.speak')
    .input(speakInput)
    .output(z.strictObject({ id }))
    .mutation(({ ctx, input }) => speak(ctx, input)),
  answer: writes('burden.answer')
    .input(answerVoiceInput)
    .output(z.strictObject({ version: z.int() }))
    .mutation(({ ctx, input }) => answerToVoice(ctx, input)),
});
