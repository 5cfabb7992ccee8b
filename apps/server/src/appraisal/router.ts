import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import { reads, router, writes } from '../trpc.ts';
import { cycleOutput, factsOutput, recheckOutput, sheetOutput } from './appraisal-output.ts';
import { castBallot, castInput } from './cast-ballot.ts';
import { listBallots, listOutput, readBallot, readOutput } from './read-ballots.ts';
import { readCycle } from './read-cycle.ts';
import { factsInput, readFacts, readSheet, recheck } from './read-sheet.ts';

/** 述职评议: what the generic steps of its records do not show. */
export const appraisalRouter = router({
  cycle: reads('appraisal.read')
    .input(z.strictObject({ id }))
    .output(cycleOutput)
    .query(({ ctx, input }) => readCycle(ctx, input.id)),
  sheet: reads('appraisal.read')
    .input(z.strictObject({ id }))
    .output(sheetOutput)
    .query(({ ctx, input }) => readSheet(ctx, input.id)),
  facts: reads('appraisal.read')
    .input(factsInput)
    .output(factsOutput)
    .query(({ ctx, input }) => readFacts(ctx, input)),
  recheck: reads('appraisal.read')
    .input(z.strictObject({ id }))
    .output(recheckOutput)
    .query(({ ctx, input }) => recheck(ctx, input.id)),
});

/** 测评: the secret ballot. */
export const ballotRouter = router({
  list: reads('ballot.cast')
    .output(listOutput)
    .query(({ ctx }) => listBallots(ctx)),
  read: reads('ballot.cast')
    .input(z.strictObject({ id }))
    .output(readOutput)
    .query(({ ctx, input }) => readBallot(ctx, input.id)),
  cast: writes('ballot.cast')
    .input(castInput)
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(({ ctx, input }) => castBallot(ctx, input)),
});
