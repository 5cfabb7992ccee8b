import { listRecords, type StoredRecord } from '@gangmu/db/record';
import { listUnitsById, type Unit } from '@gangmu/db/unit';
import { findingWeights } from '@gangmu/domain/assessments/checklist';
import {
  confirmedStates,
  rateRectification,
  type RectificationRate,
} from '@gangmu/domain/assessments/rectification-rate';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import type { FindingFacts } from '@gangmu/domain/papers/paper-facts';
import type { Day } from '@gangmu/domain/time/day';
import { scopeOf, type Gathering } from './gather-plan.ts';

const page = 200;
const most = 5_000;

/** Confirmed findings of a unit and below raised between two days, in the order of codes, and how far they are. */
export async function gatherFindings(
  context: Gathering,
  unit: Unit,
  span: { from: Day; to: Day },
): Promise<{ findings: FindingFacts[]; rate: RectificationRate }> {
  const records: StoredRecord[] = [];
  for (let cursor: { day: Day; id: string } | null = null; records.length < most; ) {
    const filter = { type: 'finding', states: confirmedStates };
    const rows = await listRecords(context.db, [scopeOf(unit)], filter, cursor, page);
    records.push(...rows.filter((row) => row.happenedOn >= span.from && row.happenedOn <= span.to));
    const last = rows.at(-1);
    if (!last || rows.length < page || last.happenedOn < span.from) break;
    cursor = { day: last.happenedOn, id: last.id };
  }
  const states = records.map((record) => ({ state: record.state, dueOn: record.dueOn, count: 1 }));
  return { findings: await toFindings(context, records), rate: rateRectification(states, span.to) };
}

/** Findings of one inspection; what was merged or did not hold is none. */
export async function gatherFindingsOf(
  context: Gathering,
  unit: Unit,
  inspectionId: string,
): Promise<FindingFacts[]> {
  const filter = { type: 'finding', parentId: inspectionId, states: ['raised', ...confirmedStates] };
  return toFindings(context, await listRecords(context.db, [scopeOf(unit)], filter, null, most));
}

/** Who answers for a finding is a person and stays out of papers (domain 5.5). */
async function toFindings(context: Gathering, records: readonly StoredRecord[]): Promise<FindingFacts[]> {
  const units = await listUnitsById(context.db, [...new Set(records.map((record) => record.unitId))]);
  const places = new Map(units.map((unit, at) => [unit.id, { at, name: unit.name }]));
  const states: Readonly<Record<string, { zh: string }>> = readRecordDefinition('finding').states;
  const weights: Readonly<Record<string, { zh: string }>> = findingWeights;
  const orderOf = (record: StoredRecord) => places.get(record.unitId)?.at ?? 0;
  return [...records]
    .sort((a, b) => orderOf(a) - orderOf(b) || (a.happenedOn + a.id < b.happenedOn + b.id ? -1 : 1))
    .map((record) => ({
      text: textIn(record, 'text'),
      item: textIn(record, 'item'),
      weight: weights[textIn(record, 'weight')]?.zh ?? '',
      unit: places.get(record.unitId)?.name ?? '',
      raisedOn: record.happenedOn,
      dueOn: textIn(record, 'wantedBy') || null, // its due day goes on to the second look
      result: textIn(record, 'result') || textIn(record, 'measures'),
      state: states[record.state]?.zh ?? record.state,
    }));
}

function textIn(record: StoredRecord, field: string): string {
  const value = record.body[field];
  return typeof value === 'string' ? value : '';
}
