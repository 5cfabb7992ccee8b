import { listAssignments } from '@gangmu/db/list-assignments';
import { findMeasure } from '@gangmu/db/measure';
import { scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { buckets, dueSpansOf, lateUrgencies, urgencyOf } from '@gangmu/domain/responsibilities/urgency';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import { readDays } from '../context.ts';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { citeInput, citeRecord, removeEvidence, removeEvidenceInput } from './add-evidence.ts';
import { assignmentLineOutput, assignmentOutput } from './assignment-output.ts';
import {
  askExtension,
  askExtensionInput,
  decideExtension,
  decideExtensionInput,
} from './extend-assignment.ts';
import { foldAssignment, foldInput } from './fold-assignment.ts';
import {
  closeAssignment,
  exemptAssignment,
  giveBack,
  giveBackInput,
  verifyAssignment,
} from './judge-assignment.ts';
import { passDown, passDownInput } from './pass-down.ts';
import { readAssignment } from './read-assignment.ts';
import { submitAssignment, submitInput } from './submit-assignment.ts';
import { reasonedInput, stepInput, takeStep } from './take-step.ts';

const listInput = z.strictObject({
  unitId: id.optional(),
  measureId: id.optional(),
  planId: id.optional(),
  buckets: z.array(z.enum(buckets)).max(buckets.length).optional(),
  urgency: z.enum(lateUrgencies).optional(),
  text: writtenText(60).optional(),
  cursor: z.union([id, z.literal('')]).default(''),
  direction: z.literal('forward').optional(),
  limit: z.int().min(1).max(100).default(50),
});

export const assignmentRouter = router({
  list: reads('assignment.read')
    .input(listInput)
    .output(z.strictObject({ rows: z.array(assignmentLineOutput), next: id.nullable() }))
    .query(async ({ ctx, input }) => {
      const scopes = scopesOf(ctx.actor, 'assignment.read', ctx.today);
      const { unitId, measureId, planId, buckets: kept, urgency, text } = input;
      const measure = measureId === undefined ? null : await findMeasure(ctx.db, measureId);
      const { days } = await readDays(ctx, planId ?? measure?.planId ?? null);
      const filter = urgency
        ? { unitId, measureId, planId, text, due: dueSpansOf(urgency, days) }
        : { unitId, measureId, planId, text, buckets: kept };
      const lines = await listAssignments(ctx.db, scopes, filter, input.cursor, input.limit);
      const rows = lines.map((line) => ({ ...line, urgency: urgencyOf(line.bucket, line.dueOn, days) }));
      return { rows, next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null };
    }),
  read: reads('assignment.read')
    .input(z.strictObject({ id }))
    .output(assignmentOutput)
    .query(({ ctx, input }) => readAssignment(ctx, input.id)),
  accept: writes('assignment.accept')
    .input(stepInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => takeStep(ctx, 'accept', input)),
  start: writes('assignment.report')
    .input(stepInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => takeStep(ctx, 'start', input)),
  passDown: writes('assignment.passDown')
    .input(passDownInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => passDown(ctx, input)),
  fold: writes('assignment.fold')
    .input(foldInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => foldAssignment(ctx, input)),
  cite: writes('assignment.report')
    .input(citeInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => citeRecord(ctx, input)),
  removeEvidence: writes('assignment.report')
    .input(removeEvidenceInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => removeEvidence(ctx, input)),
  submit: writes('assignment.report')
    .input(submitInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => submitAssignment(ctx, input)),
  giveBack: writes('assignment.verify')
    .input(giveBackInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => giveBack(ctx, input)),
  verify: writes('assignment.verify')
    .input(stepInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => verifyAssignment(ctx, input)),
  close: writes('assignment.close')
    .input(stepInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => closeAssignment(ctx, input)),
  exempt: writes('assignment.exempt')
    .input(reasonedInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => exemptAssignment(ctx, input)),
  askExtension: writes('assignment.askExtension')
    .input(askExtensionInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => askExtension(ctx, input)),
  decideExtension: writes('assignment.decideExtension')
    .input(decideExtensionInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => decideExtension(ctx, input)),
});
