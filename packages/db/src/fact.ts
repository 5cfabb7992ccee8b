import type { Day } from '@gangmu/domain/time/day';
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
