import type { Fact } from '@gangmu/domain/kinds/define-kind';
import type { Absence } from '@gangmu/domain/kinds/field';
import { uuidv7 } from 'uuidv7';
import type { Tx } from './db.ts';
import { markConcerned } from './obligation-status.ts';
import type { StoredRecord } from './record.ts';

export type NewRecord = Omit<StoredRecord, 'unitPath' | 'departmentId' | 'version'>;

export async function insertRecords(tx: Tx, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return;
  await tx
    .insertInto('record')
    .values(
      records.map((record) => ({
        id: record.id,
        kind: record.kind,
        type: record.type,
        mechanism: record.mechanism,
        unit_id: record.unitId,
        parent_id: record.parentId,
        person_id: record.personId,
        handler_id: record.handlerId,
        state: record.state,
        title: record.title,
        happened_on: record.happenedOn,
        due_on: record.dueOn,
        expected: record.expected,
        body: JSON.stringify(record.body),
        created_by: record.createdBy,
        created_at: new Date(),
      })),
    )
    .execute();
  await markConcerned(
    tx,
    records.map(({ id }) => id),
  );
}

/** False: somebody else changed it meanwhile. */
export async function updateRecord(
  tx: Tx,
  id: string,
  version: number,
  change: { state: string; confirmedBy?: string } & Partial<
    Pick<StoredRecord, 'title' | 'happenedOn' | 'dueOn' | 'personId' | 'handlerId' | 'expected' | 'body'>
  >,
): Promise<boolean> {
  const result = await tx
    .updateTable('record')
    .set({
      state: change.state,
      version: version + 1,
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.happenedOn === undefined ? {} : { happened_on: change.happenedOn }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.personId === undefined ? {} : { person_id: change.personId }),
      ...(change.handlerId === undefined ? {} : { handler_id: change.handlerId }),
      ...(change.expected === undefined ? {} : { expected: change.expected }),
      ...(change.body === undefined ? {} : { body: JSON.stringify(change.body) }),
      ...(change.confirmedBy === undefined
        ? {}
        : { confirmed_by: change.confirmedBy, confirmed_at: new Date() }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  await markConcerned(tx, [id]);
  return Number(result.numUpdatedRows) === 1;
}

/** Replaces what a record proves: its facts, the absent, and the measures it serves; in a closed plan nothing moves. */
export async function replaceProof(
  tx: Tx,
  record: Pick<StoredRecord, 'id' | 'unitId' | 'departmentId' | 'happenedOn'>,
  proof: { facts: readonly Fact[]; absences: readonly Absence[]; measureIds: readonly string[] },
): Promise<void> {
  await tx.deleteFrom('fact').where('record_id', '=', record.id).execute();
  await tx.deleteFrom('absence').where('record_id', '=', record.id).execute();
  await tx
    .deleteFrom('record_measure')
    .where('record_id', '=', record.id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('measure')
            .innerJoin('plan', 'plan.id', 'measure.plan_id')
            .select('measure.id')
            .whereRef('measure.id', '=', 'record_measure.measure_id')
            .where('plan.state', '=', 'closed'),
        ),
      ),
    )
    .execute();
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
          on_day: fact.on ?? record.happenedOn,
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
