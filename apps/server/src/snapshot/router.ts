import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import { reads, router } from '../trpc.ts';
import { checkOutput, checkSnapshot, showSnapshot, snapshotOutput } from './read-snapshot.ts';

const byPlan = z.strictObject({ planId: id });

export const snapshotRouter = router({
  read: reads('snapshot.read')
    .input(byPlan)
    .output(snapshotOutput.nullable())
    .query(({ ctx, input }) => showSnapshot(ctx, input.planId)),
  check: reads('snapshot.read')
    .input(byPlan)
    .output(checkOutput)
    .query(({ ctx, input }) => checkSnapshot(ctx, input.planId)),
});
