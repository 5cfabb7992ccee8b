import { listKeptExports, removeExports } from '@gangmu/db/unit-export';
import type { Tx } from '@gangmu/db/db';
import { addDays, type Day } from '@gangmu/domain/time/day';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Days after which the archive is removed (S-40). */
export const keptDays = 30;

/** Where the archive of an export lies until then. */
export function exportPathOf(dataDir: string, id: string): string {
  return join(dataDir, 'exports', `${id}.zip`);
}

/** Ends what is too old, and removes every archive nobody may take any more. */
export async function removeOldExports(tx: Tx, dataDir: string, today: Day): Promise<string> {
  const removed = await removeExports(tx, addDays(today, -keptDays), today);
  const names = await readdir(join(dataDir, 'exports')).catch(() => []);
  const kept = new Set(await listKeptExports(tx, [...new Set(names.map(idIn))]));
  const left = names.filter((name) => !kept.has(idIn(name)));
  for (const name of left) await rm(join(dataDir, 'exports', name), { force: true });
  return `${removed} exports ended, ${left.length} archives removed`;
}

function idIn(name: string): string {
  return name.slice(0, 36);
}
