import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';
import { whereScope } from './scope.ts';

/** How many records of a type stand in each state below the scopes; with a field, the sum of its numbers instead. */
export async function countStates(
  db: Reader,
  scopes: readonly Scope[],
  type: string,
  of?: { field: string; from: Day; to: Day },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select([
      'record.state',
      of === undefined
        ? sql<string>`count(*)`.as('count')
        : sql<string>`sum(json_value(record.body, ${`$.${of.field}`}))`.as('count'),
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('record.type', '=', type)
    .$if(of !== undefined, (query) =>
      query.where('record.happened_on', '>=', of?.from ?? '').where('record.happened_on', '<=', of?.to ?? ''),
    )
    .groupBy('record.state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.count)]));
}
