import type { ObligationStatus } from '@gangmu/domain/responsibilities/judge-obligation';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';

/** A count of units of one status; `corrected` of them stood otherwise when the period was closed. */
export interface TalliedStatus {
  readonly rule: string;
  readonly period: string;
  readonly status: ObligationStatus;
  readonly count: number;
  readonly corrected: number;
}

interface Key {
  readonly departmentId: string;
  readonly rule: string;
  readonly period: string;
}

/** Counts the units of a department anew for one rule and period. */
export async function recountObligation(tx: Tx, { departmentId, rule, period }: Key): Promise<void> {
  await tx
    .deleteFrom('obligation_tally')
    .where('department_id', '=', departmentId)
    .where('rule', '=', rule)
    .where('period', '=', period)
    .execute();
  await sql`insert into obligation_tally (department_id, rule, period, status, count, corrected)
    select department_id, rule, period, status, count(*), count(corrected_on)
    from obligation_status
    where department_id = ${departmentId} and rule = ${rule} and period = ${period}
    group by department_id, rule, period, status`.execute(tx);
}

/** The counts of periods, of one department or of all. */
export async function listObligationTallies(
  db: Reader,
  departmentId: string | null,
  periods: readonly { rule: string; period: string }[],
): Promise<TalliedStatus[]> {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom('obligation_tally')
    .select(['rule', 'period', 'status'])
    .select([sql<string>`sum(count)`.as('count'), sql<string>`sum(corrected)`.as('corrected')])
    .$if(departmentId !== null, (query) => query.where('department_id', '=', departmentId ?? ''))
    .where((where) =>
      where.or(
        periods.map(({ rule, period }) =>
          where.and([where('rule', '=', rule), where('period', '=', period)]),
        ),
      ),
    )
    .groupBy(['rule', 'period', 'status'])
    .execute();
  return rows.map(toTallied);
}

/** The same counted from the units below a path, for units between a department and its branches. */
export async function countObligationsBelow(
  db: Reader,
  path: string,
  periods: readonly { rule: string; period: string }[],
): Promise<TalliedStatus[]> {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom('obligation_status as status')
    .innerJoin('unit', 'unit.id', 'status.unit_id')
    .select(['status.rule', 'status.period', 'status.status'])
    .select([sql<string>`count(*)`.as('count'), sql<string>`count(status.corrected_on)`.as('corrected')])
    .where('unit.path', 'like', `${path}%`)
    .where((where) =>
      where.or(
        periods.map(({ rule, period }) =>
          where.and([where('status.rule', '=', rule), where('status.period', '=', period)]),
        ),
      ),
    )
    .groupBy(['status.rule', 'status.period', 'status.status'])
    .execute();
  return rows.map(toTallied);
}

function toTallied(row: {
  rule: string;
  period: string;
  status: string;
  count: string;
  corrected: string;
}): TalliedStatus {
  const status = row.status as ObligationStatus; // written by replaceStatuses only
  return { ...row, status, count: Number(row.count), corrected: Number(row.corrected) };
}
