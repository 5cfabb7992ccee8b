import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';
import { whereScope } from './scope.ts';

/** Sums of facts below the scopes between two days, by metric. */
export async function sumFacts(
  db: Reader,
  scopes: readonly Scope[],
  metrics: readonly string[],
  span: { from: Day; to: Day } | null,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('fact')
    .innerJoin('unit', 'unit.id', 'fact.unit_id')
    .select(['fact.metric', sql<string>`sum(fact.amount)`.as('sum')])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('fact.metric', 'in', [...metrics])
    .$if(span !== null, (query) =>
      query.where('fact.on_day', '>=', span?.from ?? '').where('fact.on_day', '<=', span?.to ?? ''),
    )
    .groupBy('fact.metric')
    .execute();
  return new Map(rows.map((row) => [row.metric, Number(row.sum)]));
}
