import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';

/** How many records of a type below some parents stand in one of the states. */
export async function countBelow(
  db: Reader,
  parentIds: readonly string[],
  type: string,
  states: readonly string[],
): Promise<number> {
  if (parentIds.length === 0) return 0;
  const row = await db
    .selectFrom('record')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('parent_id', 'in', [...parentIds])
    .where('type', '=', type)
    .where('state', 'in', [...states])
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function countTeam(db: Reader, recordId: string): Promise<number> {
  const row = await db
    .selectFrom('inspection_member')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Titles of other living records of a type and unit in a span of days. */
export async function listTitles(
  db: Reader,
  of: { type: string; unitId: string; except: string; from: Day; to: Day },
): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('title')
    .where('type', '=', of.type)
    .where('unit_id', '=', of.unitId)
    .where('id', '!=', of.except)
    .where('state', '!=', 'cancelled')
    .where('happened_on', '>=', of.from)
    .where('happened_on', '<=', of.to)
    .limit(100)
    .execute();
  return rows.map(({ title }) => title);
}
