import type { AccessObject, Scope } from '@gangmu/domain/access/can';
import type { Label } from '@gangmu/domain/label';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';
import { whereScope } from './scope.ts';

export const exportStates = ['waiting', 'making', 'ready', 'failed', 'cancelled', 'removed'] as const;
export type ExportState = (typeof exportStates)[number];

/** Somebody took a unit's data with them: who, when, how much, and what became of the file. */
export interface UnitExport extends AccessObject {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly state: ExportState;
  readonly done: number;
  readonly total: number;
  readonly lineCount: number;
  readonly fileCount: number;
  /** Bytes. */
  readonly size: number | null;
  readonly failure: Label | null;
  readonly madeBy: string;
  /** Name in which its maker signs in. */
  readonly maker: string;
  readonly madeOn: Day;
  readonly version: number;
}

function select(db: Reader) {
  return db
    .selectFrom('unit_export')
    .innerJoin('unit', 'unit.id', 'unit_export.unit_id')
    .innerJoin('auth_user', 'auth_user.id', 'unit_export.made_by')
    .select([
      'unit_export.id',
      'unit_export.unit_id as unitId',
      'unit.name as unitName',
      'unit.path as unitPath',
      'unit_export.state',
      'unit_export.done',
      'unit_export.total',
      'unit_export.line_count as lineCount',
      'unit_export.file_count as fileCount',
      'unit_export.size',
      'unit_export.failure',
      'unit_export.made_by as madeBy',
      'auth_user.username as maker',
      'unit_export.made_on as madeOn',
      'unit_export.version',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toExport(row: Row): UnitExport {
  const failure = row.failure === null ? null : (JSON.parse(row.failure) as Label); // written by endExport only
  const size = row.size === null ? null : Number(row.size);
  return { ...row, failure, size, maker: row.maker ?? '' } as UnitExport; // states are written here only
}

export async function findExport(db: Reader, id: string): Promise<UnitExport | null> {
  const row = await select(db).where('unit_export.id', '=', id).executeTakeFirst();
  return row ? toExport(row) : null;
}

/**
 * A page of the exports within the scopes and of those of units above (`aboveIds`), which took the same data, newest
 * first; `before` is the id of the last one seen.
 */
export async function listExports(
  db: Reader,
  scopes: readonly Scope[],
  aboveIds: readonly string[],
  before: string,
  limit: number,
): Promise<UnitExport[]> {
  const rows = await select(db)
    .where((where) => {
      const own = whereScope(where, scopes, 'unit.path');
      return aboveIds.length === 0 ? own : where.or([own, where('unit_export.unit_id', 'in', [...aboveIds])]);
    })
    .$if(before !== '', (query) => query.where('unit_export.id', '<', before))
    .orderBy('unit_export.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toExport);
}

/** True while an export somebody asked for is not finished. */
export async function hasOpenExport(db: Reader, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('unit_export')
    .select('id')
    .where('state', 'in', ['waiting', 'making'])
    .where('made_by', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertExport(
  tx: Tx,
  wanted: { id: string; unitId: string; madeBy: string; madeOn: Day },
): Promise<void> {
  await tx
    .insertInto('unit_export')
    .values({
      id: wanted.id,
      unit_id: wanted.unitId,
      state: 'waiting',
      made_by: wanted.madeBy,
      made_at: new Date(),
      made_on: wanted.madeOn,
    })
    .execute();
}

/** False: it is finished, or somebody else changed it meanwhile. */
export async function cancelExport(tx: Tx, id: string, version: number): Promise<boolean> {
  const result = await tx
    .updateTable('unit_export')
    .set({ state: 'cancelled', claimed_until: null, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['waiting', 'making'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** An export is finished, or has failed, with the reason. False: it was cancelled meanwhile. */
export async function endExport(
  tx: Tx,
  id: string,
  end:
    | {
        readonly line_count: number;
        readonly file_count: number;
        readonly size: string;
        readonly sha256: string;
      }
    | { readonly failure: Label },
): Promise<boolean> {
  const result = await tx
    .updateTable('unit_export')
    .set(
      'failure' in end
        ? { state: 'failed', failure: JSON.stringify(end.failure), claimed_until: null }
        : { ...end, state: 'ready', claimed_until: null },
    )
    .where('id', '=', id)
    .where('state', '=', 'making')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Marks the exports made before that day as removed; their files go with {@link listKeptExports}. */
export async function removeExports(tx: Tx, before: Day, today: Day): Promise<number> {
  const result = await tx
    .updateTable('unit_export')
    .set({ state: 'removed', removed_on: today })
    .where('state', '=', 'ready')
    .where('made_on', '<', before)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Of these exports, the ones whose file is still wanted. */
export async function listKeptExports(db: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('unit_export')
    .select('id')
    .where('id', 'in', [...ids])
    .where('state', 'in', ['making', 'ready'])
    .execute();
  return rows.map((row) => row.id);
}

/** On which days who downloaded which of these exports, as the audit has it. */
export async function listDownloads(
  db: Reader,
  ids: readonly string[],
): Promise<{ exportId: string; by: string; on: Day }[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('audit')
    .innerJoin('auth_user', 'auth_user.id', 'audit.user_id')
    .select(['audit.subject_id as exportId', 'auth_user.username as by', 'audit.after_json as after'])
    .distinct()
    .where('audit.subject_type', '=', 'export')
    .where('audit.subject_id', 'in', [...ids])
    .where('audit.verb', '=', 'export.download')
    .execute();
  return rows.map((row) => ({
    exportId: row.exportId ?? '',
    by: row.by ?? '',
    on: (JSON.parse(row.after ?? '{}') as { on?: Day }).on ?? '', // written by noteDownload
  }));
}
