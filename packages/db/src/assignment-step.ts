import type { AssignmentState } from '@gangmu/domain/responsibilities/assignment-state';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

export interface AssignmentStepRow {
  readonly id: string;
  readonly step: string;
  readonly from: AssignmentState;
  readonly to: AssignmentState;
  readonly on: Day;
  readonly by: string | null;
  readonly reason: string;
}

export async function insertAssignmentStep(
  tx: Tx,
  assignmentId: string,
  step: Omit<AssignmentStepRow, 'by'> & { byUser: string | null },
): Promise<void> {
  await tx
    .insertInto('assignment_step')
    .values({
      id: step.id,
      assignment_id: assignmentId,
      step: step.step,
      from_state: step.from,
      to_state: step.to,
      on_day: step.on,
      by_user: step.byUser,
      reason: step.reason,
      at: new Date(),
    })
    .execute();
}

/** The history of an assignment with the names of those who acted; null is the system. */
export async function listAssignmentSteps(db: Reader, assignmentId: string): Promise<AssignmentStepRow[]> {
  const rows = await db
    .selectFrom('assignment_step')
    .leftJoin('auth_user', 'auth_user.id', 'assignment_step.by_user')
    .select([
      'assignment_step.id',
      'assignment_step.step',
      'assignment_step.from_state as from',
      'assignment_step.to_state as to',
      'assignment_step.on_day as on',
      'auth_user.name as by',
      'assignment_step.reason',
    ])
    .where('assignment_step.assignment_id', '=', assignmentId)
    .orderBy('assignment_step.id')
    .execute();
  return rows as AssignmentStepRow[]; // states are written by insertAssignmentStep only
}
