import type { Scope } from '@gangmu/domain/access/can';
import type { Fact } from '@gangmu/domain/kinds/define-kind';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';
import { insertBulk } from './insert-bulk.ts';
import { markConcerned } from './obligation-status.ts';
import { listRecords, type StoredRecord } from './record.ts';
import type { NewRecordStep } from './record-step.ts';
import type { NewRecord } from './record-write.ts';

const chunk = 500;
const mostOfferings = 2_000;

/** Offerings in one of the states within the scopes, newest first. */
export async function listOfferings(
  db: Reader,
  scopes: readonly Scope[],
  states: readonly string[],
): Promise<StoredRecord[]> {
  return listRecords(db, scopes, { type: 'offering', states }, null, mostOfferings);
}

/** Somebody on the list of an offering. */
export interface ListedEnrolment {
  readonly id: string;
  readonly offeringId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly departmentId: string | null;
  readonly state: string;
  readonly mechanism: string | null;
  readonly happenedOn: Day;
  readonly body: Readonly<Record<string, unknown>>;
  readonly version: number;
}

/** Everybody on the lists of these offerings, for each person the entry that came last. */
export async function listEnrolments(db: Reader, offeringIds: readonly string[]): Promise<ListedEnrolment[]> {
  if (offeringIds.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select([
      'record.id',
      'record.parent_id as offeringId',
      'record.person_id as personId',
      'record.unit_id as unitId',
      'unit.department_id as departmentId',
      'record.state',
      'record.mechanism',
      'record.happened_on as happenedOn',
      'record.body',
      'record.version',
    ])
    .where('record.parent_id', 'in', [...offeringIds])
    .where('record.type', '=', 'enrolment')
    .where('record.person_id', 'is not', null)
    .orderBy('record.id')
    .execute();
  return rows as unknown as ListedEnrolment[]; // neither parent nor person is null here; the body was checked by its kind
}

/** New entries with the steps they have taken already. */
export async function insertEnrolments(
  tx: Tx,
  records: readonly (NewRecord & { confirmedBy: string | null })[],
): Promise<void> {
  const at = new Date();
  await insertBulk(
    tx,
    'record',
    records.map((record) => ({
      id: record.id,
      kind: record.kind,
      type: record.type,
      mechanism: record.mechanism,
      unit_id: record.unitId,
      parent_id: record.parentId,
      person_id: record.personId ?? null,
      state: record.state,
      title: record.title,
      happened_on: record.happenedOn,
      due_on: record.dueOn,
      expected: record.expected,
      body: JSON.stringify(record.body),
      created_by: record.createdBy,
      created_at: at,
      confirmed_by: record.confirmedBy,
      confirmed_at: record.confirmedBy === null ? null : at,
    })),
  );
}

/** Moves entries to a state. False: somebody else changed one of them meanwhile. */
export async function moveEnrolments(
  tx: Tx,
  rows: readonly { readonly id: string; readonly version: number }[],
  state: string,
  confirmedBy: string | null,
): Promise<boolean> {
  for (let at = 0; at < rows.length; at += chunk) {
    const some = rows.slice(at, at + chunk);
    const known = sql.join(some.map(({ id, version }) => sql`(${id}, ${version})`));
    const result = await tx
      .updateTable('record')
      .set((set) => ({
        state,
        version: set('version', '+', 1),
        ...(confirmedBy === null ? {} : { confirmed_by: confirmedBy, confirmed_at: new Date() }),
      }))
      .where(sql<boolean>`(id, version) in (${known})`)
      .executeTakeFirst();
    if (Number(result.numUpdatedRows) !== some.length) return false;
  }
  return true;
}

/** What entries that count prove, and the steps all of them took; their units are judged anew. */
export async function insertProofs(
  tx: Tx,
  proofs: readonly {
    readonly record: Pick<ListedEnrolment, 'id' | 'unitId' | 'departmentId' | 'happenedOn'>;
    readonly facts: readonly Fact[];
    readonly measureIds: readonly string[];
  }[],
  steps: readonly NewRecordStep[],
): Promise<void> {
  const at = new Date();
  await insertBulk(
    tx,
    'fact',
    proofs.flatMap(({ record, facts }) =>
      facts.map((fact) => ({
        id: uuidv7(),
        record_id: record.id,
        unit_id: record.unitId,
        department_id: record.departmentId,
        metric: fact.metric,
        on_day: fact.on ?? record.happenedOn,
        amount: String(fact.amount),
        recorded_at: at,
      })),
    ),
  );
  await insertBulk(
    tx,
    'record_measure',
    proofs.flatMap(({ record, measureIds }) =>
      measureIds.map((measureId) => ({
        record_id: record.id,
        measure_id: measureId,
        unit_id: record.unitId,
        happened_on: record.happenedOn,
      })),
    ),
  );
  await insertBulk(
    tx,
    'record_step',
    steps.map((step) => ({
      id: step.id,
      record_id: step.recordId,
      step: step.step,
      from_state: step.from,
      to_state: step.to,
      on_day: step.on,
      by_user: step.byUser,
      reason: step.reason,
      changed: JSON.stringify(step.changed),
      at,
    })),
  );
  await markConcerned(
    tx,
    proofs.map(({ record }) => record.id),
  );
}
