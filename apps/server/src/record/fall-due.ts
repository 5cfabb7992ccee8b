import { insertAudit } from '@gangmu/db/audit';
import type { Tx } from '@gangmu/db/db';
import { listDueRecords, type StoredRecord } from '@gangmu/db/record';
import { insertRecordSteps } from '@gangmu/db/record-step';
import { updateRecord } from '@gangmu/db/record-write';
import type { RecordStep } from '@gangmu/domain/kinds/define-kind';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import type { Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';

const atMost = 2_000;

/** Takes the steps that come by themselves when the due day is past: reviews fall due, activities close. */
export async function fallDue(tx: Tx, today: Day): Promise<string> {
  let count = 0;
  for (const definition of listRecordDefinitions()) {
    for (const [name, step] of Object.entries(definition.steps)) {
      if (!step.whenDue) continue;
      const due = await listDueRecords(tx, definition.name, step.from, today, atMost);
      for (const record of due) count += await take(tx, record, name, step, today);
    }
  }
  return `fell due ${count}`;
}

async function take(
  tx: Tx,
  record: StoredRecord,
  name: string,
  step: RecordStep,
  today: Day,
): Promise<number> {
  const state = step.to ?? record.state;
  if (!(await updateRecord(tx, record.id, record.version, { state }))) return 0;
  await insertRecordSteps(tx, [
    {
      id: uuidv7(),
      recordId: record.id,
      step: name,
      from: record.state,
      to: state,
      on: today,
      byUser: null,
      reason: '',
      changed: {},
    },
  ]);
  await insertAudit(tx, {
    userId: null,
    verb: `record.${name}`,
    outcome: 'done',
    subject: { type: 'record', id: record.id, unitId: record.unitId },
    before: { state: record.state },
    after: { state },
    requestId: 'job',
    address: null,
  });
  return 1;
}
