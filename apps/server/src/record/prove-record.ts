import type { Tx } from '@gangmu/db/db';
import { listIssuedMeasures } from '@gangmu/db/measure';
import type { StoredRecord } from '@gangmu/db/record';
import { replaceProof } from '@gangmu/db/record-write';
import { absencesOf } from '@gangmu/domain/kinds/check-record';
import type { RecordBody, RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { listServedMeasures } from '@gangmu/domain/kinds/list-served-measures';
import { yearOf } from '@gangmu/domain/time/day';
import type { Context } from '../context.ts';

/** Writes what the record proves when it counts, and takes it back when it no longer does. */
export async function proveRecord(
  context: Context,
  tx: Tx,
  definition: RecordDefinition,
  record: StoredRecord,
  parent: RecordBody | null,
  counted: boolean,
): Promise<void> {
  const counts = definition.counted.includes(record.state);
  if (!counts && !counted) return; // nothing was written, nothing to take back
  if (!counts) return replaceProof(tx, record, { facts: [], absences: [], measureIds: [] });
  const { expected, body } = record;
  const facts = definition.factsOf(body, { today: context.today, expected, parent });
  const issued = await listIssuedMeasures(tx, yearOf(record.happenedOn));
  const measureIds = listServedMeasures(issued, definition, body, record.mechanism);
  await replaceProof(tx, record, { facts, absences: absencesOf(definition, body), measureIds });
}
