import { listAudit, verifyAudit } from '@gangmu/db/read-audit';
import { id } from '@gangmu/domain/id';
import { optionalText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import { reads, router } from '../trpc.ts';

const text = z.string().nullable();
const line = z.strictObject({
  id,
  at: z.string(),
  user: text,
  verb: z.string(),
  outcome: z.string(),
  subjectType: z.string(),
  subjectId: text,
  before: text,
  after: text,
  address: text,
  seq: text,
});

export const auditRouter = router({
  list: reads('audit.read')
    .input(
      z.strictObject({
        verb: z
          .string()
          .regex(/^[A-Za-z.]{0,60}$/)
          .default(''),
        user: optionalText(60).default(''),
        cursor: z.union([id, z.literal('')]).default(''),
        direction: z.literal('forward').optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(line), next: id.nullable() }))
    .query(async ({ ctx, input }) => {
      const rows = await listAudit(ctx.db, input, input.cursor, input.limit);
      return {
        rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
        next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
      };
    }),
  verify: reads('audit.read')
    .output(z.strictObject({ checked: z.int(), brokenAt: z.int().nullable() }))
    .query(({ ctx }) => verifyAudit(ctx.db)),
});
