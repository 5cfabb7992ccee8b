import type { Reader } from '@gangmu/db/db';
import { findRoot, type Unit } from '@gangmu/db/unit';
import { notFound } from '@gangmu/domain/refusal';

/** The committee itself; rights on the whole installation are asked on it. Throws before the first run. */
export async function readRoot(db: Reader): Promise<Unit> {
  const root = await findRoot(db);
  if (!root) throw notFound();
  return root;
}
