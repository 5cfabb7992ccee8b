import type { FigureQuery } from '@gangmu/domain/assessments/fact-sheet';
import { meetingRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { yearOf, type Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import { listProblems } from './appraisal.ts';
import type { Reader } from './db.ts';
import { likePrefix } from './like-prefix.ts';

/** One line behind a figure. What is written in a record is not among it: that opens by the record’s own right. */
export interface FigureRow {
  readonly id: string;
  readonly unitName: string;
  /** The rule, period or state of the line; names of the domain, not words of people. */
  readonly what: string;
  readonly state: string;
  readonly on: Day | null;
  readonly amount: number;
  readonly recordId: string | null;
}

/** A page of what stands behind a figure, by id; the cursor is the last id. */
export async function listFigureRows(
  db: Reader,
  query: FigureQuery,
  after: string,
  limit: number,
): Promise<FigureRow[]> {
  switch (query.source) {
    case 'obligations':
      return listObligations(db, query, after, limit);
    case 'facts':
      return listFacts(db, query, query.metrics, after, limit);
    case 'development':
      return listFacts(db, query, ['development.admitted'], after, limit);
    case 'terms':
      return listTermUnits(db, query, after, limit);
    case 'findings':
      return listFindings(db, query, after, limit);
    case 'burdenIssued':
    case 'burdenAsked':
      return listBurden(db, query, after, limit);
    case 'lastProblems': {
      const rows = await listProblems(db, [query.unitId], yearOf(query.from) - 1);
      return rows
        .filter((row) => row.id > after)
        .map((row) => ({
          id: row.id,
          unitName: row.unitName,
          what: 'finding',
          state: row.state,
          on: row.dueOn,
          amount: 1,
          recordId: row.id,
        }));
    }
  }
}

async function listObligations(
  db: Reader,
  query: FigureQuery,
  after: string,
  limit: number,
): Promise<FigureRow[]> {
  const key = sql<string>`concat(status.unit_id, '/', status.rule, '/', status.period)`;
  const rows = await db
    .selectFrom('obligation_status as status')
    .innerJoin('unit', 'unit.id', 'status.unit_id')
    .select([
      key.as('id'),
      'unit.short_name as unitName',
      'status.rule as what',
      'status.status as state',
      'status.ends_on as on',
    ])
    .where('unit.path', 'like', likePrefix(query.path))
    .where('status.rule', 'in', [...meetingRules])
    .where('status.ends_on', '>=', query.from)
    .where('status.ends_on', '<=', query.to)
    .where(key, '>', after)
    .orderBy(key)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, amount: 1, recordId: null }));
}

async function listFacts(
  db: Reader,
  query: FigureQuery,
  metrics: readonly string[],
  after: string,
  limit: number,
): Promise<FigureRow[]> {
  const rows = await db
    .selectFrom('fact')
    .innerJoin('unit', 'unit.id', 'fact.unit_id')
    .innerJoin('record', 'record.id', 'fact.record_id')
    .select([
      'fact.id',
      'unit.short_name as unitName',
      'record.type as what',
      'record.state',
      'fact.on_day as on',
      'fact.amount',
      'fact.record_id as recordId',
    ])
    .where('unit.path', 'like', likePrefix(query.path))
    .where('fact.metric', 'in', [...metrics])
    .where('fact.on_day', '>=', query.from)
    .where('fact.on_day', '<=', query.to)
    .where('fact.id', '>', after)
    .orderBy('fact.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

async function listTermUnits(
  db: Reader,
  query: FigureQuery,
  after: string,
  limit: number,
): Promise<FigureRow[]> {
  const end = sql<Day>`coalesce(unit.postponed_to, date_add(unit.elected_on, interval unit.term_years year))`;
  const rows = await db
    .selectFrom('unit')
    .select(['unit.id', 'unit.short_name as unitName', 'unit.kind as what', end.as('on')])
    .where('unit.path', 'like', likePrefix(query.path))
    .where('unit.dissolved_on', 'is', null)
    .where('unit.elected_on', 'is not', null)
    .where('unit.id', '>', after)
    .orderBy('unit.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    state: row.on >= query.to ? 'inTerm' : 'overdue',
    amount: row.on >= query.to ? 1 : 0,
    recordId: null,
  }));
}

async function listFindings(
  db: Reader,
  query: FigureQuery,
  after: string,
  limit: number,
): Promise<FigureRow[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.id', 'unit.short_name as unitName', 'record.state', 'record.happened_on as on'])
    .where('unit.path', 'like', likePrefix(query.path))
    .where('record.type', '=', 'finding')
    .where('record.happened_on', '>=', query.from)
    .where('record.happened_on', '<=', query.to)
    .where('record.id', '>', after)
    .orderBy('record.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, what: 'finding', amount: 1, recordId: row.id }));
}

async function listBurden(
  db: Reader,
  query: FigureQuery,
  after: string,
  limit: number,
): Promise<FigureRow[]> {
  const issued = query.source === 'burdenIssued';
  const ids = [query.unitId, ...(issued && query.departmentId !== null ? [query.departmentId] : [])];
  const rows = await db
    .selectFrom('burden_entry as entry')
    .innerJoin('unit', 'unit.id', 'entry.unit_id')
    .select(['entry.id', 'unit.short_name as unitName', 'entry.minutes as amount', 'entry.on_day as on'])
    .where(issued ? 'entry.issuer_unit_id' : 'entry.unit_id', 'in', ids)
    .where('entry.month', '>=', query.from.slice(0, 7))
    .where('entry.month', '<=', query.to.slice(0, 7))
    .where('entry.id', '>', after)
    .orderBy('entry.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, what: 'burden', state: '', recordId: null }));
}
