import type { Coverage } from '@gangmu/domain/responsibilities/coverage';
import { meetingRules } from '@gangmu/domain/responsibilities/obligation-rules';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import { likePrefix } from './like-prefix.ts';
import type { Reader, Tx } from './db.ts';

/** n / N / exempt of a rule in a period over many units. */
export interface TalliedDuty extends Coverage {
  readonly rule: string;
  readonly period: string;
}

interface Key {
  readonly departmentId: string;
  readonly rule: string;
  readonly period: string;
}

/** Adds up the units of a department anew for one rule and period. */
export async function recountObligation(tx: Tx, { departmentId, rule, period }: Key): Promise<void> {
  await tx
    .deleteFrom('obligation_tally')
    .where('department_id', '=', departmentId)
    .where('rule', '=', rule)
    .where('period', '=', period)
    .execute();
  await sql`insert into obligation_tally (department_id, rule, period, owed, met, late, exempt, corrected)
    select department_id, rule, period, sum(owed), sum(met), sum(late), sum(exempt), sum(corrected)
    from obligation_status
    where department_id = ${departmentId} and rule = ${rule} and period = ${period}
    group by department_id, rule, period`.execute(tx);
}

/** The counts of periods, of one department or of all. */
export async function listObligationTallies(
  db: Reader,
  departmentId: string | null,
  periods: readonly { rule: string; period: string }[],
): Promise<TalliedDuty[]> {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom('obligation_tally')
    .select(['rule', 'period', ...sums])
    .$if(departmentId !== null, (query) => query.where('department_id', '=', departmentId ?? ''))
    .where((where) =>
      where.or(
        periods.map(({ rule, period }) =>
          where.and([where('rule', '=', rule), where('period', '=', period)]),
        ),
      ),
    )
    .groupBy(['rule', 'period'])
    .execute();
  return rows.map(toTallied);
}

/** The same counted from the units below a path, for units between a department and its branches. */
export async function countObligationsBelow(
  db: Reader,
  path: string,
  periods: readonly { rule: string; period: string }[],
): Promise<TalliedDuty[]> {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom('obligation_status as status')
    .innerJoin('unit', 'unit.id', 'status.unit_id')
    .select(['status.rule', 'status.period', ...sums])
    .where('unit.path', 'like', likePrefix(path))
    .where((where) =>
      where.or(
        periods.map(({ rule, period }) =>
          where.and([where('status.rule', '=', rule), where('status.period', '=', period)]),
        ),
      ),
    )
    .groupBy(['status.rule', 'status.period'])
    .execute();
  return rows.map(toTallied);
}

/** The meetings owed below a path in the periods that ended in a span. */
export async function countMeetings(
  db: Reader,
  path: string,
  { from, to }: { from: Day; to: Day },
): Promise<Coverage> {
  const row = await db
    .selectFrom('obligation_status as status')
    .innerJoin('unit', 'unit.id', 'status.unit_id')
    .select([...sums])
    .where('unit.path', 'like', likePrefix(path))
    .where('status.rule', 'in', [...meetingRules])
    .where('status.ends_on', '>=', from)
    .where('status.ends_on', '<=', to)
    .executeTakeFirstOrThrow();
  return toCoverage(row);
}

const sums = [
  sql<string | null>`sum(owed)`.as('of'),
  sql<string | null>`sum(met)`.as('met'),
  sql<string | null>`sum(late)`.as('late'),
  sql<string | null>`sum(exempt)`.as('exempt'),
  sql<string | null>`sum(corrected)`.as('corrected'),
] as const;

function toTallied(row: { rule: string; period: string } & Sums): TalliedDuty {
  return { rule: row.rule, period: row.period, ...toCoverage(row) };
}

type Sums = Record<keyof Coverage, string | null>;

/** Sums of the database, null where nothing was added. */
function toCoverage({ of, met, late, exempt, corrected }: Sums): Coverage {
  return {
    of: Number(of),
    met: Number(met),
    late: Number(late),
    exempt: Number(exempt),
    corrected: Number(corrected),
  };
}
