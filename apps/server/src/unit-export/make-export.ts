import { listRealm } from '@gangmu/db/read-export';
import { findGrantsByName } from '@gangmu/db/session';
import { transact } from '@gangmu/db/transact';
import { endExport, findExport, type UnitExport } from '@gangmu/db/unit-export';
import { noteProgress } from '@gangmu/db/work-queue';
import { zipStream } from '@gangmu/documents/zip-stream';
import { authorise } from '@gangmu/domain/access/authorise';
import { notAllowed, Refusal } from '@gangmu/domain/refusal';
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Workshop } from '../paper/make-paper.ts';
import { exportParts, type ExportOrder, type ExportSums } from './export-parts.ts';
import { exportPathOf } from './export-files.ts';

/** Bytes an archive may have: the sizes of a plain zip are 32 bits wide, some room left for its directory. */
const largest = 4_000_000_000;

/**
 * Makes an export that was asked for, with the rights its maker has now, and puts the archive in its place. A refusal
 * ends it with the reason; anything else is an error of ours, ends it too, and is thrown.
 */
export async function makeExport(workshop: Workshop, id: string): Promise<void> {
  const { db, dataDir } = workshop;
  const asked = await findExport(db, id);
  if (asked?.state !== 'making') return;
  const path = exportPathOf(dataDir, id);
  try {
    const sums: ExportSums = { lines: 0, files: 0 };
    const order = await orderOf(workshop, asked);
    const { size, sha256 } = await write(`${path}.part`, zipStream(exportParts(order, sums)));
    await rename(`${path}.part`, path);
    const end = { line_count: sums.lines, file_count: sums.files, size: String(size), sha256 };
    if (!(await transact(db, null, (tx) => endExport(tx, id, end)))) await rm(path, { force: true });
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    const failure =
      error instanceof Refusal
        ? error.text
        : { zh: '系统出错，未能导出', en: 'Something failed on our side; nothing was exported' };
    await transact(db, null, (tx) => endExport(tx, id, { failure }));
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Its maker's rights as they stand, and the units it is about. */
async function orderOf({ db, dataDir, today }: Workshop, asked: UnitExport): Promise<ExportOrder> {
  const session = await findGrantsByName(db, asked.maker);
  if (!session) throw notAllowed();
  const { userId, personId, grants, assigned } = session;
  const actor = { userId, personId, grants, assigned };
  authorise(actor, 'export.make', asked, today);
  const realm = await listRealm(db, asked.unitPath);
  return {
    db,
    dataDir,
    today,
    actor,
    paths: new Map(realm.map((unit) => [unit.id, unit.path])),
    unitName: asked.unitName,
    maker: asked.maker,
    async goOn(done, total) {
      if (!(await noteProgress(db, 'unit_export', asked.id, { done, total }))) throw cancelled();
    },
  };
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > largest) throw tooLarge();
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

function cancelled(): Refusal {
  return new Refusal('unavailable', { zh: '已取消', en: 'Cancelled' });
}

function tooLarge(): Refusal {
  return new Refusal('too-many', {
    zh: '数据和文件超过 4 GB，请按下级单位分别导出',
    en: 'Data and files exceed 4 GB; export the units below one by one',
  });
}
