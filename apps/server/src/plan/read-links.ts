import { listCarried, listMeasures, listMeasuresById } from '@gangmu/db/measure';
import { findPlan } from '@gangmu/db/plan';
import { authorise } from '@gangmu/domain/access/authorise';
import { can } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { loadPlan } from './load-plan.ts';

/** A measure of another year's plan. */
const linked = { planId: id, measureId: id, year: z.int(), code: z.string() };

export const linksOutput = z.strictObject({
  /** Where measures of this plan come from. */
  from: z.array(z.strictObject({ id, ...linked })),
  /** Where they went. */
  to: z.array(z.strictObject({ id, ...linked })),
});

/** Which measures of a plan go on with an earlier year's, and which are gone on with in a later one the reader may see. */
export async function readLinks(context: Context, planId: string): Promise<z.infer<typeof linksOutput>> {
  const { db, actor, today } = context;
  const { plan, issuer } = await loadPlan(db, planId);
  authorise(actor, 'plan.read', issuer, today);
  const drafter = can(actor, 'plan.readDraft', issuer, today);
  if (!drafter && plan.publishedVersion === 0) throw notFound();
  const measures = await listMeasures(db, plan.id);
  const carried = measures.filter(({ carriedFrom }) => carriedFrom !== null);
  const origins = await listMeasuresById(db, [...new Set(carried.flatMap((one) => one.carriedFrom ?? []))]);
  const years = new Map<string, number>();
  for (const origin of new Set(origins.map((one) => one.planId)))
    years.set(origin, (await findPlan(db, origin))?.year ?? 0);
  const later = await listCarried(
    db,
    measures.map((measure) => measure.id),
  );
  return {
    from: carried.flatMap((measure) => {
      const origin = origins.find((one) => one.id === measure.carriedFrom);
      if (!origin) return [];
      const { id: measureId, planId: originPlan, code } = origin;
      return [{ id: measure.id, planId: originPlan, measureId, code, year: years.get(originPlan) ?? 0 }];
    }),
    to: later
      .filter(({ publishedVersion }) => drafter || publishedVersion > 0)
      .map((one) => ({
        id: one.carriedFrom,
        planId: one.planId,
        measureId: one.id,
        code: one.code,
        year: one.year,
      })),
  };
}
