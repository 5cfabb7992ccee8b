import type { Reader } from '@gangmu/db/db';
import { findPlanSource, listPlans, type PlanHead } from '@gangmu/db/plan';
import { findPlanVersion } from '@gangmu/db/plan-version';
import { findLastEdit } from '@gangmu/db/plan-edit';
import { listUnitsById } from '@gangmu/db/unit';
import { can, canSomewhere } from '@gangmu/domain/access/can';
import { authorise } from '@gangmu/domain/access/authorise';
import { planStateNames, type PlanState } from '@gangmu/domain/items/plan-state';
import { notFound } from '@gangmu/domain/refusal';
import type { Context } from '../context.ts';
import { loadOutline, loadPlan } from './load-plan.ts';
import type { planOutput } from './plan-output.ts';
import type { z } from 'zod';

/** The states whose draft only drafters see; everybody else sees the version in force. */
const published: readonly PlanState[] = ['published', 'closed'];

export async function listVisiblePlans(context: Context): Promise<PlanHead[]> {
  if (canSomewhere(context.actor, 'plan.readDraft', context.today))
    return listPlans(context.db, planStateNames);
  const plans = await listPlans(context.db, planStateNames);
  return plans.filter((plan) => plan.publishedVersion > 0);
}

/** A plan as its reader may see it: drafters the live tree, everybody else the version in force. */
export async function readPlan(context: Context, planId: string): Promise<z.infer<typeof planOutput>> {
  const { plan, issuer } = await loadPlan(context.db, planId);
  authorise(context.actor, 'plan.read', issuer, context.today);
  const drafter = can(context.actor, 'plan.readDraft', issuer, context.today);
  if (!drafter && plan.publishedVersion === 0) throw notFound();
  const live = drafter || published.includes(plan.state);
  const outline = live ? await loadOutline(context.db, plan) : await readVersionInForce(context.db, plan);
  const named = outline.measures.flatMap((measure) => [
    measure.leadUnitId,
    ...measure.coUnits.map((unit) => unit.unitId),
  ]);
  const units = await listUnitsById(
    context.db,
    [...new Set(named.filter((id) => id !== null))].slice(0, 500),
  );
  const lastEdit = drafter ? await findLastEdit(context.db, plan.id) : null;
  const { submittedBy: _submittedBy, ...head } = plan;
  return {
    ...head,
    state: drafter ? plan.state : plan.state === 'closed' ? 'closed' : 'published',
    submittedByMe: plan.submittedBy === context.actor.userId,
    canUndo: lastEdit?.label ?? null,
    parts: [...outline.parts],
    items: [...outline.items],
    measures: outline.measures.map((measure) => ({
      id: measure.id,
      itemId: measure.itemId,
      code: measure.code,
      text: measure.text,
      from: measure.from,
      to: measure.to,
      kind: measure.kind,
      mechanism: measure.mechanism,
      actors: [...measure.actors],
      leadUnitId: measure.leadUnitId,
      coUnits: [...measure.coUnits],
      implementers: measure.implementers,
      closingStandard: measure.closingStandard,
      clock: measure.clock,
      countRule: measure.countRule,
      askMinutes: measure.askMinutes,
      state: 'state' in measure ? String(measure.state) : 'issued',
      version: 'version' in measure ? Number(measure.version) : 1,
      triggeredOn: 'triggeredOn' in measure ? (measure.triggeredOn as string | null) : null,
      carriedFrom: 'carriedFrom' in measure ? (measure.carriedFrom as string | null) : null,
      suggestion: drafter && 'suggestion' in measure ? measure.suggestion : null,
    })),
    units: units.map(({ id, name, shortName, code }) => ({ id, name, shortName, code })),
  };
}

/** The source text with what is not a measure in it. */
export async function readPlanText(context: Context, planId: string) {
  const { plan, issuer } = await loadPlan(context.db, planId);
  authorise(context.actor, 'plan.read', issuer, context.today);
  const drafter = can(context.actor, 'plan.readDraft', issuer, context.today);
  const source = await findPlanSource(context.db, plan.id);
  if (!source || (!drafter && plan.publishedVersion === 0)) throw notFound();
  return source;
}

async function readVersionInForce(db: Reader, plan: PlanHead) {
  const version = await findPlanVersion(db, plan.id, plan.publishedVersion);
  if (!version) throw notFound();
  return version.snapshot;
}
