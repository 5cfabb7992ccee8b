import {
  insertAssignments,
  listTopAssignments,
  updateAssignment,
  type Assignment,
  type NewAssignment,
} from '@gangmu/db/assignment';
import { cancelBurden, insertBurden, sumBurdenOfIssuer } from '@gangmu/db/burden';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { updateMeasureState, type MeasureRow } from '@gangmu/db/measure';
import { updatePlan } from '@gangmu/db/plan';
import { findPlanVersion, insertPlanVersion } from '@gangmu/db/plan-version';
import { closeEdits } from '@gangmu/db/plan-edit';
import { listSelectedUnits, listUnitsById, type Unit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { requireSecondPerson } from '@gangmu/domain/access/separate-duties';
import { compareVersions } from '@gangmu/domain/items/compare-versions';
import { takePlanStep } from '@gangmu/domain/items/plan-state';
import { requireNoGaps } from '@gangmu/domain/items/publish-gate';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import { minutesAsked, requireNoMore } from '@gangmu/domain/responsibilities/burden';
import { acceptedBySilenceOn } from '@gangmu/domain/responsibilities/deadlines';
import {
  fanOut,
  reconcile,
  type AskedUnit,
  type Responsibility,
} from '@gangmu/domain/responsibilities/fan-out';
import { tallyChanges, type TallyChange } from '@gangmu/domain/responsibilities/tally-change';
import { bucketOf } from '@gangmu/domain/responsibilities/tally';
import type { Day } from '@gangmu/domain/time/day';
import { optionalText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { readDays, type Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadOutline, loadPlan } from './load-plan.ts';
import { reckonBurden } from './reckon-burden.ts';

export const publishInput = z.strictObject({
  ...versioned,
  /** Why it asks for more than last year, where it does. */
  although: optionalText(200).default(''),
});

/**
 * Publishes what was submitted: another person, no gap, a fixed version with its difference and its burden, and
 * the assignments, of which only those move that changed (issue of a version, story C1).
 */
export async function publishPlan(context: Context, input: z.infer<typeof publishInput>) {
  return change(context, { verb: 'plan.publish', key: input.key, input }, async (tx) => {
    const { plan, issuer } = await loadPlan(tx, input.id);
    const proof = authorise(context.actor, 'plan.publish', issuer, context.today, 'plan.read');
    const state = takePlanStep('publish', plan.state, plan.publishedVersion);
    requireSecondPerson(plan.submittedBy, context.actor.userId);
    const outline = await loadOutline(tx, plan);
    requireNoGaps(outline.measures);
    const no = plan.publishedVersion + 1;
    const previous = no > 1 ? await findPlanVersion(tx, plan.id, no - 1) : null;
    const changes = previous ? compareVersions(previous.snapshot, outline) : [];
    const burden = await reckonBurden(tx, outline.measures, context.today);
    requireNoMore(burden.minutes, await sumBurdenOfIssuer(tx, issuer.id, plan.year - 1), input.although);
    const dropped = changes.filter((entry) => entry.change === 'dropped').map((entry) => entry.id);
    const tally = await moveAssignments(
      context,
      tx,
      { planId: plan.id, year: plan.year, issuer },
      outline.measures,
      dropped,
    );
    await insertPlanVersion(tx, {
      id: uuidv7(),
      planId: plan.id,
      no,
      publishedOn: context.today,
      publishedBy: context.actor.userId,
      submittedBy: plan.submittedBy ?? context.actor.userId,
      snapshot: {
        ...outline,
        measures: outline.measures.map(({ suggestion: _suggestion, ...measure }) => measure),
      },
      changes,
      burden,
    });
    await closeEdits(tx, plan.id);
    const moved = await updatePlan(tx, plan.id, input.expectedVersion, {
      state,
      publishedVersion: no,
      publishedOn: context.today,
    });
    if (!moved) throw changedMeanwhile();
    const answer = { id: plan.id, version: input.expectedVersion + 1 };
    const after = {
      version: no,
      changes: changes.length,
      burden: burden.minutes,
      although: input.although,
    };
    return {
      proof,
      subject: { type: 'plan', id: plan.id, unitId: issuer.id },
      before: { version: no - 1 },
      after,
      answer,
      tally,
    };
  });
}

async function moveAssignments(
  context: Context,
  tx: Tx,
  plan: { planId: string; year: number; issuer: Unit },
  measures: readonly MeasureRow[],
  droppedIds: readonly string[],
): Promise<TallyChange[]> {
  const { calendar } = await readDays(context);
  const acceptBy = acceptedBySilenceOn(calendar, context.today);
  const standing = groupByMeasure(
    await listTopAssignments(tx, [...measures.map((measure) => measure.id), ...droppedIds]),
  );
  const created: NewAssignment[] = [];
  const tally: TallyChange[] = [];
  for (const measure of measures) {
    const wanted = await listResponsibilities(context, tx, plan.year, measure);
    const present = standing.get(measure.id) ?? [];
    standing.delete(measure.id);
    const moves = reconcile(
      present.map((assignment) => ({ ...assignment, finished: isFinished(assignment) })),
      wanted,
    );
    for (const borne of moves.create) {
      created.push({
        id: uuidv7(),
        planId: plan.planId,
        itemId: measure.itemId,
        measureId: measure.id,
        unitId: borne.unit.id,
        issuerUnitId: plan.issuer.id,
        parentId: null,
        depth: 1,
        role: borne.role,
        clockType: borne.clockType,
        state: 'assigned',
        bucket: borne.bucket,
        assignedOn: context.today,
        acceptBy,
        dueOn: borne.dueOn,
        deliverable: borne.deliverable,
        reason: '',
      });
      tally.push(
        ...tallyChanges(null, {
          ...borne,
          planId: plan.planId,
          itemId: measure.itemId,
          measureId: measure.id,
          unitPath: borne.unit.unitPath,
        }),
      );
    }
    for (const { assignment, to } of moves.change)
      tally.push(...(await moveOne(tx, assignment, to, measure)));
    for (const assignment of moves.withdraw) tally.push(...(await withdraw(tx, assignment, context.today)));
    if (measure.state === 'draft') await updateMeasureState(tx, measure.id, 'issued');
  }
  for (const left of standing.values())
    for (const assignment of left)
      if (!isFinished(assignment)) tally.push(...(await withdraw(tx, assignment, context.today)));
  for (const id of droppedIds) await updateMeasureState(tx, id, 'withdrawn');
  await insertAssignments(tx, created);
  const minutes = new Map(measures.map((measure) => [measure.id, minutesAsked(measure)]));
  await insertBurden(
    tx,
    created
      .filter((assignment) => assignment.role === 'implement')
      .map((assignment) => ({
        unitId: assignment.unitId,
        month: (assignment.dueOn ?? context.today).slice(0, 7),
        minutes: minutes.get(assignment.measureId) ?? 0,
        askId: assignment.id,
        issuerUnitId: assignment.issuerUnitId,
        on: context.today,
      })),
  );
  return tally;
}

/** Who bears what in the measure as it is now. */
export async function listResponsibilities(
  context: Context,
  tx: Tx,
  year: number,
  measure: MeasureRow,
): Promise<Responsibility[]> {
  const named = await listUnitsById(tx, [
    measure.leadUnitId ?? '',
    ...measure.coUnits.map((unit) => unit.unitId),
  ]);
  const byId = new Map<string, AskedUnit>(named.map((unit) => [unit.id, unit]));
  const lead = byId.get(measure.leadUnitId ?? '');
  if (!lead) throw notFound();
  const selected = await listSelectedUnits(tx, measure.implementers, context.today);
  return fanOut(measure, year, { lead, coUnits: byId, selected }, measure.triggeredOn !== null);
}

async function moveOne(
  tx: Tx,
  assignment: Assignment,
  to: Responsibility,
  measure: MeasureRow,
): Promise<TallyChange[]> {
  const bucket = bucketOf({ ...assignment, clockType: to.clockType }, measure.triggeredOn !== null);
  const change = { clockType: to.clockType, dueOn: to.dueOn, deliverable: to.deliverable, bucket };
  if (!(await updateAssignment(tx, assignment.id, assignment.version, change))) throw changedMeanwhile();
  return tallyChanges(assignment, { ...assignment, ...change });
}

async function withdraw(tx: Tx, assignment: Assignment, today: Day): Promise<TallyChange[]> {
  await cancelBurden(tx, assignment.id, today);
  const done = await updateAssignment(tx, assignment.id, assignment.version, {
    state: 'withdrawn',
    bucket: 'idle',
  });
  if (!done) throw changedMeanwhile();
  return tallyChanges(assignment, null);
}

function isFinished({ state }: Assignment): boolean {
  return state === 'closed' || state === 'verified';
}

function groupByMeasure(assignments: readonly Assignment[]): Map<string, Assignment[]> {
  return Map.groupBy(assignments, (assignment) => assignment.measureId);
}
