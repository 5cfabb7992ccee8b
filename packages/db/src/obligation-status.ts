import type { ObligationStatus } from '@gangmu/domain/responsibilities/judge-obligation';
import { obligedKinds } from '@gangmu/domain/responsibilities/obligation-rules';
import type { Day } from '@gangmu/domain/time/day';
import type { UnitKind } from '@gangmu/domain/units/unit-kind';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';
import { likePrefix } from './like-prefix.ts';

/** What a unit owed in a period, as last judged. `frozenStatus` is what stood when the period was closed. */
export interface StatusRow {
  readonly unitId: string;
  readonly rule: string;
  readonly period: string;
  readonly departmentId: string;
  readonly endsOn: Day;
  readonly status: ObligationStatus;
  readonly frozenStatus: ObligationStatus | null;
  readonly correctedOn: Day | null;
}

/** Asks for a unit to be judged anew. A row of its own, so that a mark made while judging is not lost. */
export async function markObligations(tx: Tx, unitId: string): Promise<void> {
  await tx.insertInto('obligation_mark').values({ id: uuidv7(), unit_id: unitId }).execute();
}

/** Asks for a unit and all below it, whose department has changed. */
export async function markObligationsBelow(tx: Tx, path: string): Promise<void> {
  await sql`insert into obligation_mark (id, unit_id) select uuid(), id from unit where path like ${likePrefix(path)}`.execute(
    tx,
  );
}

/** Asks for every unit that owes anything; at the turn of a day, and after a bulk load. */
export async function markAllObligations(tx: Tx): Promise<void> {
  await sql`insert into obligation_mark (id, unit_id) select uuid(), id from unit where kind in (${sql.join([...obligedKinds])})`.execute(
    tx,
  );
}

export async function listMarks(db: Reader, limit: number): Promise<{ id: string; unitId: string }[]> {
  return db
    .selectFrom('obligation_mark')
    .select(['id', 'unit_id as unitId'])
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function deleteMarks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('obligation_mark')
    .where('id', 'in', [...ids])
    .execute();
}

export interface JudgedUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly departmentId: string;
  readonly fullMembers: number;
  readonly foundedOn: Day | null;
  readonly dissolvedOn: Day | null;
}

/** The units that stand in a department and may owe something. */
export async function listJudgedUnits(db: Reader, ids: readonly string[]): Promise<JudgedUnit[]> {
  const rows = await db
    .selectFrom('unit')
    .select([
      'id',
      'kind',
      'department_id as departmentId',
      'full_member_count as fullMembers',
      'founded_on as foundedOn',
      'dissolved_on as dissolvedOn',
    ])
    .where('id', 'in', [...ids])
    .where('kind', 'in', [...obligedKinds])
    .where('department_id', 'is not', null)
    .execute();
  return rows as JudgedUnit[]; // kinds are written by insertUnit only
}

/** The days on which sessions of each type counted, by unit and metric. */
export async function listHeldDays(
  db: Reader,
  unitIds: readonly string[],
  from: Day,
  to: Day,
): Promise<{ unitId: string; metric: string; day: Day }[]> {
  return db
    .selectFrom('fact')
    .select(['unit_id as unitId', 'metric', 'on_day as day'])
    .where('unit_id', 'in', [...unitIds])
    .where('metric', 'like', 'session.%')
    .where('on_day', '>=', from)
    .where('on_day', '<=', to)
    .execute();
}

export async function listExemptionsOf(db: Reader, unitIds: readonly string[], year: number) {
  return db
    .selectFrom('obligation_exemption')
    .select(['unit_id as unitId', 'rule', 'period'])
    .where('unit_id', 'in', [...unitIds])
    .where('period', 'like', `${year}%`)
    .execute();
}

/** Full members of each unit on a day; units without any are left out. */
export async function countFullMembersOn(
  db: Reader,
  unitIds: readonly string[],
  on: Day,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('membership')
    .select((select) => ['unit_id as unitId', select.fn.countAll<string>().as('count')])
    .where('unit_id', 'in', [...unitIds])
    .where('status', '=', 'full')
    .where('from_on', '<=', on)
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', on)]))
    .where((where) => where.or([where('full_on', 'is', null), where('full_on', '<=', on)]))
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map((row) => [row.unitId, Number(row.count)]));
}

export async function listStatuses(
  db: Reader,
  unitIds: readonly string[],
  year: number,
): Promise<StatusRow[]> {
  const rows = await db
    .selectFrom('obligation_status')
    .select([
      'unit_id as unitId',
      'rule',
      'period',
      'department_id as departmentId',
      'ends_on as endsOn',
      'status',
      'frozen_status as frozenStatus',
      'corrected_on as correctedOn',
    ])
    .where('unit_id', 'in', [...unitIds])
    .where('period', 'like', `${year}%`)
    .execute();
  return rows as StatusRow[]; // statuses are written by replaceStatuses only
}

const chunk = 1_000;

/** Writes what changed; rows that are owed no more go away. */
export async function replaceStatuses(
  tx: Tx,
  changed: readonly StatusRow[],
  gone: readonly Pick<StatusRow, 'unitId' | 'rule' | 'period'>[],
): Promise<void> {
  for (let at = 0; at < changed.length; at += chunk) {
    await tx
      .insertInto('obligation_status')
      .values(
        changed.slice(at, at + chunk).map((row) => ({
          unit_id: row.unitId,
          rule: row.rule,
          period: row.period,
          department_id: row.departmentId,
          ends_on: row.endsOn,
          status: row.status,
          frozen_status: row.frozenStatus,
          corrected_on: row.correctedOn,
        })),
      )
      .onDuplicateKeyUpdate({
        department_id: sql`values(department_id)`,
        status: sql`values(status)`,
        frozen_status: sql`values(frozen_status)`,
        corrected_on: sql`values(corrected_on)`,
      })
      .execute();
  }
  for (const row of gone) {
    await tx
      .deleteFrom('obligation_status')
      .where('unit_id', '=', row.unitId)
      .where('rule', '=', row.rule)
      .where('period', '=', row.period)
      .execute();
  }
}
