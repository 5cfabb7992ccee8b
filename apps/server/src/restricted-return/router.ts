import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { listOutput, periodInput, readReturns, sumReturns, sumsOutput } from './read-returns.ts';
import { acceptReturn, draftInput, draftReturn, moveInput, signReturn } from './write-return.ts';

/** 限定统计: whole numbers of the discipline line, and masked sums for those above. */
export const restrictedReturnRouter = router({
  list: reads('return.read')
    .input(periodInput)
    .output(listOutput)
    .query(({ ctx, input }) => readReturns(ctx, input)),
  sums: reads('return.sums')
    .input(periodInput)
    .output(sumsOutput)
    .query(({ ctx, input }) => sumReturns(ctx, input)),
  draft: writes('return.write')
    .input(draftInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => draftReturn(ctx, input)),
  sign: writes('return.write')
    .input(moveInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => signReturn(ctx, input)),
  accept: writes('return.accept')
    .input(moveInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => acceptReturn(ctx, input)),
});
