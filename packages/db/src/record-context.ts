import type { QuotaDefinition } from '@gangmu/domain/kinds/define-kind';
import type { Share, Taking } from '@gangmu/domain/kinds/judge-quota';
import type { Day } from '@gangmu/domain/time/day';
import { yearOf } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';

/** Living records of a type below a parent from the same department (or, outside one, the same unit), one left out. */
export async function countSiblings(
  db: Reader,
  of: { type: string; parentId: string; departmentId: string | null; unitId: string; except: string },
  dead: readonly string[],
): Promise<number> {
  const row = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('record.parent_id', '=', of.parentId)
    .where('record.type', '=', of.type)
    .where('record.id', '!=', of.except)
    .$if(dead.length > 0, (query) => query.where('record.state', 'not in', [...dead]))
    .where((where) =>
      of.departmentId === null
        ? where('record.unit_id', '=', of.unitId)
        : where('unit.department_id', '=', of.departmentId),
    )
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** True when a living record about the person hangs below the same parent already. */
export async function hasSiblingOf(
  db: Reader,
  of: { type: string; parentId: string; personId: string; except: string },
  dead: readonly string[],
): Promise<boolean> {
  const row = await db
    .selectFrom('record')
    .select('id')
    .where('parent_id', '=', of.parentId)
    .where('type', '=', of.type)
    .where('person_id', '=', of.personId)
    .where('id', '!=', of.except)
    .$if(dead.length > 0, (query) => query.where('state', 'not in', [...dead]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Who may take how many places of a department's quota in the year of a day: the quota itself, what was shared out
 * of it, and what was taken. The row of the quota is locked, so that the last place is given once. Empty: nobody
 * gave any.
 */
export async function readShares(
  db: Reader,
  quota: QuotaDefinition,
  departmentId: string | null,
  on: Day,
): Promise<{ shares: Share[]; takings: Taking[] }> {
  const nothing = { shares: [], takings: [] };
  if (departmentId === null) return nothing;
  const [from, to] = [`${yearOf(on)}-01-01`, `${yearOf(on)}-12-31`];
  const given = db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select('unit.path')
    .select(sql<string | null>`json_value(record.body, ${`$.${quota.field}`})`.as('places'))
    .where('record.state', '=', 'inForce')
    .where('unit.department_id', '=', departmentId)
    .where('record.happened_on', '>=', from)
    .where('record.happened_on', '<=', to)
    .orderBy('record.happened_on')
    .orderBy('record.id');
  const [wholes, department] = await Promise.all([
    given.where('record.type', '=', quota.of).forUpdate().execute(),
    db.selectFrom('unit').select('path').where('id', '=', departmentId).executeTakeFirst(),
  ]);
  const whole = wholes.at(-1);
  if (!whole || !department) return nothing;
  const [parts, takings] = await Promise.all([
    given.where('record.type', '=', quota.sharedBy).execute(),
    db
      .selectFrom('fact')
      .innerJoin('unit', 'unit.id', 'fact.unit_id')
      .select((select) => ['unit.path', select.fn.sum<string>('fact.amount').as('taken')])
      .where('fact.department_id', '=', departmentId)
      .where('fact.metric', '=', quota.metric)
      .where('fact.on_day', '>=', from)
      .where('fact.on_day', '<=', to)
      .groupBy('unit.path')
      .execute(),
  ]);
  const latest = new Map([
    [department.path, whole.places],
    ...parts.map(({ path, places }) => [path, places] as const),
  ]);
  return {
    shares: [...latest].map(([path, places]) => ({ path, places: Number(places ?? 0) })),
    takings: takings.map(({ path, taken }) => ({ path, taken: Number(taken) })),
  };
}
