import type { AccessObject, Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import type { UnitClass, UnitKind } from '@gangmu/domain/units/unit-kind';
import type { UnitSelector } from '@gangmu/domain/units/unit-selector';
import { sql } from 'kysely';
import { likePrefix } from './like-prefix.ts';
import type { Reader, Tx } from './db.ts';
import { markObligations, markObligationsBelow } from './obligation-status.ts';
import { whereScope } from './scope.ts';

export interface Unit extends AccessObject {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  readonly class: UnitClass | null;
  readonly parentId: string | null;
  readonly unitPath: string;
  readonly departmentId: string | null;
  readonly foundedOn: Day | null;
  readonly dissolvedOn: Day | null;
  readonly electedOn: Day | null;
  readonly termYears: number | null;
  /** The day to which an approved postponement carries the term. */
  readonly postponedTo: Day | null;
  readonly memberCount: number;
  readonly fullMemberCount: number;
  readonly version: number;
}

const columns = [
  'unit.id',
  'unit.code',
  'unit.name',
  'unit.short_name as shortName',
  'unit.kind',
  'unit.class',
  'unit.parent_id as parentId',
  'unit.path as unitPath',
  'unit.department_id as departmentId',
  'unit.founded_on as foundedOn',
  'unit.dissolved_on as dissolvedOn',
  'unit.elected_on as electedOn',
  'unit.term_years as termYears',
  'unit.postponed_to as postponedTo',
  'unit.member_count as memberCount',
  'unit.full_member_count as fullMemberCount',
  'unit.version',
] as const;

export async function findUnit(db: Reader, id: string): Promise<Unit | null> {
  const row = await db.selectFrom('unit').select(columns).where('unit.id', '=', id).executeTakeFirst();
  return (row as Unit | undefined) ?? null; // kind and class are written by insertUnit only
}

export async function listUnitsById(db: Reader, ids: readonly string[]): Promise<Unit[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where('unit.id', 'in', [...ids])
    .orderBy('unit.code')
    .execute();
  return rows as Unit[]; // as in findUnit
}

/** The root of the tree. */
export async function findRoot(db: Reader): Promise<Unit | null> {
  const row = await db
    .selectFrom('unit')
    .select(columns)
    .where('unit.parent_id', 'is', null)
    .orderBy('unit.code')
    .executeTakeFirst();
  return (row as Unit | undefined) ?? null; // as in findUnit
}

/** A page of the children of a unit in the order of their codes. */
export async function listChildren(db: Reader, parentId: string, after: string, limit: number) {
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .select((select) =>
      select
        .exists(
          select.selectFrom('unit as child').select('child.id').whereRef('child.parent_id', '=', 'unit.id'),
        )
        .as('hasChildren'),
    )
    .where('unit.parent_id', '=', parentId)
    .where('unit.code', '>', after)
    .orderBy('unit.code')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...(row as unknown as Unit), hasChildren: Number(row.hasChildren) === 1 })); // as in findUnit
}

/** What names a unit, and where it stands. */
export interface UnitHead {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  readonly unitPath: string;
}

/** Most units that one stands directly above: departments of a committee. */
const mostBelow = 200;

/** The units directly below one, by code, with no more than their names. */
export async function listHeadsBelow(db: Reader, parentId: string): Promise<UnitHead[]> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'short_name as shortName', 'kind', 'path as unitPath'])
    .where('parent_id', '=', parentId)
    .orderBy('code')
    .limit(mostBelow)
    .execute();
  return rows as UnitHead[]; // as in findUnit
}

/** Up to `limit` living units whose name or code begins with, or name holds, the text. */
export async function findUnitsByText(
  db: Reader,
  scopes: readonly Scope[],
  text: string,
  limit: number,
): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('unit.dissolved_on', 'is', null)
    .where((where) =>
      where.or([
        ...(isCodeLike(text) ? [where('unit.code', 'like', likePrefix(text))] : []),
        where('unit.name', 'like', `%${likePrefix(text)}`),
        where('unit.short_name', 'like', likePrefix(text)),
      ]),
    )
    .orderBy('unit.code')
    .limit(limit)
    .execute();
  return rows as Unit[]; // as in findUnit
}

/** Codes are ASCII columns; comparing other text with them is an error of the server. */
function isCodeLike(text: string): boolean {
  return /^[\w.-]+$/.test(text);
}

/** The living units a selector asks, in the order of their codes. */
export async function listSelectedUnits(db: Reader, selector: UnitSelector, today: Day): Promise<Unit[]> {
  if (selector.kinds.length === 0 && selector.include.length === 0) return [];
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where((where) =>
      where.or([where('unit.dissolved_on', 'is', null), where('unit.dissolved_on', '>', today)]),
    )
    .where((where) => {
      const byKind =
        selector.kinds.length === 0
          ? sql<boolean>`false`
          : selector.classes.length === 0
            ? where('unit.kind', 'in', [...selector.kinds])
            : where.and([
                where('unit.kind', 'in', [...selector.kinds]),
                where('unit.class', 'in', [...selector.classes]),
              ]);
      return selector.include.length === 0
        ? where.and([byKind])
        : where.or([byKind, where('unit.id', 'in', [...selector.include])]);
    })
    .$if(selector.exclude.length > 0, (query) => query.where('unit.id', 'not in', [...selector.exclude]))
    .orderBy('unit.code')
    .execute();
  return rows as Unit[]; // as in findUnit
}

/** Members of a unit and all below it, as the units count them. */
export async function countMembersBelow(db: Reader, path: string): Promise<number> {
  const row = await db
    .selectFrom('unit')
    .select((select) => select.fn.sum<string | null>('member_count').as('members'))
    .where('path', 'like', likePrefix(path))
    .executeTakeFirst();
  return Number(row?.members ?? 0);
}

export async function insertUnit(
  tx: Tx,
  unit: Omit<Unit, 'version' | 'personId' | 'handlerId' | 'postponedTo' | 'memberCount' | 'fullMemberCount'>,
): Promise<void> {
  await tx
    .insertInto('unit')
    .values({
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
    })
    .execute();
  await markObligations(tx, unit.id);
}

export interface UnitChange {
  readonly name: string;
  readonly shortName: string;
  readonly class: UnitClass | null;
  readonly electedOn: Day | null;
  readonly termYears: number | null;
  readonly dissolvedOn: Day | null;
}

/** False: somebody else changed it meanwhile. */
export async function updateUnit(tx: Tx, id: string, version: number, change: UnitChange): Promise<boolean> {
  const result = await tx
    .updateTable('unit')
    .set({
      name: change.name,
      short_name: change.shortName,
      class: change.class,
      elected_on: change.electedOn,
      term_years: change.termYears,
      dissolved_on: change.dissolvedOn,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  await markObligations(tx, id);
  return Number(result.numUpdatedRows) === 1;
}

/** A new term after an election, or a longer one after an approved postponement. */
export async function setTerm(
  tx: Tx,
  id: string,
  term: { electedOn?: Day; termYears?: number | null; postponedTo: Day | null },
): Promise<void> {
  await tx
    .updateTable('unit')
    .set((set) => ({
      postponed_to: term.postponedTo,
      version: set('version', '+', 1),
      ...(term.electedOn === undefined ? {} : { elected_on: term.electedOn }),
      ...(term.termYears === undefined ? {} : { term_years: term.termYears }),
    }))
    .where('id', '=', id)
    .execute();
  await markObligations(tx, id);
}

/** Moves a unit and everything below it: one statement on the path, which is why the tree is kept as one. */
export async function moveUnit(
  tx: Tx,
  unit: Unit,
  parent: Unit,
  departmentId: string | null,
): Promise<boolean> {
  const moved = await tx
    .updateTable('unit')
    .set({ parent_id: parent.id, version: unit.version + 1 })
    .where('id', '=', unit.id)
    .where('version', '=', unit.version)
    .executeTakeFirst();
  if (Number(moved.numUpdatedRows) !== 1) return false;
  const path = `${parent.unitPath}${unit.id}/`;
  await tx
    .updateTable('unit')
    .set({
      path: sql<string>`concat(${path}, substring(path, ${unit.unitPath.length + 1}))`,
      department_id: departmentId,
    })
    .where('path', 'like', likePrefix(unit.unitPath))
    .execute();
  await markObligationsBelow(tx, path);
  return true;
}
