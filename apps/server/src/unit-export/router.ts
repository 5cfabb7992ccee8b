import { exportStates, listDownloads, listExports } from '@gangmu/db/unit-export';
import { isInForce, scopesOf } from '@gangmu/domain/access/can';
import { reachOf } from '@gangmu/domain/access/actions';
import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { askExport, askExportInput, cancelExportInput, endAskedExport } from './ask-export.ts';

const label = z.strictObject({ zh: z.string(), en: z.string() });
const row = z.strictObject({
  id,
  unitId: id,
  unitName: z.string(),
  state: z.enum(exportStates),
  done: z.int(),
  total: z.int(),
  lineCount: z.int(),
  fileCount: z.int(),
  size: z.int().nullable(),
  failure: label.nullable(),
  maker: z.string(),
  madeOn: z.string(),
  /** Only its maker may take the file: it holds what its maker may read. */
  isMine: z.boolean(),
  downloads: z.array(z.strictObject({ by: z.string(), on: z.string() })),
  version: z.int(),
});

export const exportRouter = router({
  make: writes('export.make')
    .input(askExportInput)
    .output(z.strictObject({ id }))
    .mutation(({ ctx, input }) => askExport(ctx, input)),
  cancel: writes('export.make')
    .input(cancelExportInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => endAskedExport(ctx, input)),
  /** Who took the data of one's units, by itself or with a unit above, newest first. */
  list: reads('export.read')
    .input(
      z.strictObject({
        cursor: z.union([id, z.literal('')]).default(''),
        direction: z.literal('forward').optional(),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .output(z.strictObject({ rows: z.array(row), next: id.nullable() }))
    .query(({ ctx, input }) => listHistory(ctx, input)),
});

async function listHistory(context: Context, input: { cursor: string; limit: number }) {
  const { db, actor, today } = context;
  const scopes = scopesOf(actor, 'export.read', today);
  const rows = await listExports(db, scopes, idsAbove(context), input.cursor, input.limit);
  const downloads = Map.groupBy(
    await listDownloads(
      db,
      rows.map((one) => one.id),
    ),
    ({ exportId }) => exportId,
  );
  return {
    rows: rows.map((one) => ({
      id: one.id,
      unitId: one.unitId,
      unitName: one.unitName,
      state: one.state,
      done: one.done,
      total: one.total,
      lineCount: one.lineCount,
      fileCount: one.fileCount,
      size: one.size,
      failure: one.failure,
      maker: one.maker,
      madeOn: one.madeOn,
      version: one.version,
      isMine: one.madeBy === actor.userId,
      downloads: (downloads.get(one.id) ?? []).map(({ by, on }) => ({ by, on })),
    })),
    next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** The units above those in which the actor may see who exported; a path names them from the root down. */
function idsAbove({ actor, today }: Context): string[] {
  const own = actor.grants.filter(
    (grant) => isInForce(grant, today) && reachOf(grant.role, 'export.read') !== null,
  );
  return [...new Set(own.flatMap(({ unitPath }) => unitPath.split('/').filter((part) => part !== '')))];
}
