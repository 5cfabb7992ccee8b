import type { AccountWithHomes } from '@gangmu/db/accounts-with-homes';
import type { Tx } from '@gangmu/db/db';
import type { Mark } from '@gangmu/db/designation-review';
import type { StoredRecord } from '@gangmu/db/record';
import { insertRecordSteps } from '@gangmu/db/record-step';
import { updateRecord } from '@gangmu/db/record-write';
import { judgeReview } from '@gangmu/domain/assessments/may-review';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { takeRecordStep } from '@gangmu/domain/kinds/take-record-step';
import { changedMeanwhile } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';

const step = 'markedByAll';

/**
 * Closes the review of a nomination once the last mark is in. Returns its version, which is the old one while marks
 * are missing.
 */
export async function settleMarks(
  context: Context,
  tx: Tx,
  nomination: StoredRecord,
  reviewers: readonly AccountWithHomes[],
  marks: readonly Mark[],
): Promise<number> {
  const result = judgeReview(reviewers, nomination.departmentId, marks);
  if (result === null) return nomination.version;
  const state = takeRecordStep(readRecordDefinition(nomination.type), step, nomination.state);
  const body = { ...nomination.body, result };
  if (!(await updateRecord(tx, nomination.id, nomination.version, { state, body }))) throw changedMeanwhile();
  await insertRecordSteps(tx, [
    {
      id: uuidv7(),
      recordId: nomination.id,
      step,
      from: nomination.state,
      to: state,
      on: context.today,
      byUser: null,
      reason: '',
      changed: {},
    },
  ]);
  return nomination.version + 1;
}
