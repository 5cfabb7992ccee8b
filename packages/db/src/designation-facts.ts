import { meetingRules } from '@gangmu/domain/responsibilities/obligation-rules';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';

/** Meetings of a unit whose periods ended in the span and were missed; what its members owe is no gate of a title. */
export async function countMissed(db: Reader, unitId: string, from: Day, to: Day): Promise<number> {
  const row = await db
    .selectFrom('obligation_status')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('unit_id', '=', unitId)
    .where('rule', 'in', [...meetingRules])
    .where('status', '=', 'missed')
    .where('ends_on', '>=', from)
    .where('ends_on', '<=', to)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Findings of a unit that are neither closed nor dropped. */
export async function countUnsettled(db: Reader, unitId: string): Promise<number> {
  const row = await db
    .selectFrom('record')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('unit_id', '=', unitId)
    .where('type', '=', 'finding')
    .where('state', 'not in', ['closed', 'settled', 'merged', 'dropped'])
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Facts of a metric in a unit since a day. */
export async function countFacts(db: Reader, unitId: string, metric: string, from: Day): Promise<number> {
  const row = await db
    .selectFrom('fact')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('unit_id', '=', unitId)
    .where('metric', '=', metric)
    .where('on_day', '>=', from)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The month a person was born in, `2000-05`; null where it is not recorded. */
export async function findBirthMonth(db: Reader, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select('birth_month as month')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.month ?? null;
}

/** Other living nominations of a unit itself in a round. */
export async function countNominations(
  db: Reader,
  of: { roundId: string; unitId: string; except: string },
): Promise<number> {
  const row = await db
    .selectFrom('record')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('parent_id', '=', of.roundId)
    .where('type', '=', 'nomination')
    .where('unit_id', '=', of.unitId)
    .where('id', '!=', of.except)
    .where('state', 'not in', ['withdrawn', 'notAwarded', 'objectionUpheld'])
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** How many nominations of a round stand in each state. */
export async function countByState(db: Reader, roundId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('record')
    .select('state')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('parent_id', '=', roundId)
    .where('type', '=', 'nomination')
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** The departments of the screened nominations of a round; null for units outside a department. */
export async function listScreenedDepartments(db: Reader, roundId: string): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select('unit.department_id as departmentId')
    .where('record.parent_id', '=', roundId)
    .where('record.type', '=', 'nomination')
    .where('record.state', '=', 'screened')
    .execute();
  return rows.map(({ departmentId }) => departmentId);
}
