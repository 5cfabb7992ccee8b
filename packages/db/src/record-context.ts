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
 * Places a department was given for the year of a day, and how many are taken. The row of the quota is locked, so
 * that the last place is given once. Null: nobody gave any.
 */
export async function readQuota(
  db: Reader,
  quota: { of: string; field: string; metric: string },
  departmentId: string | null,
  on: Day,
): Promise<{ places: number; taken: number } | null> {
  if (departmentId === null) return null;
  const [from, to] = [`${yearOf(on)}-01-01`, `${yearOf(on)}-12-31`];
  const given = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(sql<string | null>`json_value(record.body, ${`$.${quota.field}`})`.as('places'))
    .where('record.type', '=', quota.of)
    .where('record.state', '=', 'inForce')
    .where('unit.department_id', '=', departmentId)
    .where('record.happened_on', '>=', from)
    .where('record.happened_on', '<=', to)
    .orderBy('record.happened_on', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!given) return null;
  const taken = await db
    .selectFrom('fact')
    .select((select) => select.fn.sum<string | null>('amount').as('sum'))
    .where('department_id', '=', departmentId)
    .where('metric', '=', quota.metric)
    .where('on_day', '>=', from)
    .where('on_day', '<=', to)
    .executeTakeFirst();
  return { places: Number(given.places ?? 0), taken: Number(taken?.sum ?? 0) };
}
