import { countStates } from '@gangmu/db/count-states';
import { sumFacts } from '@gangmu/db/sum-facts';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import type { Action } from '@gangmu/domain/access/actions';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { yearOf } from '@gangmu/domain/time/day';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router } from '../trpc.ts';

const development = z.strictObject({
  places: z.int(),
  taken: z.int(),
  admitted: z.int(),
  applicants: z.int(),
  activists: z.int(),
  targets: z.int(),
});
const aid = z.strictObject({
  /** Null stands for fewer than five: then no number is shown. */
  decided: z.int().nullable(),
});

/** Below this number a count of private cases is not shown (domain M31). */
const fewest = 5;

export const procedureRouter = router({
  /** Quota and admissions of the year below a unit, and how many stand at which stage; no names. */
  development: reads('quota.read')
    .input(z.strictObject({ unitId: id }))
    .output(development)
    .query(({ ctx, input }) => readDevelopment(ctx, input.unitId)),
  /** Aid decided this year below a unit, “fewer than five” masked. */
  aid: reads('aid.sums')
    .input(z.strictObject({ unitId: id }))
    .output(aid)
    .query(({ ctx, input }) => readAid(ctx, input.unitId)),
});

async function readDevelopment(context: Context, unitId: string): Promise<z.infer<typeof development>> {
  const { scopes, span } = await realmOf(context, unitId, 'quota.read');
  const [sums, states, places] = await Promise.all([
    sumFacts(context.db, scopes, ['development.place', 'development.admitted'], span),
    countStates(context.db, scopes, 'membershipDevelopment'),
    countStates(context.db, scopes, 'developmentQuota', { field: 'places', from: span.from, to: span.to }),
  ]);
  const among = (names: readonly string[]) => names.reduce((sum, name) => sum + (states.get(name) ?? 0), 0);
  return {
    places: places.get('inForce') ?? 0,
    taken: sums.get('development.place') ?? 0,
    admitted: sums.get('development.admitted') ?? 0,
    applicants: among(['applied', 'talked']),
    activists: among(['activist', 'activistFiled', 'mentored', 'cultivated']),
    targets: among(['target', 'targetFiled', 'introduced', 'reviewed', 'trained', 'examined']),
  };
}

async function readAid(context: Context, unitId: string): Promise<z.infer<typeof aid>> {
  const { scopes, span } = await realmOf(context, unitId, 'aid.sums');
  const decided = (await sumFacts(context.db, scopes, ['aid.decided'], span)).get('aid.decided') ?? 0;
  return { decided: decided >= fewest ? decided : null };
}

async function realmOf(context: Context, unitId: string, action: Action) {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, action, unit, context.today);
  const year = yearOf(context.today);
  return {
    scopes: [{ type: 'subtree' as const, path: unit.unitPath }],
    span: { from: `${year}-01-01`, to: `${year}-12-31` },
  };
}
