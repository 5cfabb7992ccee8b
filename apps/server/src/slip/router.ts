import { listSlips } from '@gangmu/db/supervision-slip';
import { scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { replySlipInput, replyToSlip } from './reply-slip.ts';
import { showSlips, slipOutput } from './show-slips.ts';

export const slipRouter = router({
  list: reads('assignment.read')
    .input(
      z.strictObject({
        open: z.boolean().default(true),
        unitId: id.optional(),
        cursor: z.union([id, z.literal('')]).default(''),
        direction: z.literal('forward').optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(slipOutput), next: id.nullable() }))
    .query(async ({ ctx, input }) => {
      const scopes = scopesOf(ctx.actor, 'assignment.read', ctx.today);
      const { open, unitId, cursor: before, limit } = input;
      const slips = await listSlips(ctx.db, scopes, { open, unitId, before }, limit);
      return {
        rows: await showSlips(ctx, slips),
        next: slips.length === limit ? (slips.at(-1)?.id ?? null) : null,
      };
    }),
  reply: writes('slip.reply')
    .input(replySlipInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => replyToSlip(ctx, input)),
});
