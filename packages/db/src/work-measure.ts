import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';
import type { CitedRecord } from './record.ts';
import { whereScope } from './scope.ts';

/** Finished work that is no record, since it must not have a record's columns: a published survey, an accepted return. */
export interface UnrecordedWork {
  readonly id: string;
  readonly kind: 'survey' | 'restrictedReturn';
  readonly unitId: string;
  readonly title: string;
}

/** Says that it serves measures, as a record does; a later edition of the same work serves nothing twice. */
export async function insertWorkMeasures(
  tx: Tx,
  work: UnrecordedWork,
  on: Day,
  measureIds: readonly string[],
): Promise<void> {
  if (measureIds.length === 0) return;
  await tx
    .insertInto('work_measure')
    .ignore()
    .values(
      measureIds.map((measureId) => ({
        work_id: work.id,
        measure_id: measureId,
        kind: work.kind,
        unit_id: work.unitId,
        title: work.title,
        happened_on: on,
      })),
    )
    .execute();
}

/** Such work that serves a measure in the scopes, newest first. */
export async function listWorkOfMeasure(
  db: Reader,
  scopes: readonly Scope[],
  measureId: string,
): Promise<CitedRecord[]> {
  return db
    .selectFrom('work_measure')
    .innerJoin('unit', 'unit.id', 'work_measure.unit_id')
    .select([
      'work_measure.work_id as id',
      'work_measure.kind as type',
      'work_measure.title',
      'work_measure.unit_id as unitId',
      'unit.name as unitName',
      'work_measure.happened_on as happenedOn',
    ])
    .where('work_measure.measure_id', '=', measureId)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .orderBy('work_measure.happened_on', 'desc')
    .limit(100)
    .execute();
}

/** How many works of that sort serve each of the measures. */
export async function countWorkByMeasure(
  db: Reader,
  measureIds: readonly string[],
): Promise<Map<string, number>> {
  if (measureIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('work_measure')
    .select(['measure_id as measureId', (select) => select.fn.countAll<string>().as('count')])
    .where('measure_id', 'in', [...measureIds])
    .groupBy('measure_id')
    .execute();
  return new Map(rows.map(({ measureId, count }) => [measureId, Number(count)]));
}
