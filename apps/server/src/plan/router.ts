import { sumBurdenOfIssuer } from '@gangmu/db/burden';
import { findPlanVersion, listPlanVersions } from '@gangmu/db/plan-version';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { findGaps } from '@gangmu/domain/items/publish-gate';
import { notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { undoEdit, undoInput } from './edit-plan.ts';
import {
  changeMeasures,
  changeMeasuresInput,
  mergeInput,
  mergeMeasures,
  moveInput,
  moveMeasure,
  retitle,
  retitleInput,
  splitInput,
  splitMeasure,
} from './edit-measures.ts';
import { carryOver, carryOverInput } from './carry-over.ts';
import { closeMeasure, closeMeasureInput } from './close-measure.ts';
import { closePlan, closePlanInput } from './close-plan.ts';
import { importPlan, importPlanInput } from './import-plan.ts';
import { loadOutline, loadPlan } from './load-plan.ts';
import { movePlan, movePlanInput } from './move-plan.ts';
import { label, planHeadOutput, planOutput } from './plan-output.ts';
import { publishInput, publishPlan } from './publish-plan.ts';
import { linksOutput, readLinks } from './read-links.ts';
import { listVisiblePlans, readPlan, readPlanText } from './read-plan.ts';
import { readYearEnd, yearEndOutput } from './read-year-end.ts';
import { reckonBurden } from './reckon-burden.ts';
import { triggerMeasure, triggerMeasureInput } from './trigger-measure.ts';

const byId = z.strictObject({ id });
const gap = z.strictObject({ place: z.string(), text: label });
const burden = z.strictObject({
  units: z.int(),
  minutes: z.number(),
  hours: z.number(),
  lines: z.array(z.strictObject({ measureId: id, units: z.int(), minutes: z.number() })),
  /** Minutes the issuer asked for in the year before; 0 where there is no ledger of it. */
  lastYear: z.number(),
});

export const planRouter = router({
  list: reads('plan.read')
    .output(z.array(planHeadOutput))
    .query(async ({ ctx }) => (await listVisiblePlans(ctx)).map(({ submittedBy: _by, ...head }) => head)),
  read: reads('plan.read')
    .input(byId)
    .output(planOutput)
    .query(({ ctx, input }) => readPlan(ctx, input.id)),
  readText: reads('plan.read')
    .input(byId)
    .output(
      z.strictObject({ text: z.string(), preamble: z.unknown(), noise: z.unknown(), warnings: z.unknown() }),
    )
    .query(({ ctx, input }) => readPlanText(ctx, input.id)),
  versions: reads('plan.read')
    .input(byId)
    .output(z.array(z.strictObject({ no: z.int(), publishedOn: z.string() })))
    .query(async ({ ctx, input }) => {
      const { plan, issuer } = await loadPlan(ctx.db, input.id);
      authorise(ctx.actor, 'plan.read', issuer, ctx.today);
      return (await listPlanVersions(ctx.db, plan.id)).map(({ no, publishedOn }) => ({ no, publishedOn }));
    }),
  readVersion: reads('plan.read')
    .input(z.strictObject({ id, no: z.int().min(1) }))
    .output(z.strictObject({ changes: z.unknown(), burden: z.unknown() }))
    .query(async ({ ctx, input }) => {
      const { plan, issuer } = await loadPlan(ctx.db, input.id);
      authorise(ctx.actor, 'plan.read', issuer, ctx.today);
      const version = await findPlanVersion(ctx.db, plan.id, input.no);
      if (!version) throw notFound();
      return { changes: version.changes, burden: version.burden };
    }),
  gaps: reads('plan.readDraft')
    .input(byId)
    .output(z.array(gap))
    .query(async ({ ctx, input }) => {
      const { plan, issuer } = await loadPlan(ctx.db, input.id);
      authorise(ctx.actor, 'plan.readDraft', issuer, ctx.today);
      return findGaps((await loadOutline(ctx.db, plan)).measures);
    }),
  burden: reads('plan.readDraft')
    .input(byId)
    .output(burden)
    .query(async ({ ctx, input }) => {
      const { plan, issuer } = await loadPlan(ctx.db, input.id);
      authorise(ctx.actor, 'plan.readDraft', issuer, ctx.today);
      const reckoned = await reckonBurden(ctx.db, (await loadOutline(ctx.db, plan)).measures, ctx.today);
      const lastYear = await sumBurdenOfIssuer(ctx.db, issuer.id, plan.year - 1);
      return { ...reckoned, lines: [...reckoned.lines], lastYear };
    }),
  import: writes('plan.draft')
    .input(importPlanInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => importPlan(ctx, input)),
  changeMeasures: writes('plan.draft')
    .input(changeMeasuresInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => changeMeasures(ctx, input)),
  splitMeasure: writes('plan.draft')
    .input(splitInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => splitMeasure(ctx, input)),
  mergeMeasures: writes('plan.draft')
    .input(mergeInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => mergeMeasures(ctx, input)),
  moveMeasure: writes('plan.draft')
    .input(moveInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => moveMeasure(ctx, input)),
  retitle: writes('plan.draft')
    .input(retitleInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => retitle(ctx, input)),
  undo: writes('plan.draft')
    .input(undoInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => undoEdit(ctx, input)),
  submit: writes('plan.draft')
    .input(movePlanInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => movePlan(ctx, 'submit', input)),
  sendBack: writes('plan.publish')
    .input(movePlanInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => movePlan(ctx, 'sendBack', input)),
  revise: writes('plan.draft')
    .input(movePlanInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => movePlan(ctx, 'revise', input)),
  close: writes('plan.publish')
    .input(closePlanInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => closePlan(ctx, input)),
  yearEnd: reads('plan.readDraft')
    .input(byId)
    .output(yearEndOutput)
    .query(({ ctx, input }) => readYearEnd(ctx, input.id)),
  links: reads('plan.read')
    .input(byId)
    .output(linksOutput)
    .query(({ ctx, input }) => readLinks(ctx, input.id)),
  carryOver: writes('plan.draft')
    .input(carryOverInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => carryOver(ctx, input)),
  triggerMeasure: writes('measure.trigger')
    .input(triggerMeasureInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => triggerMeasure(ctx, input)),
  closeMeasure: writes('measure.close')
    .input(closeMeasureInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => closeMeasure(ctx, input)),
  publish: writes('plan.publish')
    .input(publishInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => publishPlan(ctx, input)),
});
