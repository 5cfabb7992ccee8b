import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

/** A figure of a mechanism from a day on; `value` null takes it back to empty. */
export interface ParameterRow {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  readonly effectiveFrom: Day;
  readonly regulationId: string | null;
  readonly clause: string;
  readonly version: number;
}

const columns = [
  'id',
  'name',
  'value',
  'effective_from as effectiveFrom',
  'regulation_id as regulationId',
  'clause',
  'version',
] as const;

/** All settings of parameters, oldest first; a committee has a few dozen. */
export async function listParameters(db: Reader): Promise<ParameterRow[]> {
  const rows = await db
    .selectFrom('parameter')
    .select(columns)
    .orderBy('name')
    .orderBy('effective_from')
    .execute();
  return rows.map((row) => ({ ...row, value: row.value === null ? null : Number(row.value) }));
}

export async function findParameter(
  db: Reader,
  name: string,
  effectiveFrom: Day,
): Promise<ParameterRow | null> {
  const row = await db
    .selectFrom('parameter')
    .select(columns)
    .where('name', '=', name)
    .where('effective_from', '=', effectiveFrom)
    .executeTakeFirst();
  return row ? { ...row, value: row.value === null ? null : Number(row.value) } : null;
}

export async function insertParameter(
  tx: Tx,
  parameter: Omit<ParameterRow, 'version'> & { setBy: string | null },
): Promise<void> {
  await tx
    .insertInto('parameter')
    .values({
      id: parameter.id,
      name: parameter.name,
      value: parameter.value === null ? null : String(parameter.value),
      effective_from: parameter.effectiveFrom,
      regulation_id: parameter.regulationId,
      clause: parameter.clause,
      set_by: parameter.setBy,
      set_at: new Date(),
    })
    .execute();
}

/** False: somebody else changed it meanwhile. */
export async function updateParameter(
  tx: Tx,
  id: string,
  version: number,
  change: { value: number | null; regulationId: string | null; clause: string; setBy: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('parameter')
    .set({
      value: change.value === null ? null : String(change.value),
      regulation_id: change.regulationId,
      clause: change.clause,
      set_by: change.setBy,
      set_at: new Date(),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
