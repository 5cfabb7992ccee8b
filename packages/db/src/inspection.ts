import type { Outcome } from '@gangmu/domain/assessments/checklist';
import type { Candidate, SampleRule } from '@gangmu/domain/assessments/draw-sample';
import type { SentRectification } from '@gangmu/domain/assessments/rectification-signals';
import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';
import { likePrefix } from './like-prefix.ts';
import { whereScope } from './scope.ts';

export interface Draw {
  readonly rule: SampleRule;
  readonly seed: number;
  readonly wanted: number;
  /** The units it was drawn from, as they stood. */
  readonly candidates: readonly Candidate[];
  readonly drawnOn: Day;
  readonly unitIds: readonly string[];
}

/** Living branches below a path. At risk: past their term, or with a finding that is not closed. */
export async function listCandidates(db: Reader, path: string, today: Day): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('unit')
    .select(['unit.id', 'unit.code'])
    .select((select) =>
      select
        .or([
          sql<boolean>`coalesce(unit.postponed_to, date_add(unit.elected_on, interval unit.term_years year)) < ${today}`,
          select.exists(
            select
              .selectFrom('record')
              .select('record.id')
              .whereRef('record.unit_id', '=', 'unit.id')
              .where('record.type', '=', 'finding')
              .where('record.state', 'not in', ['closed', 'settled', 'merged', 'dropped']),
          ),
        ])
        .as('atRisk'),
    )
    .where('unit.path', 'like', likePrefix(path))
    .where('unit.kind', '=', 'branch')
    .where((where) =>
      where.or([where('unit.dissolved_on', 'is', null), where('unit.dissolved_on', '>', today)]),
    )
    .orderBy('unit.code')
    .limit(5_000)
    .execute();
  return rows.map(({ id, code, atRisk }) => ({ id, code, atRisk: Number(atRisk) === 1 }));
}

/** Throws a duplicate where a sample was drawn already: there is one draw, and it stays. */
export async function insertDraw(
  tx: Tx,
  recordId: string,
  draw: Draw & { readonly drawnBy: string },
): Promise<void> {
  await tx
    .insertInto('inspection_draw')
    .values({
      record_id: recordId,
      rule: draw.rule,
      seed: String(draw.seed),
      wanted: draw.wanted,
      candidates: JSON.stringify(draw.candidates),
      drawn_on: draw.drawnOn,
      drawn_by: draw.drawnBy,
    })
    .execute();
  if (draw.unitIds.length === 0) return;
  await tx
    .insertInto('inspection_sample')
    .values(draw.unitIds.map((unitId, place) => ({ record_id: recordId, unit_id: unitId, place })))
    .execute();
}

export async function findDraw(db: Reader, recordId: string): Promise<Draw | null> {
  const row = await db
    .selectFrom('inspection_draw')
    .select(['rule', 'seed', 'wanted', 'candidates', 'drawn_on as drawnOn'])
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  if (!row) return null;
  const units = await db
    .selectFrom('inspection_sample')
    .select('unit_id as unitId')
    .where('record_id', '=', recordId)
    .orderBy('place')
    .execute();
  return {
    rule: row.rule as SampleRule, // written by insertDraw only
    seed: Number(row.seed),
    wanted: row.wanted,
    candidates: JSON.parse(row.candidates) as Candidate[], // written by insertDraw only
    drawnOn: row.drawnOn,
    unitIds: units.map(({ unitId }) => unitId),
  };
}

export interface SheetAnswer {
  readonly id: string;
  readonly unitId: string;
  readonly place: number;
  readonly outcome: Outcome;
  readonly notedAt: Date;
  readonly byUser: string;
}

export async function listSheetAnswers(
  db: Reader,
  recordId: string,
): Promise<(SheetAnswer & { name: string })[]> {
  const rows = await db
    .selectFrom('sheet_answer')
    .innerJoin('auth_user', 'auth_user.id', 'sheet_answer.by_user')
    .select([
      'sheet_answer.id',
      'sheet_answer.unit_id as unitId',
      'sheet_answer.place',
      'sheet_answer.outcome',
      'sheet_answer.noted_at as notedAt',
      'sheet_answer.by_user as byUser',
      'auth_user.name',
    ])
    .where('sheet_answer.record_id', '=', recordId)
    .orderBy('sheet_answer.place')
    .execute();
  return rows as (SheetAnswer & { name: string })[]; // outcomes are written by mergeSheetAnswers only
}

/** Everybody keeps one answer a point and unit; of two from the same person the later one stands, in whatever order they come in. */
export async function mergeSheetAnswers(
  tx: Tx,
  recordId: string,
  answers: readonly SheetAnswer[],
): Promise<void> {
  for (const answer of answers)
    await sql`insert into sheet_answer (id, record_id, unit_id, place, outcome, noted_at, by_user)
      values (${answer.id}, ${recordId}, ${answer.unitId}, ${answer.place}, ${answer.outcome}, ${answer.notedAt}, ${answer.byUser})
      on duplicate key update
        outcome = if(noted_at < ${answer.notedAt}, ${answer.outcome}, outcome),
        noted_at = greatest(noted_at, ${answer.notedAt})`.execute(tx);
}

/** Sums of metrics in some units, each with everything below it, since a day. */
export async function sumMetrics(
  db: Reader,
  units: readonly { id: string; path: string }[],
  metrics: readonly string[],
  span: { from: Day; to: Day },
): Promise<{ unitId: string; metric: string; sum: number; records: number }[]> {
  if (metrics.length === 0) return [];
  const sums = [];
  for (const unit of units) {
    const rows = await db
      .selectFrom('fact')
      .innerJoin('unit', 'unit.id', 'fact.unit_id')
      .select(['fact.metric'])
      .select((select) => [
        select.fn.sum<string>('fact.amount').as('sum'),
        select.fn.count<string>('fact.record_id').distinct().as('records'),
      ])
      .where('unit.path', 'like', likePrefix(unit.path))
      .where('fact.metric', 'in', [...metrics])
      .where('fact.on_day', '>=', span.from)
      .where('fact.on_day', '<=', span.to)
      .groupBy('fact.metric')
      .execute();
    sums.push(
      ...rows.map((row) => ({
        unitId: unit.id,
        metric: row.metric,
        sum: Number(row.sum),
        records: Number(row.records),
      })),
    );
  }
  return sums;
}

/** Findings of inspections within the scopes, counted by department, state and day due. */
export async function countFindings(db: Reader, scopes: readonly Scope[]) {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['unit.department_id as departmentId', 'record.state', 'record.due_on as dueOn'])
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('record.type', '=', 'finding')
    .where(
      'record.parent_id',
      'in',
      db.selectFrom('record as parent').select('parent.id').where('parent.type', '=', 'inspection'),
    )
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .groupBy(['unit.department_id', 'record.state', 'record.due_on'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Rectifications that were sent in the year, for the signals of one of them. */
export async function listSentRectifications(db: Reader, year: number): Promise<SentRectification[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'unit_id as unitId', 'happened_on as raisedOn', 'body'])
    .where('type', '=', 'finding')
    .where('state', 'in', ['submitted', 'accepted', 'closed', 'settled'])
    .where('happened_on', '>=', `${year - 1}-01-01`)
    .orderBy('happened_on', 'desc')
    .limit(2_000)
    .execute();
  return rows.map(({ id, unitId, raisedOn, body }) => {
    const said = body as unknown as {
      wantedBy: Day;
      sentOn: Day;
      result: string;
      evidence: { what: string; on: Day }[];
    }; // checked by the kind
    return {
      id,
      unitId,
      raisedOn,
      dueOn: said.wantedBy,
      sentOn: said.sentOn,
      result: said.result,
      evidence: said.evidence,
    };
  });
}

/** Observations of a year and quarters with a centre-group seminar, for each department in the order of codes. */
export async function listObservedDepartments(db: Reader, scopes: readonly Scope[], year: number) {
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const departments = await db
    .selectFrom('unit')
    .select(['unit.id', 'unit.code', 'unit.short_name as name'])
    .where('unit.kind', '=', 'department')
    .where('unit.dissolved_on', 'is', null)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .orderBy('unit.code')
    .limit(500)
    .execute();
  const observed = await db
    .selectFrom('record')
    .select(['unit_id as unitId'])
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('type', '=', 'observation')
    .where('state', '!=', 'cancelled')
    .where('happened_on', '>=', span.from)
    .where('happened_on', '<=', span.to)
    .groupBy('unit_id')
    .execute();
  const quarters = await db
    .selectFrom('fact')
    .innerJoin('unit', 'unit.id', 'fact.unit_id')
    .select('unit.department_id as departmentId')
    .select(sql<number>`quarter(fact.on_day)`.as('quarter'))
    .where('fact.metric', '=', 'session.theoryCenterGroup')
    .where('fact.on_day', '>=', span.from)
    .where('fact.on_day', '<=', span.to)
    .groupBy(['unit.department_id', sql`quarter(fact.on_day)`])
    .execute();
  return departments.map((department) => ({
    ...department,
    observed: Number(observed.find((row) => row.unitId === department.id)?.count ?? 0),
    quarters: quarters.filter((row) => row.departmentId === department.id).map((row) => Number(row.quarter)),
  }));
}
