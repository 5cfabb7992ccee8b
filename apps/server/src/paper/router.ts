import { id } from '@gangmu/domain/id';
import { paperKindNames } from '@gangmu/domain/papers/paper-kinds';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { withdraw, withdrawTemplateInput } from './change-templates.ts';
import { paperOutput, storedPaperOutput, templateOutput } from './paper-output.ts';
import {
  listHistory,
  listSubjects,
  previewPaper,
  readStoredPaper,
  readTemplates,
  showPaper,
} from './read-papers.ts';
import { makePaperInput, previewInput, requestPaper } from './request-paper.ts';

const kind = z.enum(paperKindNames);

export const paperRouter = router({
  /** The slips or inspections a paper of a unit may be about. */
  subjects: reads('paper.make')
    .input(z.strictObject({ unitId: id, kind }))
    .output(z.array(z.strictObject({ id, on: z.string(), title: z.string() })))
    .query(({ ctx, input }) => listSubjects(ctx, input)),
  preview: reads('paper.make')
    .input(previewInput)
    .output(paperOutput)
    .query(({ ctx, input }) => previewPaper(ctx, input)),
  make: writes('paper.make')
    .input(makePaperInput)
    .output(z.strictObject({ id }))
    .mutation(({ ctx, input }) => requestPaper(ctx, input)),
  read: reads('paper.read')
    .input(z.strictObject({ id }))
    .output(storedPaperOutput)
    .query(async ({ ctx, input }) => showPaper(await readStoredPaper(ctx, input.id))),
  list: reads('paper.read')
    .input(
      z.strictObject({
        kind: kind.optional(),
        cursor: z.union([id, z.literal('')]).default(''),
        direction: z.literal('forward').optional(),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .output(z.strictObject({ rows: z.array(storedPaperOutput), next: id.nullable() }))
    .query(({ ctx, input }) => listHistory(ctx, input)),
  templates: reads('paper.make')
    .output(
      z.strictObject({
        rows: z.array(templateOutput),
        placeholders: z.array(z.strictObject({ kind, names: z.array(z.string()) })),
      }),
    )
    .query(({ ctx }) => readTemplates(ctx)),
  withdrawTemplate: writes('paper.template')
    .input(withdrawTemplateInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => withdraw(ctx, input)),
});
