import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';
import { whereScope } from './scope.ts';

/** The last day of a unit's term: the election plus its years, or the day an approved postponement named. */
const termEnd = sql<Day>`coalesce(unit.postponed_to, date_add(unit.elected_on, interval unit.term_years year))`;
const ownEnd = sql<Day>`date_add(unit.elected_on, interval unit.term_years year)`;
const living = sql<boolean>`unit.dissolved_on is null and unit.elected_on is not null and unit.term_years is not null`;

export interface TermRow {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly departmentId: string | null;
  readonly termEnd: Day;
  readonly isPostponed: boolean;
  /** The day the letter of this gap was sent for this term; null while it was not. */
  readonly remindedOn: Day | null;
}

/** A page of units in the scopes whose term ends within the days, in the order of their codes. */
export async function listTerms(
  db: Reader,
  scopes: readonly Scope[],
  span: { from: Day | null; to: Day | null },
  gap: number,
  after: string,
  limit: number,
): Promise<TermRow[]> {
  const rows = await db
    .selectFrom('unit')
    .select([
      'unit.id as unitId',
      'unit.code',
      'unit.name',
      'unit.kind',
      'unit.department_id as departmentId',
      termEnd.as('termEnd'),
      sql<number>`unit.postponed_to is not null`.as('isPostponed'),
      sql<Day | null>`(select sent_on from term_reminder where unit_id = unit.id and term_end = ${termEnd} and gap = ${gap})`.as(
        'remindedOn',
      ),
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where(living)
    .where('unit.code', '>', after)
    .$if(span.from !== null, (query) => query.where(termEnd, '>=', span.from ?? ''))
    .$if(span.to !== null, (query) => query.where(termEnd, '<=', span.to ?? ''))
    .orderBy('unit.code')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, isPostponed: Number(row.isPostponed) === 1 }));
}

/** How many units have a term, how many past it, and how many end within each of the days. */
export async function countTerms(
  db: Reader,
  scopes: readonly Scope[],
  today: Day,
  ends: readonly Day[],
): Promise<{ all: number; overdue: number; within: number[] }> {
  const row = await db
    .selectFrom('unit')
    .select([
      sql<string>`count(*)`.as('all'),
      sql<string>`coalesce(sum(${termEnd} < ${today}), 0)`.as('overdue'),
      ...ends.map((end, at) =>
        sql<string>`coalesce(sum(${termEnd} >= ${today} and ${termEnd} <= ${end}), 0)`.as(`within${at}`),
      ),
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where(living)
    .executeTakeFirstOrThrow();
  const counts = row as Record<string, string>; // the aliases above
  return {
    all: Number(row.all),
    overdue: Number(row.overdue),
    within: ends.map((_, at) => Number(counts[`within${at}`])),
  };
}

/** Elections of a year in and after their term, and approved postponements in force whose own term has ended. */
export async function countElections(
  db: Reader,
  scopes: readonly Scope[],
  year: number,
  today: Day,
): Promise<{ held: number; inTerm: number; postponed: number }> {
  const facts = await db
    .selectFrom('fact')
    .innerJoin('unit', 'unit.id', 'fact.unit_id')
    .select(['fact.metric', sql<string>`sum(fact.amount)`.as('sum')])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('fact.metric', 'in', ['election.termEnd', 'election.inTerm'])
    .where('fact.on_day', '>=', `${year}-01-01`)
    .where('fact.on_day', '<=', `${year}-12-31`)
    .groupBy('fact.metric')
    .execute();
  const sumOf = (metric: string) => Number(facts.find((row) => row.metric === metric)?.sum ?? 0);
  const postponed = await db
    .selectFrom('unit')
    .select(sql<string>`count(*)`.as('count'))
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where(living)
    .where('unit.postponed_to', '>=', today)
    .where(ownEnd, '<', today)
    .executeTakeFirst();
  return {
    held: sumOf('election.termEnd'),
    inTerm: sumOf('election.inTerm'),
    postponed: Number(postponed?.count ?? 0),
  };
}

/** The term of one unit, with the letters sent for it. */
export async function listReminders(
  db: Reader,
  unitId: string,
  end: Day,
): Promise<{ gap: number; sentOn: Day; letterNo: string }[]> {
  return db
    .selectFrom('term_reminder')
    .select(['gap', 'sent_on as sentOn', 'letter_no as letterNo'])
    .where('unit_id', '=', unitId)
    .where('term_end', '=', end)
    .orderBy('gap')
    .execute();
}

/** Logs a letter for every unit of the span that has none of this gap yet; the key keeps a second one away. */
export async function insertReminders(
  tx: Tx,
  letters: readonly {
    unitId: string;
    termEnd: Day;
    gap: number;
    sentOn: Day;
    sentBy: string;
    letterNo: string;
  }[],
): Promise<void> {
  for (let at = 0; at < letters.length; at += 1_000) {
    await tx
      .insertInto('term_reminder')
      .values(
        letters.slice(at, at + 1_000).map((letter) => ({
          unit_id: letter.unitId,
          term_end: letter.termEnd,
          gap: letter.gap,
          sent_on: letter.sentOn,
          sent_by: letter.sentBy,
          letter_no: letter.letterNo,
        })),
      )
      .execute();
  }
}
