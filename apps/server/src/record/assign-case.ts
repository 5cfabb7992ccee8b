import { change } from '@gangmu/db/change';
import type { Reader } from '@gangmu/db/db';
import { listAccountsWithRole } from '@gangmu/db/accounts-with-role';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { updateRecord } from '@gangmu/db/record-write';
import { findUnit } from '@gangmu/db/unit';
import { reachOf } from '@gangmu/domain/access/actions';
import { authorise } from '@gangmu/domain/access/authorise';
import { roleNames } from '@gangmu/domain/access/roles';
import { id } from '@gangmu/domain/id';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { changedMeanwhile, notAllowed, notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';

export const nameHandlerInput = z.strictObject({ ...versioned, handlerId: id });

/** The accounts of the department that may be named to handle a private case. */
export async function listHandlers(context: Context, recordId: string) {
  const { record, definition } = await readHandled(context, context.db, recordId);
  return candidates(context, context.db, definition, record);
}

/** Names the account that handles a private case; from then on only it reads among the offices (domain 6.4). */
export async function nameHandler(context: Context, input: z.infer<typeof nameHandlerInput>) {
  return change(context, { verb: 'record.nameHandler', key: input.key, input }, async (tx) => {
    const { record, definition, by } = await readHandled(context, tx, input.id);
    const proof = authoriseShown(context, by, record);
    const able = await candidates(context, tx, definition, record);
    if (!able.some((account) => account.id === input.handlerId)) throw notFound();
    const changed = { state: record.state, handlerId: input.handlerId };
    if (!(await updateRecord(tx, record.id, input.expectedVersion, changed))) throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'record', id: record.id, unitId: record.unitId },
      before: { handlerId: record.handlerId },
      after: { handlerId: input.handlerId },
      answer: { id: record.id, version: input.expectedVersion + 1 },
    };
  });
}

async function readHandled(context: Context, db: Reader, recordId: string) {
  const record = await findRecord(db, recordId);
  if (!record) throw notFound();
  const definition = readRecordDefinition(record.type);
  authorise(context.actor, definition.read, record, context.today);
  if (!definition.handled) throw notAllowed();
  return { record, definition, by: definition.handled.by };
}

async function candidates(context: Context, db: Reader, definition: RecordDefinition, record: StoredRecord) {
  const roles = roleNames.filter((role) => reachOf(role, definition.read) === 'handled');
  const unit = await findUnit(db, record.unitId);
  return listAccountsWithRole(db, roles, unit?.departmentId ?? record.unitId, context.today);
}
