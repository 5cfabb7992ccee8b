import { noteContentRead } from '@gangmu/db/content-read';
import type { StoredRecord } from '@gangmu/db/record';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import type { Context } from '../context.ts';

/**
 * “谁看过” (domain 6.4): who opens the content of sessions from outside the unit is written down, and the unit sees
 * it. Own readers are not: reading one's own is nobody's business.
 */
export async function noteReads(
  context: Context,
  definition: RecordDefinition,
  records: readonly StoredRecord[],
): Promise<void> {
  if (definition.kind !== 'session') return;
  const own = new Set(context.actor.grants.map((grant) => grant.unitPath));
  const foreign = records.filter((record) => !own.has(record.unitPath));
  await noteContentRead(context.db, context.actor.userId, context.today, foreign);
}
