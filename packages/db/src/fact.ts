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

/**
 * Learning hours of a person in a year: the credited hours of the branch's sessions while a member of it, less
 * those the person was absent from. One hour is credited once (domain 5.2).
 */
export async function sumHours(db: Reader, personId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('fact', 'fact.unit_id', 'membership.unit_id')
    .leftJoin('absence', (join) =>
      join
        .onRef('absence.record_id', '=', 'fact.record_id')
        .onRef('absence.person_id', '=', 'membership.person_id'),
    )
    .select((select) => select.fn.sum<string | null>('fact.amount').as('hours'))
    .where('membership.person_id', '=', personId)
    .where('fact.metric', '=', 'hours.each')
    .where('fact.on_day', '>=', `${year}-01-01`)
    .where('fact.on_day', '<=', `${year}-12-31`)
    .whereRef('fact.on_day', '>=', 'membership.from_on')
    .where((where) =>
      where.or([
        where('membership.to_on', 'is', null),
        where('membership.to_on', '>=', where.ref('fact.on_day')),
      ]),
    )
    .where('absence.record_id', 'is', null)
    .executeTakeFirst();
  return Number(row?.hours ?? 0);
}
