import type { StoredRecord } from './record.ts';
import type { Reader } from './db.ts';
import { sql } from 'kysely';

/** A unit, a measure of a published plan, or a record, as the index reads it. */
export interface UnitSource {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly unitPath: string;
}

export interface MeasureSource {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly code: string;
  readonly text: string;
  readonly isPublished: boolean;
}

export type RecordSource = Pick<StoredRecord, 'id' | 'type' | 'title' | 'unitPath' | 'body'>;

/** Some rows: those named, or a page of all in the order of ids. */
export type Rows = { readonly ids: readonly string[] } | { readonly after: string; readonly limit: number };

export async function readUnits(db: Reader, rows: Rows): Promise<UnitSource[]> {
  return db
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'short_name as shortName', 'path as unitPath'])
    .where(sql<boolean>`${ofRows('unit.id', rows)}`)
    .orderBy('id')
    .limit(limitOf(rows))
    .execute();
}

export async function readMeasures(db: Reader, rows: Rows): Promise<MeasureSource[]> {
  const found = await db
    .selectFrom('measure')
    .innerJoin('plan', 'plan.id', 'measure.plan_id')
    .select(['measure.id', 'plan.id as planId', 'plan.title as planTitle', 'measure.code', 'measure.text'])
    .select(['measure.state', 'plan.published_version as publishedVersion'])
    .where(sql<boolean>`${ofRows('measure.id', rows)}`)
    .orderBy('measure.id')
    .limit(limitOf(rows))
    .execute();
  return found.map(({ state, publishedVersion, ...row }) => ({
    ...row,
    isPublished: publishedVersion > 0 && state !== 'draft' && state !== 'withdrawn',
  }));
}

export async function readRecords(db: Reader, rows: Rows): Promise<RecordSource[]> {
  const found = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.id', 'record.type', 'record.title', 'record.body', 'unit.path as unitPath'])
    .where(sql<boolean>`${ofRows('record.id', rows)}`)
    .orderBy('record.id')
    .limit(limitOf(rows))
    .execute();
  return found as unknown as RecordSource[]; // the body was checked by its kind on the way in
}

/** The measures of some plans, whose publication shows them. */
export async function listMeasureIds(db: Reader, planIds: readonly string[]): Promise<string[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom('measure')
    .select('id')
    .where('plan_id', 'in', [...planIds])
    .execute();
  return rows.map((row) => row.id);
}

/** Sealed audit rows after a number: what was written since, in order. */
export async function listChangesAfter(db: Reader, seq: string, limit: number) {
  return db
    .selectFrom('audit_seal')
    .innerJoin('audit', 'audit.id', 'audit_seal.audit_id')
    .select([
      'audit_seal.seq',
      'audit.subject_type as type',
      'audit.subject_id as id',
      'audit.after_json as after',
    ])
    .where('audit_seal.seq', '>', seq)
    .where('audit.outcome', '=', 'done')
    .orderBy('audit_seal.seq')
    .limit(limit)
    .execute();
}

function ofRows(column: string, rows: Rows) {
  if ('after' in rows) return sql`${sql.ref(column)} > ${rows.after}`;
  return rows.ids.length === 0 ? sql`false` : sql`${sql.ref(column)} in (${sql.join([...rows.ids])})`;
}

function limitOf(rows: Rows): number {
  return 'after' in rows ? rows.limit : Math.max(1, rows.ids.length);
}
