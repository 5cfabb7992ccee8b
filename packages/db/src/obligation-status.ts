import type { Counts } from '@gangmu/domain/responsibilities/coverage';
import { dutyTypes, obligedKinds } from '@gangmu/domain/responsibilities/obligation-rules';
import type { ObligationStatus } from '@gangmu/domain/responsibilities/obligation-status';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';
import { insertBulk } from './insert-bulk.ts';
import { likePrefix } from './like-prefix.ts';

/**
 * What was owed in a unit and a period, as last judged: counts, never who. `frozenStatus` and `frozen` are what stood
 * when the period was closed, `corrected` how many stand otherwise since.
 */
export interface StatusRow {
  readonly unitId: string;
  readonly rule: string;
  readonly period: string;
  readonly departmentId: string;
  readonly endsOn: Day;
  /** The nearest last day of what is still due, which is not that of the period where the duty has its own. */
  readonly dueOn: Day | null;
  readonly status: ObligationStatus;
  readonly counts: Counts;
  readonly frozenStatus: ObligationStatus | null;
  readonly frozen: Counts | null;
  readonly correctedOn: Day | null;
  readonly corrected: number;
}

/** Asks for a unit to be judged anew. A row of its own, so that a mark made while judging is not lost. */
export async function markObligations(tx: Tx, unitId: string): Promise<void> {
  await markManyObligations(tx, [unitId]);
}

/** The same for many units, after a sheet of them or of their people was taken over. */
export async function markManyObligations(tx: Tx, unitIds: readonly string[]): Promise<void> {
  await insertBulk(
    tx,
    'obligation_mark',
    unitIds.map((unit_id) => ({ id: uuidv7(), unit_id })),
  );
}

/**
 * Asks for the units that changed records bear upon, where their types meet duties at all: their own, and those in which
 * the people they concern are members or hold posts now: who it is about, and who was on the unit's list since, for hours
 * go along with who moves.
 */
export async function markConcerned(tx: Tx, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  const bearing = sql`record.id in (${sql.join([...recordIds])}) and record.type in (${sql.join([...dutyTypes])})`;
  await sql`insert into obligation_mark (id, unit_id)
    with who as (
      select person_id from record where ${bearing} and person_id is not null
      union select membership.person_id from record join membership on membership.unit_id = record.unit_id
        and (membership.to_on is null or membership.to_on >= record.happened_on) where ${bearing}
    )
    select uuid(), unit_id from (
      select unit_id from record where ${bearing}
      union select membership.unit_id from who
        join membership on membership.person_id = who.person_id and membership.to_on is null
      union select post.unit_id from who join post on post.person_id = who.person_id and post.to_on is null
    ) as concerned`.execute(tx);
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
      'due_on as dueOn',
      'status',
      'owed',
      'met',
      'late',
      'exempt',
      'frozen_status as frozenStatus',
      'frozen_owed as frozenOwed',
      'frozen_met as frozenMet',
      'frozen_late as frozenLate',
      'frozen_exempt as frozenExempt',
      'corrected_on as correctedOn',
      'corrected',
    ])
    .where('unit_id', 'in', [...unitIds])
    .where('period', 'like', `${year}%`)
    .execute();
  return rows.map(({ owed, met, late, exempt, frozenOwed, frozenMet, frozenLate, frozenExempt, ...row }) => ({
    ...row,
    status: row.status as ObligationStatus, // statuses are written by replaceStatuses only
    frozenStatus: row.frozenStatus as ObligationStatus | null, // as above
    counts: { of: owed, met, late, exempt },
    frozen:
      frozenOwed === null
        ? null
        : { of: frozenOwed, met: frozenMet ?? 0, late: frozenLate ?? 0, exempt: frozenExempt ?? 0 },
  }));
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
          due_on: row.dueOn,
          status: row.status,
          owed: row.counts.of,
          met: row.counts.met,
          late: row.counts.late,
          exempt: row.counts.exempt,
          frozen_status: row.frozenStatus,
          frozen_owed: row.frozen?.of ?? null,
          frozen_met: row.frozen?.met ?? null,
          frozen_late: row.frozen?.late ?? null,
          frozen_exempt: row.frozen?.exempt ?? null,
          corrected_on: row.correctedOn,
          corrected: row.corrected,
        })),
      )
      .onDuplicateKeyUpdate({
        department_id: sql`values(department_id)`,
        due_on: sql`values(due_on)`,
        status: sql`values(status)`,
        owed: sql`values(owed)`,
        met: sql`values(met)`,
        late: sql`values(late)`,
        exempt: sql`values(exempt)`,
        frozen_status: sql`values(frozen_status)`,
        frozen_owed: sql`values(frozen_owed)`,
        frozen_met: sql`values(frozen_met)`,
        frozen_late: sql`values(frozen_late)`,
        frozen_exempt: sql`values(frozen_exempt)`,
        corrected_on: sql`values(corrected_on)`,
        corrected: sql`values(corrected)`,
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
