import { listMeasures } from '@gangmu/db/measure';
import { countTaskStates } from '@gangmu/db/plan-snapshot';
import { listTallies } from '@gangmu/db/tally';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { yearEndNames, yearEndOf } from '@gangmu/domain/items/year-end';
import { assignmentStateNames } from '@gangmu/domain/responsibilities/assignment-state';
import type { Bucket } from '@gangmu/domain/responsibilities/urgency';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { loadPlan } from './load-plan.ts';

export const yearEndOutput = z.strictObject({
  /** How each measure stands. */
  measures: z.array(z.strictObject({ id, end: z.enum(yearEndNames) })),
  /** Tasks of work with an end that are not closed yet: still owed, or reported and not closed. */
  owed: z.int(),
  /** How many tasks stand in each state, those of standing work among them. */
  tasks: z.array(z.strictObject({ state: z.enum(assignmentStateNames), count: z.int() })),
});

/** How a plan would end if it were closed now, or how it ended: what is finished and what is not. */
export async function readYearEnd(context: Context, planId: string): Promise<z.infer<typeof yearEndOutput>> {
  const { db, actor, today } = context;
  const { plan, issuer } = await loadPlan(db, planId);
  authorise(actor, 'plan.readDraft', issuer, today);
  const measures = (await listMeasures(db, plan.id)).filter(({ state }) => state !== 'withdrawn');
  const counts = new Map<string, Partial<Record<Bucket, number>>>();
  for (const { measureId, bucket, count } of await listTallies(db, plan.id, [issuer.id], 'measure')) {
    const known = counts.get(measureId) ?? {};
    counts.set(measureId, { ...known, [bucket]: (known[bucket] ?? 0) + count });
  }
  const sums = [...counts.values()];
  return {
    owed: sums.reduce((sum, { open = 0, urged = 0, waiting = 0 }) => sum + open + urged + waiting, 0),
    measures: measures.map((measure) => ({
      id: measure.id,
      end: yearEndOf(measure, counts.get(measure.id) ?? {}),
    })),
    tasks: await countTaskStates(
      db,
      measures.map((measure) => measure.id),
    ),
  };
}
