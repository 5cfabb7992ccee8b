import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';
import { insertBulk } from './insert-bulk.ts';
import { markManyObligations } from './obligation-status.ts';
import { listUnitsById, type Unit } from './unit.ts';

const chunk = 500;

/** Units by their codes, however many. */
export async function listUnitsByCode(db: Reader, codes: readonly string[]): Promise<Unit[]> {
  const ids: string[] = [];
  for (let at = 0; at < codes.length; at += chunk) {
    const rows = await db
      .selectFrom('unit')
      .select('id')
      .where('code', 'in', codes.slice(at, at + chunk))
      .execute();
    ids.push(...rows.map((row) => row.id));
  }
  return listMany(db, ids);
}

/** Living units that carry one of the names, in full or short, exactly. */
export async function listUnitsNamed(db: Reader, names: readonly string[]): Promise<Unit[]> {
  const ids = new Set<string>();
  for (let at = 0; at < names.length; at += chunk) {
    const some = names.slice(at, at + chunk);
    for (const column of ['name', 'short_name'] as const) {
      const rows = await db
        .selectFrom('unit')
        .select('id')
        .where(column, 'in', some)
        .where('dissolved_on', 'is', null)
        .execute();
      for (const row of rows) ids.add(row.id);
    }
  }
  return listMany(db, [...ids]);
}

/** A page of the names of living units in the order of their codes. */
export async function listUnitNames(
  db: Reader,
  after: string,
  limit: number,
): Promise<{ code: string; name: string; shortName: string }[]> {
  return db
    .selectFrom('unit')
    .select(['code', 'name', 'short_name as shortName'])
    .where('dissolved_on', 'is', null)
    .where('code', '>', after)
    .orderBy('code')
    .limit(limit)
    .execute();
}

export async function insertUnits(
  tx: Tx,
  units: readonly Omit<Unit, 'version' | 'personId' | 'memberCount' | 'fullMemberCount'>[],
): Promise<void> {
  await insertBulk(
    tx,
    'unit',
    units.map((unit) => ({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      class: unit.class,
      parent_id: unit.parentId,
      path: unit.unitPath,
      department_id: unit.departmentId,
      founded_on: unit.foundedOn,
      dissolved_on: unit.dissolvedOn,
      elected_on: unit.electedOn,
      term_years: unit.termYears,
    })),
  );
  await markManyObligations(
    tx,
    units.map(({ id }) => id),
  );
}

/** The day a unit was founded, which only corrections change. */
export async function updateFounding(tx: Tx, id: string, foundedOn: Day | null): Promise<void> {
  await tx.updateTable('unit').set({ founded_on: foundedOn }).where('id', '=', id).execute();
}

/** Units by their ids, however many. */
export async function listManyUnits(db: Reader, ids: ReadonlySet<string>): Promise<Map<string, Unit>> {
  return new Map((await listMany(db, [...ids])).map((unit) => [unit.id, unit]));
}

async function listMany(db: Reader, ids: readonly string[]): Promise<Unit[]> {
  const units: Unit[] = [];
  for (let at = 0; at < ids.length; at += chunk)
    units.push(...(await listUnitsById(db, ids.slice(at, at + chunk))));
  return units;
}
