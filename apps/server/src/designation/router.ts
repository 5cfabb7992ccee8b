import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { markInput, markNomination } from './mark-nomination.ts';
import { noticesOutput, objectInput, objectNomination, readNotices } from './object-nomination.ts';
import { checksOutput, readChecks, readRound, roundOutput } from './read-checks.ts';
import { holdersInput, holdersOutput, ownOutput, readHolders, readOwn } from './read-holders.ts';
import { readReviewing, readSheet, reviewingOutput, sheetInput, sheetOutput } from './read-sheet.ts';
import { panelOutput, readPanel, setPanel, setPanelInput } from './set-panel.ts';

const one = z.strictObject({ id });

/** 评选命名 beyond its records: the panel and its hidden marks, conditions from facts, notices, objections, holders. */
export const designationRouter = router({
  round: reads('designation.read')
    .input(one)
    .output(roundOutput)
    .query(({ ctx, input }) => readRound(ctx, input.id)),
  panel: reads('designation.read')
    .input(one)
    .output(panelOutput)
    .query(({ ctx, input }) => readPanel(ctx, input.id)),
  setPanel: writes('designation.plan')
    .input(setPanelInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => setPanel(ctx, input)),
  reviewing: reads('designation.review')
    .output(reviewingOutput)
    .query(({ ctx }) => readReviewing(ctx)),
  sheet: reads('designation.read')
    .input(sheetInput)
    .output(sheetOutput)
    .query(({ ctx, input }) => readSheet(ctx, input)),
  mark: writes('designation.review')
    .input(markInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => markNomination(ctx, input)),
  checks: reads('designation.read')
    .input(one)
    .output(checksOutput)
    .query(({ ctx, input }) => readChecks(ctx, input.id)),
  notices: reads('designation.object')
    .output(noticesOutput)
    .query(({ ctx }) => readNotices(ctx)),
  object: writes('designation.object')
    .input(objectInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => objectNomination(ctx, input)),
  holders: reads('title.read')
    .input(holdersInput)
    .output(holdersOutput)
    .query(({ ctx, input }) => readHolders(ctx, input)),
  own: reads('title.read')
    .output(ownOutput)
    .query(({ ctx }) => readOwn(ctx)),
});
