import type { Scope } from '@gangmu/domain/access/can';
import {
  returnFormNames,
  returnForms,
  returnStateNames,
  type ReturnForm,
  type ReturnState,
} from '@gangmu/domain/assessments/restricted-return';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';
import { markObligations } from './obligation-status.ts';
import { whereScope } from './scope.ts';

/** One edition of a return. Forms and states are kept as numbers: the table has no column for words. */
export interface RestrictedReturn {
  readonly id: string;
  readonly form: ReturnForm;
  readonly unitId: string;
  readonly unitPath: string;
  readonly year: number;
  readonly period: number;
  readonly edition: number;
  readonly state: ReturnState;
  readonly signedOn: Day | null;
  readonly version: number;
  readonly figures: readonly number[];
}

export interface ReturnPeriod {
  readonly form: ReturnForm;
  readonly year: number;
  readonly period?: number;
}

/** All editions within the scopes, units by code, the newest first. */
export async function listReturns(
  db: Reader,
  scopes: readonly Scope[],
  of: ReturnPeriod,
): Promise<RestrictedReturn[]> {
  const rows = await select(db)
    .where('restricted_return.form', '=', returnForms[of.form].code)
    .where('restricted_return.year', '=', of.year)
    .$if(of.period !== undefined, (query) => query.where('restricted_return.period', '=', of.period ?? 0))
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .orderBy('unit.code')
    .orderBy('restricted_return.period', 'desc')
    .orderBy('restricted_return.edition', 'desc')
    .limit(2_000)
    .execute();
  return withFigures(db, rows);
}

export async function findReturn(db: Reader, id: string): Promise<RestrictedReturn | null> {
  const rows = await select(db).where('restricted_return.id', '=', id).execute();
  return (await withFigures(db, rows))[0] ?? null;
}

/** The newest edition of a unit's return. */
export async function findLastEdition(
  db: Reader,
  unitId: string,
  of: Required<ReturnPeriod>,
): Promise<RestrictedReturn | null> {
  const rows = await select(db)
    .where('restricted_return.unit_id', '=', unitId)
    .where('restricted_return.form', '=', returnForms[of.form].code)
    .where('restricted_return.year', '=', of.year)
    .where('restricted_return.period', '=', of.period)
    .orderBy('restricted_return.edition', 'desc')
    .limit(1)
    .execute();
  return (await withFigures(db, rows))[0] ?? null;
}

export async function insertReturn(
  tx: Tx,
  row: Required<ReturnPeriod> & {
    id: string;
    unitId: string;
    edition: number;
    figures: readonly number[];
    by: string;
  },
): Promise<void> {
  await tx
    .insertInto('restricted_return')
    .values({
      id: row.id,
      form: returnForms[row.form].code,
      unit_id: row.unitId,
      year: row.year,
      period: row.period,
      edition: row.edition,
      state: 0,
      drafted_by: row.by,
    })
    .execute();
  await insertFigures(tx, row.id, row.figures);
}

export async function replaceFigures(tx: Tx, id: string, figures: readonly number[]): Promise<void> {
  await tx.deleteFrom('return_figure').where('return_id', '=', id).execute();
  await insertFigures(tx, id, figures);
}

/** False: somebody else changed it meanwhile, or it does not stand in that state. */
export async function moveReturn(
  tx: Tx,
  one: Pick<RestrictedReturn, 'id' | 'unitId' | 'state'>,
  version: number,
  to: { state: ReturnState; signedBy?: string; signedOn?: Day; acceptedBy?: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('restricted_return')
    .set({
      state: returnStateNames.indexOf(to.state),
      version: version + 1,
      ...(to.signedBy ? { signed_by: to.signedBy, signed_on: to.signedOn } : {}),
      ...(to.acceptedBy ? { accepted_by: to.acceptedBy } : {}),
    })
    .where('id', '=', one.id)
    .where('version', '=', version)
    .where('state', '=', returnStateNames.indexOf(one.state))
    .executeTakeFirst();
  await markObligations(tx, one.unitId);
  return Number(result.numUpdatedRows) === 1;
}

function select(db: Reader) {
  return db
    .selectFrom('restricted_return')
    .innerJoin('unit', 'unit.id', 'restricted_return.unit_id')
    .select([
      'restricted_return.id',
      'restricted_return.form',
      'restricted_return.unit_id as unitId',
      'unit.path as unitPath',
      'restricted_return.year',
      'restricted_return.period',
      'restricted_return.edition',
      'restricted_return.state',
      'restricted_return.signed_on as signedOn',
      'restricted_return.version',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

async function withFigures(db: Reader, rows: readonly Row[]): Promise<RestrictedReturn[]> {
  if (rows.length === 0) return [];
  const figures = await db
    .selectFrom('return_figure')
    .select(['return_id as returnId', 'amount'])
    .where(
      'return_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('figure')
    .execute();
  return rows.map((row) => ({
    ...row,
    form: returnFormNames.find((name) => returnForms[name].code === row.form) ?? 'fourForms',
    state: returnStateNames[row.state] ?? 'drafted',
    figures: figures.filter(({ returnId }) => returnId === row.id).map(({ amount }) => amount),
  }));
}

async function insertFigures(tx: Tx, id: string, figures: readonly number[]): Promise<void> {
  await tx
    .insertInto('return_figure')
    .values(figures.map((amount, figure) => ({ return_id: id, figure, amount })))
    .execute();
}
