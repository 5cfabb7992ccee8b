import type { AccessObject, Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';
import { likePrefix } from './like-prefix.ts';
import { whereScope } from './scope.ts';

export interface StoredRecord extends AccessObject {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly departmentId: string | null;
  readonly mechanism: string | null;
  readonly parentId: string | null;
  /** The person it is about. */
  readonly personId: string | null;
  /** The account that handles a private case. */
  readonly handlerId: string | null;
  readonly state: string;
  readonly title: string;
  readonly happenedOn: Day;
  readonly dueOn: Day | null;
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
  'record.mechanism',
  'record.parent_id as parentId',
  'record.person_id as personId',
  'record.handler_id as handlerId',
  'record.state',
  'record.title',
  'record.happened_on as happenedOn',
  'record.due_on as dueOn',
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

export interface RecordFilter {
  readonly type: string;
  readonly unitId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly personId?: string | undefined;
  readonly mechanism?: string | undefined;
  readonly states?: readonly string[] | undefined;
  /** Titles that hold the text. */
  readonly text?: string | undefined;
  /** `newest` by the day it happened; `due` by the day something has to happen, records without one left out. */
  readonly order?: 'newest' | 'due' | undefined;
}

/** A page of records of a type within the scopes. The cursor is the day and the id of the last row seen. */
export async function listRecords(
  db: Reader,
  scopes: readonly Scope[],
  filter: RecordFilter,
  cursor: { day: Day; id: string } | null,
  limit: number,
): Promise<StoredRecord[]> {
  const byDue = filter.order === 'due';
  const column = byDue ? 'record.due_on' : 'record.happened_on';
  const direction = byDue ? 'asc' : 'desc';
  let query = db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(columns)
    .where((where) => whereScope(where, scopes, 'unit.path', 'record.person_id', 'record.handler_id'))
    .where('record.type', '=', filter.type);
  if (filter.unitId !== undefined) query = query.where('record.unit_id', '=', filter.unitId);
  if (filter.parentId !== undefined) query = query.where('record.parent_id', '=', filter.parentId);
  if (filter.personId !== undefined) query = query.where('record.person_id', '=', filter.personId);
  if (filter.mechanism !== undefined) query = query.where('record.mechanism', '=', filter.mechanism);
  if (filter.states !== undefined) query = query.where('record.state', 'in', [...filter.states]);
  if (filter.text !== undefined) query = query.where('record.title', 'like', `%${likePrefix(filter.text)}`);
  if (byDue) query = query.where('record.due_on', 'is not', null);
  if (cursor !== null) {
    query = query.where((where) =>
      where.or([
        where(column, byDue ? '>' : '<', cursor.day),
        where.and([where(column, '=', cursor.day), where('record.id', byDue ? '>' : '<', cursor.id)]),
      ]),
    );
  }
  const rows = await query.orderBy(column, direction).orderBy('record.id', direction).limit(limit).execute();
  return rows as StoredRecord[]; // the body was checked by its kind on the way in
}

/** The newest record of a type in a unit, whose place and host the next one is likely to repeat. */
export async function findLastRecord(db: Reader, type: string, unitId: string): Promise<StoredRecord | null> {
  const [row] = await listRecords(db, [{ type: 'all' }], { type, unitId }, null, 1);
  return row ?? null;
}

/** Records of the given ids within the scopes, in the order of their ids. */
export async function listRecordsById(
  db: Reader,
  scopes: readonly Scope[],
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(columns)
    .where((where) => whereScope(where, scopes, 'unit.path', 'record.person_id', 'record.handler_id'))
    .where('record.id', 'in', [...ids])
    .orderBy('record.id')
    .execute();
  return rows as StoredRecord[]; // as in listRecords
}

/** Records of a type in a state whose due day has come, for the system's own steps. */
export async function listDueRecords(
  db: Reader,
  type: string,
  states: readonly string[],
  today: Day,
  limit: number,
): Promise<StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(columns)
    .where('record.type', '=', type)
    .where('record.state', 'in', [...states])
    .where('record.due_on', '<=', today)
    .orderBy('record.due_on')
    .limit(limit)
    .execute();
  return rows as StoredRecord[]; // as in listRecords
}

export interface CitedRecord {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly happenedOn: Day;
}

/** Counted records that serve a measure in the scopes, newest first; private cases are never listed (domain 5.5). */
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
    .where('record.handler_id', 'is', null)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .orderBy('record_measure.happened_on', 'desc')
    .limit(limit)
    .execute();
}

/** Below this number a count of private cases is not shown (domain M31). */
const fewestPrivate = 5;

/** How many counted records of how many units serve each measure; private cases count from five on. */
export async function countRecordsByMeasure(
  db: Reader,
  scopes: readonly Scope[],
  measureIds: readonly string[],
) {
  if (measureIds.length === 0) return [];
  return db
    .selectFrom('record_measure')
    .innerJoin('unit', 'unit.id', 'record_measure.unit_id')
    .innerJoin('record', 'record.id', 'record_measure.record_id')
    .select((select) => [
      'record_measure.measure_id as measureId',
      sql<string>`sum(record.handler_id is null) + if(sum(record.handler_id is not null) >= ${fewestPrivate}, sum(record.handler_id is not null), 0)`.as(
        'records',
      ),
      select.fn.count<string>('record_measure.unit_id').distinct().as('units'),
    ])
    .where('record_measure.measure_id', 'in', [...measureIds])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .groupBy('record_measure.measure_id')
    .execute();
}
