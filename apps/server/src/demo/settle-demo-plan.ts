import { listTopAssignments, updateAssignment, type Assignment } from '@gangmu/db/assignment';
import { insertAssignmentStep } from '@gangmu/db/assignment-step';
import type { Database, Tx } from '@gangmu/db/db';
import { foldTallies, insertTallyChanges } from '@gangmu/db/tally';
import { transact } from '@gangmu/db/transact';
import type { AssignmentState } from '@gangmu/domain/responsibilities/assignment-state';
import { bucketOf } from '@gangmu/domain/responsibilities/tally';
import { tallyChanges } from '@gangmu/domain/responsibilities/tally-change';
import { addDays } from '@gangmu/domain/time/day';
import type { DemoUnit } from './build-units.ts';
import type { DemoPlan } from './publish-demo-plan.ts';

/** Measures whose work the detailed department has closed by the demo day (domain 10.1: 12 of 74). */
const closed = ['1.2', '5.1', '5.3', '10.1', '11.1', '15.3', '15.4', '16.4', '17.3', '13.2', '12.3', '9.2'];
/** Measures that are overdue in the detailed department; elsewhere most are done. */
const late = ['16.3', '4.2', '5.4', '11.4', '18.3'];

/** Lets four months pass: departments accept, report and close, some early, some late. */
export async function settleDemoPlan(
  db: Database,
  plan: DemoPlan,
  detailed: DemoUnit,
  newId: () => string,
  random: () => number,
): Promise<void> {
  const measures = [...plan.byCode.values()];
  const codes = new Map(measures.map((measure) => [measure.id, measure.code]));
  const assignments = await listTopAssignments(
    db,
    measures.map((measure) => measure.id),
  );
  const settled = assignments.map((assignment) => ({
    assignment,
    to: stateOf(assignment, codes.get(assignment.measureId) ?? '', detailed, random),
    on: addDays('2024-02-28', Math.floor(random() * 100)),
  }));
  const byDay = [...Map.groupBy(settled, (entry) => entry.on)].sort(([a], [b]) => (a < b ? -1 : 1));
  await transact(db, null, async (tx) => {
    for (const [, entries] of byDay)
      for (const { assignment, to, on } of entries) await settle(tx, assignment, to, on, newId);
  });
  while ((await transact(db, null, foldTallies)) > 0);
}

function stateOf(
  assignment: Assignment,
  code: string,
  detailed: DemoUnit,
  random: () => number,
): AssignmentState {
  if (assignment.clockType === 'dormant') return 'accepted';
  if (assignment.role === 'lead') return closed.includes(code) && random() < 0.3 ? 'closed' : 'inProgress';
  if (closed.includes(code))
    return assignment.unitId === detailed.id || random() < 0.9 ? 'closed' : 'submitted';
  if (late.includes(code))
    return assignment.unitId === detailed.id || random() < 0.1 ? 'inProgress' : 'closed';
  return random() < 0.7 ? 'inProgress' : 'accepted';
}

async function settle(
  tx: Tx,
  assignment: Assignment,
  state: AssignmentState,
  on: string,
  newId: () => string,
): Promise<void> {
  const bucket = bucketOf({ ...assignment, state }, false);
  const reported = state === 'closed' || state === 'submitted';
  await updateAssignment(tx, assignment.id, assignment.version, {
    state,
    bucket,
    ...(reported ? { report: '已按要求办理。（演示数据）', submittedOn: on } : {}),
    ...(state === 'submitted' ? { verifyBy: '2024-07-03' } : {}),
    ...(state === 'closed' ? { verifiedOn: on, closedOn: on, closedBy: 'verified' } : {}),
  });
  await insertAssignmentStep(tx, assignment.id, {
    id: newId(),
    step:
      state === 'accepted'
        ? 'accept'
        : state === 'inProgress'
          ? 'start'
          : state === 'closed'
            ? 'close'
            : 'submit',
    from: 'assigned',
    to: state,
    on,
    byUser: null,
    reason: '',
  });
  const changes = tallyChanges(assignment, { ...assignment, bucket });
  if (changes.length > 0) await insertTallyChanges(tx, changes, on);
}
