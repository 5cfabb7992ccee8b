import { listParameters } from '@gangmu/db/parameter';
import { listMedalCandidates } from '@gangmu/db/medal';
import { sumFacts } from '@gangmu/db/sum-facts';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { fullSinceAtLatest } from '@gangmu/domain/kinds/procedure/medal';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { addMonths } from '@gangmu/domain/time/day';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router } from '../trpc.ts';

const candidate = z.strictObject({
  personId: id,
  name: z.string(),
  unitId: id,
  unitName: z.string(),
  joinedOn: z.string().nullable(),
  fullOn: z.string().nullable(),
});
const output = z.strictObject({
  candidates: z.array(candidate),
  /** Medals the committee received less those issued; null below the committee, which has the stock. */
  stock: z.int().nullable(),
  issued: z.int(),
  handedOver: z.int(),
});

export const medalRouter = router({
  /** Who reaches fifty years by 1 July of this year and is on no list yet, below a unit. */
  due: reads('medal.list')
    .input(z.strictObject({ unitId: id }))
    .output(output)
    .query(({ ctx, input }) => readDue(ctx, input.unitId)),
});

async function readDue(context: Context, unitId: string): Promise<z.infer<typeof output>> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'medal.list', unit, context.today);
  const scopes = [{ type: 'subtree' as const, path: unit.unitPath }];
  const parameters = parametersInForce(await listParameters(context.db), context.today);
  const to = fullSinceAtLatest(context.today, parameters);
  const [candidates, sums] = await Promise.all([
    listMedalCandidates(context.db, scopes, { after: addMonths(to, -12), to }, 2_000),
    sumFacts(context.db, scopes, ['medal.received', 'medal.issued', 'medal.handedOver'], null),
  ]);
  const sumOf = (metric: string) => sums.get(metric) ?? 0;
  return {
    candidates,
    stock:
      unit.kind === 'workCommittee' ? Math.max(0, sumOf('medal.received') - sumOf('medal.issued')) : null,
    issued: sumOf('medal.issued'),
    handedOver: sumOf('medal.handedOver'),
  };
}
