import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';

/** The days on which a unit's counted sessions of each type were held in a year. */
export async function listSessionDays(db: Reader, unitId: string, year: number): Promise<Map<string, Day[]>> {
  const rows = await db
    .selectFrom('fact')
    .select(['metric', 'on_day as day'])
    .where('unit_id', '=', unitId)
    .where('metric', 'like', 'session.%')
    .where('on_day', '>=', `${year}-01-01`)
    .where('on_day', '<=', `${year + 1}-01-31`)
    .orderBy('on_day')
    .execute();
  const days = new Map<string, Day[]>();
  for (const row of rows)
    days.set(row.metric.slice('session.'.length), [
      ...(days.get(row.metric.slice('session.'.length)) ?? []),
      row.day,
    ]);
  return days;
}

/** How many obliged units below a path held at least `min` sessions of a type within the days. */
export async function countUnitsMeeting(
  db: Reader,
  path: string,
  unitKind: string,
  metrics: readonly string[],
  span: { from: Day; to: Day },
  min: number,
): Promise<number> {
  const row = await db
    .selectFrom((from) =>
      from
        .selectFrom('fact')
        .innerJoin('unit', 'unit.id', 'fact.unit_id')
        .select('fact.unit_id')
        .where('unit.path', 'like', `${path}%`)
        .where('unit.kind', '=', unitKind)
        .where('fact.metric', 'in', [...metrics])
        .where('fact.on_day', '>=', span.from)
        .where('fact.on_day', '<=', span.to)
        .groupBy('fact.unit_id')
        .having(sql<number>`sum(fact.amount)`, '>=', min)
        .as('met'),
    )
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
