import { rateRectification } from '@gangmu/domain/assessments/rectification-rate';
import type { FigureCount, FigureQuery } from '@gangmu/domain/assessments/fact-sheet';
import { yearOf } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import { listProblems } from './appraisal.ts';
import type { Reader } from './db.ts';
import { likePrefix } from './like-prefix.ts';
import { countMeetings } from './obligation-tally.ts';
import { countTerms } from './term.ts';

/** Counts a figure of a fact sheet: the same query later counts the same thing, with what was corrected since. */
export async function countFigure(db: Reader, query: FigureQuery): Promise<FigureCount> {
  switch (query.source) {
    case 'obligations':
      return countObligations(db, query);
    case 'facts':
      return plain(await sumOf(db, query, query.metrics));
    case 'terms': {
      const { all, overdue } = await countTerms(db, [{ type: 'subtree', path: query.path }], query.to, []);
      return { amount: all - overdue, of: all, exempt: null };
    }
    case 'findings':
      return countFindings(db, query);
    case 'burdenIssued':
      return plain(await sumBurden(db, query, 'burden_entry.issuer_unit_id'));
    case 'burdenAsked':
      return plain(await sumBurden(db, query, 'burden_entry.unit_id'));
    case 'development':
      return countDevelopment(db, query);
    case 'lastProblems': {
      const rows = await listProblems(db, [query.unitId], yearOf(query.from) - 1);
      const counted = rows.map((row) => ({ ...row, count: 1 }));
      const { closed, confirmed } = rateRectification(counted, query.to);
      return { amount: closed, of: confirmed, exempt: null };
    }
  }
}

function plain(amount: number): FigureCount {
  return { amount, of: null, exempt: null };
}

/** Sessions of periods that ended in the span, judged; what is not due yet is not owed yet. */
async function countObligations(db: Reader, query: FigureQuery): Promise<FigureCount> {
  const { met, of, exempt } = await countMeetings(db, query.path, query);
  return { amount: met, of, exempt };
}

async function countFindings(db: Reader, query: FigureQuery): Promise<FigureCount> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.state', 'record.due_on as dueOn'])
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('unit.path', 'like', likePrefix(query.path))
    .where('record.type', '=', 'finding')
    .where('record.happened_on', '>=', query.from)
    .where('record.happened_on', '<=', query.to)
    .groupBy(['record.state', 'record.due_on'])
    .execute();
  const rate = rateRectification(
    rows.map((row) => ({ ...row, count: Number(row.count) })),
    query.to,
  );
  return { amount: rate.closed, of: rate.confirmed, exempt: null };
}

async function countDevelopment(db: Reader, query: FigureQuery): Promise<FigureCount> {
  const admitted = await sumOf(db, query, ['development.admitted']);
  if (query.departmentId === null) return plain(admitted);
  const given = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(sql<string | null>`sum(json_value(record.body, '$.places'))`.as('places'))
    .where('record.type', '=', 'developmentQuota')
    .where('record.state', '=', 'inForce')
    .where('unit.department_id', '=', query.departmentId)
    .where('record.happened_on', '>=', query.from)
    .where('record.happened_on', '<=', query.to)
    .executeTakeFirst();
  return { amount: admitted, of: Number(given?.places ?? 0), exempt: null };
}

async function sumOf(db: Reader, query: FigureQuery, metrics: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('fact')
    .innerJoin('unit', 'unit.id', 'fact.unit_id')
    .select((select) => select.fn.sum<string | null>('fact.amount').as('sum'))
    .where('unit.path', 'like', likePrefix(query.path))
    .where('fact.metric', 'in', [...metrics])
    .where('fact.on_day', '>=', query.from)
    .where('fact.on_day', '<=', query.to)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

async function sumBurden(
  db: Reader,
  query: FigureQuery,
  column: 'burden_entry.issuer_unit_id' | 'burden_entry.unit_id',
): Promise<number> {
  const issuers = [query.unitId, ...(query.departmentId === null ? [] : [query.departmentId])];
  const row = await db
    .selectFrom('burden_entry')
    .select((select) => select.fn.sum<string | null>('minutes').as('sum'))
    .where(column, 'in', column === 'burden_entry.unit_id' ? [query.unitId] : issuers)
    .where('month', '>=', query.from.slice(0, 7))
    .where('month', '<=', query.to.slice(0, 7))
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}
