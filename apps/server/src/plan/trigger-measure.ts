import { listTopAssignments, updateAssignment, type Assignment } from '@gangmu/db/assignment';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { findMeasure, updateMeasureProgress } from '@gangmu/db/measure';
import { holdPlanState } from '@gangmu/db/plan';
import { authorise } from '@gangmu/domain/access/authorise';
import { dueDay, startClock } from '@gangmu/domain/items/clock';
import { requireRunning } from '@gangmu/domain/items/plan-state';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { requireReplyTime } from '@gangmu/domain/responsibilities/deadlines';
import { bucketOf } from '@gangmu/domain/responsibilities/tally';
import { tallyChanges, type TallyChange } from '@gangmu/domain/responsibilities/tally-change';
import { addDays, type Day } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { z } from 'zod';
import { readDays, type Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadPlan } from './load-plan.ts';

/** `id` is the measure's; `on` the day of the event or of the word to begin; `dueOn` the due day of dormant work. */
export const triggerMeasureInput = z.strictObject({ ...versioned, on: day, dueOn: day.nullable() });

/** Starts work that waited (“适时”, or days after an event): from now on it is owed and can be late. */
export async function triggerMeasure(context: Context, input: z.infer<typeof triggerMeasureInput>) {
  return change(context, { verb: 'measure.trigger', key: input.key, input }, async (tx) => {
    const measure = await findMeasure(tx, input.id);
    if (!measure) throw notFound();
    const { plan, issuer } = await loadPlan(tx, measure.planId);
    const proof = authorise(context.actor, 'measure.trigger', issuer, context.today, 'plan.read');
    requireRunning(await holdPlanState(tx, measure.planId));
    if (measure.state !== 'issued' || measure.clock === null) throw notIssued();
    const clock = startClock(measure.clock, input.on, input.dueOn);
    const dueOn = dueDay(clock, plan.year, addDays);
    const { calendar } = await readDays(context);
    requireReplyTime(calendar, context.today, dueOn);
    const started = { triggeredOn: input.on, clock };
    if (!(await updateMeasureProgress(tx, measure.id, input.expectedVersion, started)))
      throw changedMeanwhile();
    const tally: TallyChange[] = [];
    for (const assignment of await listTopAssignments(tx, [measure.id]))
      tally.push(...(await start(tx, assignment, dueOn)));
    return {
      proof,
      subject: { type: 'measure', id: measure.id, unitId: issuer.id },
      before: { clock: measure.clock },
      after: started,
      answer: { id: measure.id, version: input.expectedVersion + 1 },
      tally,
    };
  });
}

async function start(tx: Tx, assignment: Assignment, dueOn: Day | null): Promise<TallyChange[]> {
  const set = { dueOn, bucket: bucketOf(assignment, true) };
  if (!(await updateAssignment(tx, assignment.id, assignment.version, set))) throw changedMeanwhile();
  return tallyChanges(assignment, { ...assignment, ...set });
}

function notIssued(): Refusal {
  return new Refusal('not-in-this-state', {
    zh: '举措尚未印发或已经结束',
    en: 'The measure is not issued, or it has ended',
  });
}
