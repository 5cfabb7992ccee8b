import { listSilent, updateAssignment, type Assignment } from '@gangmu/db/assignment';
import { insertAssignmentStep } from '@gangmu/db/assignment-step';
import { insertAudit } from '@gangmu/db/audit';
import type { Tx } from '@gangmu/db/db';
import { findMeasure } from '@gangmu/db/measure';
import { insertTallyChanges } from '@gangmu/db/tally';
import { takeAssignmentStep, type AssignmentStep } from '@gangmu/domain/responsibilities/assignment-state';
import { bucketOf } from '@gangmu/domain/responsibilities/tally';
import { tallyChanges } from '@gangmu/domain/responsibilities/tally-change';
import type { Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';

/** Silence accepts an assignment after five working days and passes a report after ten, marked as such (domain 7). */
export async function settleSilence(tx: Tx, today: Day): Promise<string> {
  const accepted = await listSilent(tx, 'assigned', today);
  const verified = await listSilent(tx, 'submitted', today);
  for (const assignment of accepted) await settle(tx, assignment, 'acceptBySilence', today);
  for (const assignment of verified) await settle(tx, assignment, 'verifyBySilence', today);
  return `accepted ${accepted.length}, verified ${verified.length}`;
}

async function settle(tx: Tx, assignment: Assignment, step: AssignmentStep, today: Day): Promise<void> {
  const measure = await findMeasure(tx, assignment.measureId);
  const state = takeAssignmentStep(step, assignment.state, assignment.returnCount);
  const bucket = bucketOf({ ...assignment, state }, measure?.triggeredOn !== null);
  const verified =
    step === 'verifyBySilence' ? { verifiedOn: today, closedBy: 'silence', verifyBy: null } : {};
  if (!(await updateAssignment(tx, assignment.id, assignment.version, { ...verified, state, bucket })))
    return;
  await insertAssignmentStep(tx, assignment.id, {
    id: uuidv7(),
    step,
    from: assignment.state,
    to: state,
    on: today,
    byUser: null,
    reason: '',
  });
  await insertAudit(tx, {
    userId: null,
    verb: `assignment.${step}`,
    outcome: 'done',
    subject: { type: 'assignment', id: assignment.id, unitId: assignment.unitId },
    before: { state: assignment.state },
    after: { state },
    requestId: 'job',
    address: null,
  });
  const changes = tallyChanges(assignment, { ...assignment, bucket });
  if (changes.length > 0) await insertTallyChanges(tx, changes, today);
}
