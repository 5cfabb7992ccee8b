import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';

/**
 * Learning hours of people in a year: the credited hours of their branch's sessions while members of it, less those
 * they were absent from, and the hours of offerings they completed. Each fact counts once (domain 5.2, K3).
 */
async function sumByPerson(
  db: Reader,
  of: { personId: string } | { unitId: string },
  year: number,
): Promise<Map<string, number>> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const who =
    'personId' in of
      ? { column: 'membership.person_id' as const, id: of.personId }
      : { column: 'membership.unit_id' as const, id: of.unitId };
  const sessions = await db
    .selectFrom('membership')
    .innerJoin('fact', 'fact.unit_id', 'membership.unit_id')
    .leftJoin('absence', (join) =>
      join
        .onRef('absence.record_id', '=', 'fact.record_id')
        .onRef('absence.person_id', '=', 'membership.person_id'),
    )
    .select(['membership.person_id as personId', sql<string>`sum(fact.amount)`.as('hours')])
    .where(who.column, '=', who.id)
    .where('fact.metric', '=', 'hours.each')
    .where('fact.on_day', '>=', from)
    .where('fact.on_day', '<=', to)
    .whereRef('fact.on_day', '>=', 'membership.from_on')
    .where((where) =>
      where.or([
        where('membership.to_on', 'is', null),
        where('membership.to_on', '>=', where.ref('fact.on_day')),
      ]),
    )
    .where('absence.record_id', 'is', null)
    .groupBy('membership.person_id')
    .execute();
  const offerings = await db
    .selectFrom('record')
    .innerJoin('fact', 'fact.record_id', 'record.id')
    .select(['record.person_id as personId', sql<string>`sum(fact.amount)`.as('hours')])
    .where('record.type', '=', 'enrolment')
    .where('fact.metric', '=', 'hours.own')
    .where('fact.on_day', '>=', from)
    .where('fact.on_day', '<=', to)
    .where('record.person_id', 'in', (select) =>
      select
        .selectFrom('membership')
        .select('membership.person_id')
        .where(who.column, '=', who.id)
        .where('membership.to_on', 'is', null),
    )
    .groupBy('record.person_id')
    .execute();
  const sums = new Map<string, number>();
  for (const { personId, hours } of [...sessions, ...offerings])
    if (personId !== null) sums.set(personId, (sums.get(personId) ?? 0) + Number(hours));
  return sums;
}

export async function sumHours(db: Reader, personId: string, year: number): Promise<number> {
  return (await sumByPerson(db, { personId }, year)).get(personId) ?? 0;
}

/** The hours of everybody of a branch; who has none is left out. */
export async function sumHoursOfUnit(db: Reader, unitId: string, year: number): Promise<Map<string, number>> {
  return sumByPerson(db, { unitId }, year);
}

/**
 * Key posts in force below a path: how many, how many exempt, how many holders completed a tagged offering. Whoever
 * holds a post since after `newSince` is exempt as long as that lasts, whether somebody marked it or not.
 */
export async function countKeyPosts(
  db: Reader,
  path: string,
  { metric, from, to, newSince }: { metric: string; from: Day; to: Day; newSince: Day },
): Promise<{ all: number; exempt: number; trained: number }> {
  const exempt = sql<boolean>`(coalesce(json_value(record.body, '$.exempt'), '') not in ('', 'newInPost')
    or json_value(record.body, '$.heldSince') > ${newSince})`;
  const row = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select([
      sql<string>`count(*)`.as('all'),
      sql<string>`coalesce(sum(${exempt}), 0)`.as('exempt'),
      sql<string>`coalesce(sum(not ${exempt} and exists (
        select 1 from record as enrolment join fact on fact.record_id = enrolment.id
        where enrolment.person_id = record.person_id and enrolment.type = 'enrolment' and fact.metric = ${metric}
          and fact.on_day >= ${from} and fact.on_day <= ${to})), 0)`.as('trained'),
    ])
    .where('record.type', '=', 'keyPost')
    .where('record.state', 'in', ['active', 'dueReview'])
    .where('unit.path', 'like', `${path}%`)
    .executeTakeFirstOrThrow();
  return { all: Number(row.all), exempt: Number(row.exempt), trained: Number(row.trained) };
}
