import type { TallyChange } from '@gangmu/domain/responsibilities/tally-change';
import type { TallyRow } from '@gangmu/domain/responsibilities/tally';
import type { Bucket } from '@gangmu/domain/responsibilities/urgency';
import type { Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';

/** Stands for “no due day” in the keys of the tallies, which cannot hold null. */
export const noDue: Day = '9999-12-31';

/** Stands for “all measures of the item”: each sum is kept per measure and per item, so that the net reads few rows. */
const wholeItem = '';

/** What a row of the sums stands for. */
export type TallyLevel = 'item' | 'measure';

/** Appends delta rows in the writer's transaction; the folder adds them to the tallies (decisions/0003). */
export async function insertTallyChanges(tx: Tx, changes: readonly TallyChange[], today: Day): Promise<void> {
  await tx
    .insertInto('tally_delta')
    .values(
      changes.map((change) => ({
        id: uuidv7(),
        plan_id: change.planId,
        item_id: change.itemId,
        measure_id: change.measureId,
        unit_path: change.unitPath,
        day: today,
        bucket: change.bucket,
        due_on: change.dueOn ?? noDue,
        count: change.count,
      })),
    )
    .execute();
}

/** A maintained count with the scope it belongs to. */
export interface ScopedTally extends TallyRow {
  readonly scopeId: string;
}

/** The committee and units directly below it, by id; `all` reads every sum of the plan in one stretch. */
export type TallyScopes = readonly string[] | 'all';

/** The counts of some scopes now: what has been folded, plus the changes still waiting. Item sums carry no measure. */
export async function listTallies(
  db: Reader,
  planId: string,
  scopes: TallyScopes,
  level: TallyLevel,
): Promise<ScopedTally[]> {
  const folded = await db
    .selectFrom('tally')
    .select(['scope_id as scopeId', 'item_id as itemId', 'bucket', 'due_on as dueOn', 'count'])
    .$if(level === 'measure', (query) => query.select('measure_id as measureId'))
    .where('plan_id', '=', planId)
    .where('measure_id', level === 'item' ? '=' : '!=', wholeItem)
    .$if(scopes !== 'all', (query) => query.where('scope_id', 'in', [...scopes]))
    .execute();
  const waiting = await db
    .selectFrom('tally_delta')
    .select([
      'unit_path as unitPath',
      'item_id as itemId',
      'measure_id as measureId',
      'bucket',
      'due_on as dueOn',
      'count',
    ])
    .where('plan_id', '=', planId)
    .execute();
  const rows: ScopedTally[] = folded.map(toTally);
  for (const { unitPath, ...delta } of waiting) {
    for (const scopeId of scopeIdsOf(unitPath))
      if (scopes === 'all' || scopes.includes(scopeId)) rows.push(toTally({ ...delta, scopeId }));
  }
  return rows;
}

/** The counts of some scopes as they were at the end of a day. */
export async function listTalliesAsOf(
  db: Reader,
  planId: string,
  scopes: TallyScopes,
  level: TallyLevel,
  day: Day,
): Promise<ScopedTally[]> {
  const rows = await db
    .selectFrom('tally_day')
    .select([
      'scope_id as scopeId',
      'item_id as itemId',
      'measure_id as measureId',
      'bucket',
      'due_on as dueOn',
    ])
    .select(sql<string>`sum(count)`.as('count'))
    .where('plan_id', '=', planId)
    .where('measure_id', level === 'item' ? '=' : '!=', wholeItem)
    .$if(scopes !== 'all', (query) => query.where('scope_id', 'in', [...scopes]))
    .where('day', '<=', day)
    .groupBy(['scope_id', 'item_id', 'measure_id', 'bucket', 'due_on'])
    .having(sql`sum(count)`, '!=', 0)
    .execute();
  return rows.map((row) => toTally({ ...row, count: Number(row.count) }));
}

const foldAtMost = 5_000;

/**
 * Adds waiting changes to the tallies of the committee and of the unit directly below it, and to the day's
 * ledger, and deletes exactly those rows (a watermark would lose rows that commit late). Returns how many.
 */
export async function foldTallies(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('tally_delta')
    .select(['id', 'plan_id', 'item_id', 'measure_id', 'unit_path', 'day', 'bucket', 'due_on', 'count'])
    .orderBy('id')
    .limit(foldAtMost)
    .execute();
  if (rows.length === 0) return 0;
  const sums = new Map<
    string,
    {
      day: Day;
      scope_id: string;
      plan_id: string;
      item_id: string;
      measure_id: string;
      bucket: string;
      due_on: Day;
      count: number;
    }
  >();
  for (const { id: _id, unit_path, ...row } of rows) {
    for (const scope_id of scopeIdsOf(unit_path)) {
      for (const measure_id of [row.measure_id, wholeItem]) {
        const sum = { ...row, scope_id, measure_id };
        const key = `${keyOf(sum)}${sum.day}`;
        const present = sums.get(key);
        if (present) present.count += row.count;
        else sums.set(key, sum);
      }
    }
  }
  const changed = [...sums.values()]
    .filter((sum) => sum.count !== 0)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (let at = 0; at < changed.length; at += 500) {
    const part = changed.slice(at, at + 500);
    await tx
      .insertInto('tally_day')
      .values(part)
      .onDuplicateKeyUpdate({ count: sql`count + values(count)` })
      .execute();
    await tx
      .insertInto('tally')
      .values(part.map(({ day: _day, ...rest }) => rest))
      .onDuplicateKeyUpdate({ count: sql`count + values(count)` })
      .execute();
  }
  await tx
    .deleteFrom('tally_delta')
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  await tx.deleteFrom('tally').where('count', '=', 0).execute();
  return rows.length;
}

/** The committee and the unit directly below it in whose sums a unit counts. */
export function scopeIdsOf(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .slice(0, 2);
}

function keyOf(row: {
  plan_id: string;
  scope_id: string;
  item_id: string;
  measure_id: string;
  bucket: string;
  due_on: string;
}): string {
  return [row.plan_id, row.scope_id, row.measure_id, row.item_id, row.bucket, row.due_on].join('|');
}

function toTally(row: {
  scopeId: string;
  itemId: string;
  measureId?: string;
  bucket: string;
  dueOn: Day;
  count: number;
}): ScopedTally {
  const { scopeId, itemId, measureId = wholeItem, bucket, dueOn, count } = row;
  const due = dueOn === noDue ? null : dueOn;
  return { scopeId, itemId, measureId, bucket: bucket as Bucket, dueOn: due, count }; // buckets are written by insertTallyChanges only
}
