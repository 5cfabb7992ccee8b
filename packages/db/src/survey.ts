import type { Scope } from '@gangmu/domain/access/can';
import type { SurveyQuestion, SurveyState } from '@gangmu/domain/assessments/survey';
import type { Day } from '@gangmu/domain/time/day';
import { randomUUID } from 'node:crypto';
import type { Database, Reader, Tx } from './db.ts';
import { whereScope } from './scope.ts';
import { transact } from './transact.ts';

export interface Survey {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly title: string;
  readonly questions: readonly SurveyQuestion[];
  readonly closesOn: Day;
  readonly state: SurveyState;
  readonly measuresTaken: string;
  readonly builtBy: string;
  readonly version: number;
}

/** Surveys of units within the scopes, or that reach down to a unit, the latest first. */
export async function listSurveys(
  db: Reader,
  scopes: readonly Scope[],
  reaches: string | null,
): Promise<Survey[]> {
  const rows = await select(db)
    .where((where) =>
      where.or([
        whereScope(where, scopes, 'unit.path'),
        ...(reaches === null ? [] : [where('unit.path', 'in', above(reaches))]),
      ]),
    )
    .orderBy('survey.closes_on', 'desc')
    .orderBy('survey.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(toSurvey);
}

export async function findSurvey(db: Reader, id: string): Promise<Survey | null> {
  const row = await select(db).where('survey.id', '=', id).executeTakeFirst();
  return row ? toSurvey(row) : null;
}

export async function insertSurvey(
  tx: Tx,
  survey: Omit<Survey, 'unitPath' | 'state' | 'measuresTaken' | 'version'>,
): Promise<void> {
  await tx
    .insertInto('survey')
    .values({
      id: survey.id,
      unit_id: survey.unitId,
      title: survey.title,
      questions: JSON.stringify(survey.questions),
      closes_on: survey.closesOn,
      state: 'draft',
      built_by: survey.builtBy,
    })
    .execute();
}

/** False: somebody else changed it meanwhile. */
export async function moveSurvey(
  tx: Tx,
  id: string,
  version: number,
  to: { state: SurveyState; measuresTaken?: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('survey')
    .set({
      state: to.state,
      version: version + 1,
      ...(to.measuresTaken === undefined ? {} : { measures_taken: to.measuresTaken }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Destroys the one-time tokens; from then on nothing says who took part. */
export async function destroyTokens(tx: Tx, surveyId: string): Promise<void> {
  await tx.deleteFrom('survey_token').where('survey_id', '=', surveyId).execute();
}

/**
 * Stores answers without audit, key or time, under ids of chance in an order of chance, one row a question so that
 * not even the answers of one sheet stand together. The token is the only thing that is used up; a second use is
 * `already-exists`. There is no other door past the audit, and this one stores nothing else.
 */
export async function castAnswers(
  db: Database,
  sheet: { surveyId: string; unitId: string; token: string; choices: readonly number[] },
): Promise<void> {
  const { surveyId, unitId, token, choices } = sheet;
  const rows = choices
    .map((choice, question) => ({ id: randomUUID(), survey_id: surveyId, unit_id: unitId, question, choice }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await transact(db, null, async (tx) => {
    await tx.insertInto('survey_token').values({ survey_id: surveyId, token }).execute();
    await tx.insertInto('survey_answer').values(rows).execute();
  });
}

export async function hasToken(db: Reader, token: string): Promise<boolean> {
  const row = await db
    .selectFrom('survey_token')
    .select('token')
    .where('token', '=', token)
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts by group, question and choice; groups in the order of their codes. */
export async function countAnswers(db: Reader, surveyId: string) {
  const rows = await db
    .selectFrom('survey_answer')
    .innerJoin('unit', 'unit.id', 'survey_answer.unit_id')
    .select([
      'unit.id as unitId',
      'unit.short_name as name',
      'survey_answer.question',
      'survey_answer.choice',
    ])
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('survey_answer.survey_id', '=', surveyId)
    .groupBy(['unit.id', 'unit.short_name', 'unit.code', 'survey_answer.question', 'survey_answer.choice'])
    .orderBy('unit.code')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** True where a department has at least so many members today that its answers may be kept apart at all. */
export async function hasMembers(db: Reader, departmentId: string, least: number): Promise<boolean> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select('membership.id')
    .where('unit.department_id', '=', departmentId)
    .where('membership.status', 'in', ['full', 'probationary'])
    .where('membership.to_on', 'is', null)
    .limit(least)
    .execute();
  return rows.length === least;
}

function above(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}/`);
}

function select(db: Reader) {
  return db
    .selectFrom('survey')
    .innerJoin('unit', 'unit.id', 'survey.unit_id')
    .select([
      'survey.id',
      'survey.unit_id as unitId',
      'unit.path as unitPath',
      'survey.title',
      'survey.questions',
      'survey.closes_on as closesOn',
      'survey.state',
      'survey.measures_taken as measuresTaken',
      'survey.built_by as builtBy',
      'survey.version',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toSurvey(row: Row): Survey {
  return {
    ...row,
    questions: JSON.parse(row.questions) as SurveyQuestion[],
    state: row.state as SurveyState,
  }; // written by insertSurvey and moveSurvey only
}
