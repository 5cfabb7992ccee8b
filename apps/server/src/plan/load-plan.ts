import type { Reader } from '@gangmu/db/db';
import { listMeasures, type MeasureRow } from '@gangmu/db/measure';
import { findPlan, listItems, listParts, type PlanHead } from '@gangmu/db/plan';
import { findUnit, type Unit } from '@gangmu/db/unit';
import type { Outline } from '@gangmu/domain/items/outline';
import { notFound } from '@gangmu/domain/refusal';

/** A plan with the unit that issues it; rights on the plan are asked on that unit. */
export async function loadPlan(db: Reader, planId: string): Promise<{ plan: PlanHead; issuer: Unit }> {
  const plan = await findPlan(db, planId);
  const issuer = plan && (await findUnit(db, plan.issuerUnitId));
  if (!plan || !issuer) throw notFound();
  return { plan, issuer };
}

export type LiveOutline = Omit<Outline, 'measures'> & { readonly measures: readonly MeasureRow[] };

/** The tree of a plan as it stands in its tables. */
export async function loadOutline(db: Reader, plan: PlanHead): Promise<LiveOutline> {
  const parts = await listParts(db, plan.id);
  const items = await listItems(db, plan.id);
  const measures = await listMeasures(db, plan.id);
  return {
    title: plan.title,
    parts,
    items,
    measures: measures.filter((measure) => measure.state !== 'withdrawn'),
  };
}
