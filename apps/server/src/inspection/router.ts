import { listContentReads } from '@gangmu/db/content-read';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { answerAnswer, answerInput, answerPoints } from './answer-points.ts';
import { drawAnswer, drawInput, drawUnits } from './draw-units.ts';
import {
  observedOutput,
  rateOutput,
  readObserved,
  readRate,
  readSignals,
  signalsOutput,
} from './read-rate.ts';
import { readSheet, sheetOutput } from './read-sheet.ts';
import { readTeam, setTeam, setTeamInput, teamOutput } from './set-team.ts';

const one = z.strictObject({ id });

/** 督查: team, sample, worksheet and the figures; inspections and findings themselves are records. */
export const inspectionRouter = router({
  team: reads('inspection.read')
    .input(one)
    .output(teamOutput)
    .query(({ ctx, input }) => readTeam(ctx, input.id)),
  setTeam: writes('inspection.read')
    .input(setTeamInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => setTeam(ctx, input)),
  sheet: reads('inspection.read')
    .input(one)
    .output(sheetOutput)
    .query(({ ctx, input }) => readSheet(ctx, input.id)),
  draw: writes('inspection.visit')
    .input(drawInput)
    .output(drawAnswer)
    .mutation(({ ctx, input }) => drawUnits(ctx, input)),
  answer: writes('inspection.visit')
    .input(answerInput)
    .output(answerAnswer)
    .mutation(({ ctx, input }) => answerPoints(ctx, input)),
  rate: reads('inspection.sums')
    .output(rateOutput)
    .query(({ ctx }) => readRate(ctx)),
  observed: reads('inspection.sums')
    .input(z.strictObject({ year: z.int().min(2020).max(2099) }))
    .output(observedOutput)
    .query(({ ctx, input }) => readObserved(ctx, input.year)),
  signals: reads('finding.close')
    .input(one)
    .output(signalsOutput)
    .query(({ ctx, input }) => readSignals(ctx, input.id)),
});

const readRow = z.strictObject({ on: z.string(), recordId: id, title: z.string(), by: z.string() });

/** 谁看过: reads of a unit's content from above, for the unit. */
export const contentReadRouter = router({
  list: reads('contentRead.read')
    .input(z.strictObject({ unitId: id }))
    .output(z.array(readRow))
    .query(async ({ ctx, input }) => {
      const unit = await findUnit(ctx.db, input.unitId);
      if (!unit) throw notFound();
      authorise(ctx.actor, 'contentRead.read', unit, ctx.today);
      return listContentReads(ctx.db, unit.id, 100);
    }),
});
