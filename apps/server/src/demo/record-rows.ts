import type { NewRow } from '@gangmu/db/insert-bulk';
import type { RecordBody, RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { listServedMeasures } from '@gangmu/domain/kinds/list-served-measures';
import type { MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import type { DemoUnit } from './build-units.ts';
import type { DemoPlan } from './publish-demo-plan.ts';

/** The demo day (domain 9). */
const today = '2024-06-20';

/** Rows of records with what they prove, as their kinds declare it. */
export interface RecordRows {
  readonly records: NewRow<'record'>[];
  readonly facts: NewRow<'fact'>[];
  readonly served: NewRow<'record_measure'>[];
}

export interface DemoRecord {
  readonly type: string;
  readonly unit: DemoUnit;
  readonly state: string;
  readonly body: RecordBody;
  readonly mechanism?: MechanismCode;
  readonly parent?: { readonly id: string; readonly body: RecordBody };
  readonly handlerId?: string;
}

/** Collects records of the demo world; each gets its title, due day, facts and measures from its definition. */
export function collectRecords(plan: DemoPlan, by: string, newId: () => string) {
  const rows: RecordRows = { records: [], facts: [], served: [] };
  const issued = [...plan.byCode.values()];
  const add = (record: DemoRecord): { id: string; body: RecordBody } => {
    const definition = readRecordDefinition(record.type);
    const id = newId();
    const mechanism = record.mechanism ?? definition.mechanisms[0] ?? null;
    const happenedOn = String(record.body[definition.happenedOn]);
    rows.records.push({
      ...columnsOf(definition, record, mechanism),
      id,
      happened_on: happenedOn,
      created_by: by,
      created_at: new Date(`${happenedOn}T02:00:00Z`),
    });
    if (definition.counted.includes(record.state)) prove(rows, definition, record, id, happenedOn);
    return { id, body: record.body };
  };
  const prove = (
    into: RecordRows,
    definition: RecordDefinition,
    record: DemoRecord,
    id: string,
    happenedOn: string,
  ) => {
    const context = { today, expected: record.unit.members, parent: record.parent?.body ?? null };
    for (const fact of definition.factsOf(record.body, context)) {
      into.facts.push({
        id: newId(),
        record_id: id,
        unit_id: record.unit.id,
        department_id: record.unit.departmentId,
        metric: fact.metric,
        on_day: fact.on ?? happenedOn,
        amount: String(fact.amount),
        recorded_at: new Date(`${happenedOn}T02:00:00Z`),
      });
    }
    const mechanism = record.mechanism ?? definition.mechanisms[0] ?? null;
    for (const measureId of listServedMeasures(issued, definition, record.body, mechanism))
      into.served.push({
        record_id: id,
        measure_id: measureId,
        unit_id: record.unit.id,
        happened_on: happenedOn,
      });
  };
  return { rows, add };
}

function columnsOf(definition: RecordDefinition, record: DemoRecord, mechanism: MechanismCode | null) {
  const parameters = parametersInForce([], today);
  const calendar = { holidays: new Set<string>(), workdays: new Set<string>(), years: new Set<number>() };
  const subject = definition.subject === undefined ? null : record.body[definition.subject];
  return {
    kind: definition.kind,
    type: definition.name,
    mechanism,
    unit_id: record.unit.id,
    parent_id: record.parent?.id ?? null,
    person_id: typeof subject === 'string' ? subject : null,
    handler_id: record.handlerId ?? null,
    state: record.state,
    title: definition.titleOf(record.body).zh,
    due_on: definition.dueOf?.(record.body, record.state, { parameters, calendar, today }) ?? null,
    expected: record.unit.members,
    body: JSON.stringify(record.body),
    version: 2,
  };
}
