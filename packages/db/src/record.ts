import type { AccessObject, Scope } from '@gangmu/domain/access/can';
import type { Fact } from '@gangmu/domain/kinds/define-kind';
import type { Absence } from '@gangmu/domain/kinds/field';
import type { Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';
import { markObligations } from './obligation-status.ts';
import { whereScope } from './scope.ts';

export interface StoredRecord extends AccessObject {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly departmentId: string | null;
  readonly state: string;
  readonly title: string;
  readonly happenedOn: Day;
  readonly expected: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly createdBy: string;
  readonly version: number;
}

const columns = [
  'record.id',
  'record.kind',
  'record.type',
  'record.unit_id as unitId',
  'unit.path as unitPath',
  'unit.department_id as departmentId',
  'record.state',
  'record.title',
  'record.happened_on as happenedOn',
  'record.expected',
  'record.body',
  'record.created_by as createdBy',
  'record.version',
] as const;

export async function findRecord(db: Reader, id: string): Promise<StoredRecord | null> {
  const row = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(columns)
    .where('record.id', '=', id)
    .executeTakeFirst();
  return (row as StoredRecord | undefined) ?? null; // the body was checked by its kind on the way in
}

/** A page of records of a type within the scopes, newest first. The cursor is `day/id` of the last row seen. */
export async function listRecords(
  db: Reader,
  scopes: readonly Scope[],
  filter: { type: string; unitId?: string | undefined },
  cursor: { day: Day; id: string } | null,
  limit: number,
): Promise<StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(columns)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('record.type', '=', filter.type)
    .$if(filter.unitId !== undefined, (query) => query.where('record.unit_id', '=', filter.unitId ?? ''))
    .$if(cursor !== null, (query) =>
      query.where((where) =>
        where.or([
          where('record.happened_on', '<', cursor?.day ?? ''),
          where.and([
            where('record.happened_on', '=', cursor?.day ?? ''),
            where('record.id', '<', cursor?.id ?? ''),
          ]),
        ]),
      ),
    )
    .orderBy('record.happened_on', 'desc')
    .orderBy('record.id', 'desc')
    .limit(limit)
    .execute();
  return rows as StoredRecord[]; // as in findRecord
}

export async function insertRecord(
  tx: Tx,
  record: Pick<
    StoredRecord,
    'id' | 'kind' | 'type' | 'unitId' | 'state' | 'title' | 'happenedOn' | 'expected' | 'body' | 'createdBy'
  >,
): Promise<void> {
  await tx
    .insertInto('record')
    .values({
      id: record.id,
      kind: record.kind,
      type: record.type,
      unit_id: record.unitId,
      state: record.state,
      title: record.title,
      happened_on: record.happenedOn,
      expected: record.expected,
      body: JSON.stringify(record.body),
      created_by: record.createdBy,
      created_at: new Date(),
    })
    .execute();
}

/** False: somebody else changed it meanwhile. */
export async function updateRecord(
  tx: Tx,
  id: string,
  version: number,
  change: { state: string; confirmedBy?: string } & Partial<
    Pick<StoredRecord, 'title' | 'happenedOn' | 'expected' | 'body'>
  >,
): Promise<boolean> {
  const result = await tx
    .updateTable('record')
    .set({
      state: change.state,
      version: version + 1,
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.happenedOn === undefined ? {} : { happened_on: change.happenedOn }),
      ...(change.expected === undefined ? {} : { expected: change.expected }),
      ...(change.body === undefined ? {} : { body: JSON.stringify(change.body) }),
      ...(change.confirmedBy === undefined
        ? {}
        : { confirmed_by: change.confirmedBy, confirmed_at: new Date() }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Replaces what a record proves: its facts, the absent, and the measures it serves. */
export async function replaceProof(
  tx: Tx,
  record: Pick<StoredRecord, 'id' | 'unitId' | 'departmentId' | 'happenedOn'>,
  proof: { facts: readonly Fact[]; absences: readonly Absence[]; measureIds: readonly string[] },
): Promise<void> {
  await markObligations(tx, record.unitId);
  await tx.deleteFrom('fact').where('record_id', '=', record.id).execute();
  await tx.deleteFrom('absence').where('record_id', '=', record.id).execute();
  await tx.deleteFrom('record_measure').where('record_id', '=', record.id).execute();
  const recordedAt = new Date();
  if (proof.facts.length > 0) {
    await tx
      .insertInto('fact')
      .values(
        proof.facts.map((fact) => ({
          id: uuidv7(),
          record_id: record.id,
          unit_id: record.unitId,
          department_id: record.departmentId,
          metric: fact.metric,
          on_day: record.happenedOn,
          amount: String(fact.amount),
          recorded_at: recordedAt,
        })),
      )
      .execute();
  }
  if (proof.absences.length > 0) {
    await tx
      .insertInto('absence')
      .values(
        proof.absences.map((entry) => ({
          record_id: record.id,
          person_id: entry.personId,
          class: entry.class,
        })),
      )
      .execute();
  }
  if (proof.measureIds.length > 0) {
    await tx
      .insertInto('record_measure')
      .values(
        proof.measureIds.map((measureId) => ({
          record_id: record.id,
          measure_id: measureId,
          unit_id: record.unitId,
          happened_on: record.happenedOn,
        })),
      )
      .execute();
  }
}

/** The newest record of a type in a unit, whose place and host the next one is likely to repeat. */
export async function findLastRecord(db: Reader, type: string, unitId: string): Promise<StoredRecord | null> {
  const [row] = await listRecords(db, [{ type: 'all' }], { type, unitId }, null, 1);
  return row ?? null;
}

export interface CitedRecord {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly happenedOn: Day;
}

/** Counted records that serve a measure in the scopes, newest first. */
export async function listRecordsOfMeasure(
  db: Reader,
  scopes: readonly Scope[],
  measureId: string,
  limit: number,
): Promise<CitedRecord[]> {
  return db
    .selectFrom('record_measure')
    .innerJoin('record', 'record.id', 'record_measure.record_id')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select([
      'record.id',
      'record.title',
      'record.type',
      'record.unit_id as unitId',
      'unit.name as unitName',
      'record.happened_on as happenedOn',
    ])
    .where('record_measure.measure_id', '=', measureId)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .orderBy('record_measure.happened_on', 'desc')
    .limit(limit)
    .execute();
}

/** How many counted records of how many units serve each measure. */
export async function countRecordsByMeasure(
  db: Reader,
  scopes: readonly Scope[],
  measureIds: readonly string[],
) {
  if (measureIds.length === 0) return [];
  return db
    .selectFrom('record_measure')
    .innerJoin('unit', 'unit.id', 'record_measure.unit_id')
    .select((select) => [
      'record_measure.measure_id as measureId',
      select.fn.countAll<string>().as('records'),
      select.fn.count<string>('record_measure.unit_id').distinct().as('units'),
    ])
    .where('record_measure.measure_id', 'in', [...measureIds])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .groupBy('record_measure.measure_id')
    .execute();
}
