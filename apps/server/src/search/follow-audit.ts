import type { Tx } from '@gangmu/db/db';
import { listChangesAfter } from '@gangmu/db/search-source';
import { indexChanged } from './index-texts.ts';

const atOnce = 200;

/**
 * Brings the index up to what the sealed audit says was written since `seq`; returns the new number. Every write has an
 * audit row, so nothing is asked of the verbs.
 */
export async function followAudit(tx: Tx, seq: string): Promise<string> {
  const changes = await listChangesAfter(tx, seq, atOnce);
  const ids = (type: string) => [
    ...new Set(
      changes
        .filter((row) => row.type === type)
        .flatMap((row) => [...(row.id === null ? [] : [row.id]), ...idsIn(row.after)]),
    ),
  ];
  await indexChanged(tx, {
    unit: ids('unit'),
    plan: ids('plan'),
    measure: ids('measure'),
    record: ids('record'),
  });
  return changes.at(-1)?.seq ?? seq;
}

/** The ids a write of many rows left in its audit row: `{ ids }`, or a list of `{ id }`. */
function idsIn(after: string | null): string[] {
  const value: unknown = after === null ? null : JSON.parse(after);
  const list = Array.isArray(value) ? value : ((value as { ids?: unknown } | null)?.ids ?? []);
  if (!Array.isArray(list)) return [];
  return list
    .map((entry: unknown) => (typeof entry === 'string' ? entry : (entry as { id?: unknown } | null)?.id))
    .filter((id) => typeof id === 'string');
}
