import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';
import type { CitedRecord } from './record.ts';
import { whereScope } from './scope.ts';

/** A published survey serves measures as a record does; it is no record, so it stands here (decision 0013). */
export async function insertSurveyMeasures(
  tx: Tx,
  survey: { id: string; unitId: string },
  on: Day,
  measureIds: readonly string[],
): Promise<void> {
  if (measureIds.length === 0) return;
  await tx
    .insertInto('survey_measure')
    .values(
      measureIds.map((measureId) => ({
        survey_id: survey.id,
        measure_id: measureId,
        unit_id: survey.unitId,
        happened_on: on,
      })),
    )
    .execute();
}

/** Published surveys that serve a measure in the scopes, newest first. */
export async function listSurveysOfMeasure(
  db: Reader,
  scopes: readonly Scope[],
  measureId: string,
): Promise<CitedRecord[]> {
  const rows = await db
    .selectFrom('survey_measure')
    .innerJoin('survey', 'survey.id', 'survey_measure.survey_id')
    .innerJoin('unit', 'unit.id', 'survey_measure.unit_id')
    .select([
      'survey.id',
      'survey.title',
      'survey_measure.unit_id as unitId',
      'unit.name as unitName',
      'survey_measure.happened_on as happenedOn',
    ])
    .where('survey_measure.measure_id', '=', measureId)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .orderBy('survey_measure.happened_on', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, type: 'survey' }));
}
