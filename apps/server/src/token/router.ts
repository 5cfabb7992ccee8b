import { listMachines } from '@gangmu/db/account';
import { listTokens } from '@gangmu/db/api-token';
import { tokenScopes } from '@gangmu/domain/access/token-scope';
import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { endToken, givenToken, giveToken, giveTokenInput, revokeTokenInput } from './give-token.ts';

const row = z.strictObject({
  id,
  userId: id,
  username: z.string(),
  name: z.string(),
  prefix: z.string(),
  scope: z.array(z.enum(tokenScopes)),
  lastOn: z.string(),
  createdOn: z.string(),
  revokedOn: z.string().nullable(),
  lastUsedOn: z.string().nullable(),
  version: z.int(),
});

export const tokenRouter = router({
  list: reads('token.manage')
    .input(
      z.strictObject({
        cursor: z.union([id, z.literal('')]).default(''),
        direction: z.literal('forward').optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(row), next: id.nullable() }))
    .query(async ({ ctx, input }) => {
      const rows = await listTokens(ctx.db, input.cursor, input.limit);
      return {
        rows: rows.map((token) => ({ ...token, scope: [...token.scope] })),
        next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
      };
    }),
  /** The accounts a token may be given to: machine accounts in use. */
  accounts: reads('token.manage')
    .output(z.array(z.strictObject({ id, username: z.string(), name: z.string() })))
    .query(({ ctx }) => listMachines(ctx.db, 200)),
  give: writes('token.manage')
    .input(giveTokenInput)
    .output(givenToken)
    .mutation(({ ctx, input }) => giveToken(ctx, input)),
  revoke: writes('token.manage')
    .input(revokeTokenInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => endToken(ctx, input)),
});
