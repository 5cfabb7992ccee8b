import type { AppraisalRules } from '@gangmu/domain/assessments/appraisal-rules';
import { writeRules } from '@gangmu/domain/assessments/appraisal-rules';
import type { FigureCount, FigureKey, FigureQuery } from '@gangmu/domain/assessments/fact-sheet';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

/** A secretary who reports in a cycle, with what the ballot has to know. */
export interface ReportingUnit {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly unitId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly unitPath: string;
  readonly departmentId: string | null;
}

/** Reports below a cycle in the order of the units’ codes; never in another. */
export async function listReportingUnits(db: Reader, cycleId: string): Promise<ReportingUnit[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select([
      'record.id',
      'record.state',
      'record.version',
      'record.body',
      'unit.id as unitId',
      'unit.code as unitCode',
      'unit.name as unitName',
      'unit.kind as unitKind',
      'unit.path as unitPath',
      'unit.department_id as departmentId',
    ])
    .where('record.parent_id', '=', cycleId)
    .where('record.type', '=', 'appraisal')
    .orderBy('unit.code')
    .limit(1_000)
    .execute();
  return rows as unknown as ReportingUnit[]; // the body was checked by its kind on the way in
}

/**
 * Units of the kinds that stand next below one and live on a day, in the order of their codes. A department is no
 * Party organisation: what stands directly below it stands next below the committee above it.
 */
export async function listNextBelow(
  db: Reader,
  unitId: string,
  kinds: readonly string[],
  on: Day,
): Promise<string[]> {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('unit as above', 'above.id', 'unit.parent_id')
    .select('unit.id')
    .where('unit.kind', 'in', [...kinds])
    .where((where) =>
      where.or([
        where('above.id', '=', unitId),
        where.and([where('above.kind', '=', 'department'), where('above.parent_id', '=', unitId)]),
      ]),
    )
    .where((where) => where.or([where('unit.dissolved_on', 'is', null), where('unit.dissolved_on', '>', on)]))
    .orderBy('unit.code')
    .limit(1_000)
    .execute();
  return rows.map(({ id }) => id);
}

/** Living cycles of a unit for a year, one left out. */
export async function countCyclesOf(
  db: Reader,
  unitId: string,
  year: number,
  except: string,
): Promise<number> {
  const row = await db
    .selectFrom('record')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('unit_id', '=', unitId)
    .where('type', '=', 'appraisalCycle')
    .where('state', '!=', 'cancelled')
    .where('id', '!=', except)
    .where((where) =>
      where.eb(where.fn<number>('json_value', ['record.body', where.val('$.year')]), '=', year),
    )
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function insertRules(tx: Tx, cycleId: string, rules: AppraisalRules, on: Day): Promise<void> {
  await tx
    .insertInto('appraisal_rules')
    .values({ cycle_id: cycleId, rules: writeRules(rules), frozen_on: on })
    .execute();
}

/** The rules a cycle was started with; null before its start. */
export async function findRules(db: Reader, cycleId: string): Promise<AppraisalRules | null> {
  const row = await db
    .selectFrom('appraisal_rules')
    .select('rules')
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  return row ? (JSON.parse(row.rules) as AppraisalRules) : null; // written by insertRules only
}

export interface KeptFigure extends FigureCount {
  readonly figure: FigureKey;
  readonly query: FigureQuery;
  readonly takenOn: Day;
}

export async function insertFigures(
  tx: Tx,
  appraisalId: string,
  figures: readonly KeptFigure[],
): Promise<void> {
  if (figures.length === 0) return;
  await tx
    .insertInto('appraisal_figure')
    .values(
      figures.map((row, place) => ({
        appraisal_id: appraisalId,
        place,
        figure: row.figure,
        amount: String(row.amount),
        of_all: row.of,
        exempt: row.exempt,
        query: JSON.stringify(row.query),
        taken_on: row.takenOn,
      })),
    )
    .execute();
}

/** The fact sheet of a report as it was frozen. */
export async function listFigures(db: Reader, appraisalId: string): Promise<KeptFigure[]> {
  const rows = await db
    .selectFrom('appraisal_figure')
    .select(['figure', 'amount', 'of_all as of', 'exempt', 'query', 'taken_on as takenOn'])
    .where('appraisal_id', '=', appraisalId)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    ...row,
    figure: row.figure as FigureKey, // written by insertFigures only
    amount: Number(row.amount),
    query: JSON.parse(row.query) as FigureQuery, // as above
  }));
}

export async function insertResults(
  tx: Tx,
  results: readonly { appraisalId: string; result: string }[],
  on: Day,
): Promise<void> {
  for (let at = 0; at < results.length; at += 500)
    await tx
      .insertInto('appraisal_result')
      .values(
        results
          .slice(at, at + 500)
          .map(({ appraisalId, result }) => ({ appraisal_id: appraisalId, result, reckoned_on: on })),
      )
      .execute();
}

/** The published results as they were written, byte for byte. */
export async function listResults(db: Reader, appraisalIds: readonly string[]): Promise<Map<string, string>> {
  if (appraisalIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('appraisal_result')
    .select(['appraisal_id as appraisalId', 'result'])
    .where('appraisal_id', 'in', [...appraisalIds])
    .execute();
  return new Map(rows.map((row) => [row.appraisalId, row.result]));
}

/** Problems told in an appraisal of these units’ cycles of a year, with how they stand. */
export async function listProblems(db: Reader, unitIds: readonly string[], year: number) {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom('record')
    .innerJoin('record as report', 'report.id', 'record.parent_id')
    .innerJoin('record as cycle', 'cycle.id', 'report.parent_id')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select([
      'record.id',
      'record.title',
      'record.state',
      'record.due_on as dueOn',
      'record.unit_id as unitId',
      'unit.short_name as unitName',
    ])
    .where('record.unit_id', 'in', [...unitIds])
    .where('record.type', '=', 'finding')
    .where('report.type', '=', 'appraisal')
    .where('cycle.type', '=', 'appraisalCycle')
    .where((where) =>
      where.eb(where.fn<number>('json_value', ['cycle.body', where.val('$.year')]), '=', year),
    )
    .orderBy('unit.code')
    .orderBy('record.id')
    .limit(1_000)
    .execute();
}

/** People who hold the post of secretary today, by unit. */
export async function listSecretaries(
  db: Reader,
  unitIds: readonly string[],
  on: Day,
): Promise<{ unitId: string; personId: string; name: string }[]> {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select(['post.unit_id as unitId', 'post.person_id as personId', 'person.name'])
    .where('post.unit_id', 'in', [...unitIds])
    .where('post.type', '=', 'secretary')
    .where('post.from_on', '<=', on)
    .where((where) => where.or([where('post.to_on', 'is', null), where('post.to_on', '>=', on)]))
    .execute();
}

/** Where a person is a member and has posts today: all that the electorate asks. */
export async function findRaterPlaces(
  db: Reader,
  personId: string,
  on: Day,
): Promise<{ homes: string[]; postsIn: string[]; departmentIds: string[] }> {
  const [homes, posts] = await Promise.all([
    db
      .selectFrom('membership')
      .innerJoin('unit', 'unit.id', 'membership.unit_id')
      .select(['unit.path', 'unit.department_id as departmentId'])
      .where('membership.person_id', '=', personId)
      .where('membership.status', 'in', ['full', 'probationary'])
      .where('membership.to_on', 'is', null)
      .execute(),
    db
      .selectFrom('post')
      .innerJoin('unit', 'unit.id', 'post.unit_id')
      .select(['post.unit_id as unitId', 'unit.department_id as departmentId'])
      .where('post.person_id', '=', personId)
      .where('post.type', 'not in', ['mentor', 'studySecretary', 'cellLeader'])
      .where('post.from_on', '<=', on)
      .where((where) => where.or([where('post.to_on', 'is', null), where('post.to_on', '>=', on)]))
      .execute(),
  ]);
  return {
    homes: homes.map(({ path }) => path),
    postsIn: posts.map(({ unitId }) => unitId),
    departmentIds: [...new Set([...homes, ...posts].flatMap(({ departmentId }) => departmentId ?? []))],
  };
}
