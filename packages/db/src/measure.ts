import type { Clock } from '@gangmu/domain/items/clock';
import type { ActorLetter, CountRule, CoUnit, MeasureFields } from '@gangmu/domain/items/measure';
import type { OutlineMeasure } from '@gangmu/domain/items/outline';
import type { KindName } from '@gangmu/domain/kinds/kind-name';
import type { MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import type { Day } from '@gangmu/domain/time/day';
import type { UnitSelector } from '@gangmu/domain/units/unit-selector';
import type { Reader, Tx } from './db.ts';

export const measureStates = ['draft', 'issued', 'closed', 'withdrawn'] as const;
export type MeasureState = (typeof measureStates)[number];

export interface MeasureRow extends OutlineMeasure {
  readonly planId: string;
  readonly sort: number;
  readonly state: MeasureState;
  readonly triggeredOn: Day | null;
  readonly closedOn: Day | null;
  /** The measure of an earlier year's plan that it goes on with. */
  readonly carriedFrom: string | null;
  /** What the importer thought and why; see `readWorkPoints`. */
  readonly suggestion: unknown;
  readonly version: number;
}

/** A measure that goes on with one of an earlier plan. */
export interface CarriedMeasure {
  readonly id: string;
  readonly code: string;
  readonly planId: string;
  readonly year: number;
  readonly publishedVersion: number;
  readonly carriedFrom: string;
}

const columns = [
  'id',
  'plan_id as planId',
  'item_id as itemId',
  'code',
  'text',
  'span_from as from',
  'span_to as to',
  'sort',
  'state',
  'kind',
  'mechanism',
  'actors',
  'lead_unit_id as leadUnitId',
  'co_units as coUnits',
  'implementers',
  'closing_standard as closingStandard',
  'clock',
  'count_rule as countRule',
  'ask_minutes as askMinutes',
  'triggered_on as triggeredOn',
  'closed_on as closedOn',
  'carried_from as carriedFrom',
  'suggestion',
  'version',
] as const;

export async function listMeasures(db: Reader, planId: string): Promise<MeasureRow[]> {
  const rows = await db
    .selectFrom('measure')
    .select(columns)
    .where('plan_id', '=', planId)
    .orderBy('sort')
    .execute();
  return rows.map(toMeasure);
}

export async function listMeasuresById(db: Reader, ids: readonly string[]): Promise<MeasureRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('measure')
    .select(columns)
    .where('id', 'in', [...ids])
    .orderBy('sort')
    .execute();
  return rows.map(toMeasure);
}

/** The measures of later plans that go on with one of these; withdrawn ones left out. */
export async function listCarried(db: Reader, originIds: readonly string[]): Promise<CarriedMeasure[]> {
  if (originIds.length === 0) return [];
  const rows = await db
    .selectFrom('measure')
    .innerJoin('plan', 'plan.id', 'measure.plan_id')
    .select(['measure.id', 'measure.code', 'measure.plan_id as planId', 'plan.year'])
    .select(['plan.published_version as publishedVersion', 'measure.carried_from as carriedFrom'])
    .where('measure.carried_from', 'in', [...originIds])
    .where('measure.state', '!=', 'withdrawn')
    .orderBy('plan.year')
    .orderBy('measure.sort')
    .execute();
  return rows.map((row) => ({ ...row, carriedFrom: row.carriedFrom ?? '' })); // asked for above
}

export async function findMeasure(db: Reader, id: string): Promise<MeasureRow | null> {
  const [row] = await listMeasuresById(db, [id]);
  return row ?? null;
}

/** Issued measures that count sessions by themselves or may be linked by hand, in the order of their codes. */
export async function listIssuedMeasures(db: Reader, year: number): Promise<MeasureRow[]> {
  const rows = await db
    .selectFrom('measure')
    .innerJoin('plan', 'plan.id', 'measure.plan_id')
    .select(columns.map((column) => `measure.${column}` as 'measure.id'))
    .where('plan.year', '=', year)
    .where('plan.state', 'in', ['published', 'revising', 'review'])
    .where('measure.state', '=', 'issued')
    .orderBy('measure.sort')
    .execute();
  return rows.map((row) => toMeasure(row as never)); // the same columns as above, qualified
}

type Stored = Record<'actors' | 'coUnits' | 'implementers' | 'clock' | 'countRule' | 'suggestion', unknown> &
  Omit<
    MeasureRow,
    'actors' | 'coUnits' | 'implementers' | 'clock' | 'countRule' | 'state' | 'kind' | 'mechanism'
  > & {
    state: string;
    kind: string | null;
    mechanism: string | null;
  };

/** JSON columns come parsed; their form was checked by the schema of `measureFields` on the way in. */
function toMeasure(row: Stored): MeasureRow {
  return {
    ...row,
    state: row.state as MeasureState,
    kind: row.kind as KindName | null,
    mechanism: row.mechanism as MechanismCode | null,
    actors: row.actors as ActorLetter[],
    coUnits: row.coUnits as CoUnit[],
    implementers: row.implementers as UnitSelector,
    clock: row.clock as Clock | null,
    countRule: row.countRule as CountRule | null,
  };
}

export async function insertMeasures(
  tx: Tx,
  measures: readonly Omit<MeasureRow, 'version' | 'triggeredOn' | 'closedOn'>[],
): Promise<void> {
  if (measures.length === 0) return;
  await tx.insertInto('measure').values(measures.map(toRow)).execute();
}

/** Puts rows back as they were (undo): what exists is overwritten, its version moves on. */
export async function replaceMeasures(tx: Tx, measures: readonly MeasureRow[]): Promise<void> {
  if (measures.length === 0) return;
  await tx
    .deleteFrom('measure')
    .where(
      'id',
      'in',
      measures.map((measure) => measure.id),
    )
    .execute();
  await tx
    .insertInto('measure')
    .values(measures.map((measure) => ({ ...toRow(measure), version: measure.version + 2 })))
    .execute();
}

export async function deleteMeasures(tx: Tx, planId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('measure')
    .where('plan_id', '=', planId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Writes what the planner decided, and where it comes from if that is new. False: somebody else changed it meanwhile. */
export async function updateMeasureFields(
  tx: Tx,
  id: string,
  version: number,
  fields: MeasureFields,
  carriedFrom?: string,
): Promise<boolean> {
  const origin = carriedFrom === undefined ? {} : { carried_from: carriedFrom };
  const result = await tx
    .updateTable('measure')
    .set({ ...fieldColumns(fields), ...origin, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Order, code and home of a measure after a structural edit. */
export async function updateMeasurePlace(
  tx: Tx,
  measure: { id: string; itemId: string; code: string; sort: number },
): Promise<void> {
  await tx
    .updateTable('measure')
    .set({ item_id: measure.itemId, code: measure.code, sort: measure.sort })
    .where('id', '=', measure.id)
    .execute();
}

export async function updateMeasureText(
  tx: Tx,
  id: string,
  text: { text: string; from: number; to: number },
): Promise<void> {
  await tx
    .updateTable('measure')
    .set((set) => ({
      text: text.text,
      span_from: text.from,
      span_to: text.to,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function updateMeasureState(tx: Tx, id: string, state: MeasureState): Promise<void> {
  await tx
    .updateTable('measure')
    .set((set) => ({ version: set('version', '+', 1), state }))
    .where('id', '=', id)
    .execute();
}

/** Starts the clock, or closes the measure. False: somebody else changed it meanwhile. */
export async function updateMeasureProgress(
  tx: Tx,
  id: string,
  version: number,
  change: { triggeredOn: Day; clock: Clock } | { state: 'closed'; closedOn: Day },
): Promise<boolean> {
  const result = await tx
    .updateTable('measure')
    .set({
      version: version + 1,
      ...('clock' in change
        ? {
            triggered_on: change.triggeredOn,
            clock_type: change.clock.type,
            clock: JSON.stringify(change.clock),
          }
        : { state: change.state, closed_on: change.closedOn }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

function toRow(measure: Omit<MeasureRow, 'version' | 'triggeredOn' | 'closedOn'>) {
  return {
    id: measure.id,
    plan_id: measure.planId,
    item_id: measure.itemId,
    code: measure.code,
    text: measure.text,
    span_from: measure.from,
    span_to: measure.to,
    sort: measure.sort,
    state: measure.state,
    carried_from: measure.carriedFrom,
    suggestion: JSON.stringify(measure.suggestion),
    ...fieldColumns(measure),
  };
}

function fieldColumns(fields: MeasureFields) {
  return {
    kind: fields.kind,
    mechanism: fields.mechanism,
    actors: JSON.stringify(fields.actors),
    lead_unit_id: fields.leadUnitId,
    co_units: JSON.stringify(fields.coUnits),
    implementers: JSON.stringify(fields.implementers),
    closing_standard: fields.closingStandard,
    clock_type: fields.clock?.type ?? null,
    clock: fields.clock === null ? null : JSON.stringify(fields.clock),
    count_rule: fields.countRule === null ? null : JSON.stringify(fields.countRule),
    ask_minutes: fields.askMinutes,
  };
}
