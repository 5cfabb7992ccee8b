import type { AccessObject } from '@gangmu/domain/access/can';
import type { ClockType } from '@gangmu/domain/items/clock';
import type { AssignmentState } from '@gangmu/domain/responsibilities/assignment-state';
import type { AssignmentRole } from '@gangmu/domain/responsibilities/fan-out';
import type { Bucket } from '@gangmu/domain/responsibilities/urgency';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';

export interface Assignment extends AccessObject {
  readonly id: string;
  readonly planId: string;
  readonly itemId: string;
  readonly measureId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly issuerUnitId: string;
  readonly issuerPath: string;
  readonly parentId: string | null;
  readonly depth: number;
  readonly role: AssignmentRole;
  readonly clockType: ClockType;
  readonly state: AssignmentState;
  readonly bucket: Bucket;
  readonly assignedOn: Day;
  readonly acceptBy: Day;
  readonly dueOn: Day | null;
  readonly verifyBy: Day | null;
  readonly deliverable: string;
  readonly reason: string;
  readonly report: string;
  readonly submittedBy: string | null;
  readonly submittedOn: Day | null;
  readonly verifiedOn: Day | null;
  readonly closedBy: string | null;
  readonly closedOn: Day | null;
  readonly returnCount: number;
  readonly foldedInto: string | null;
  readonly wantedDueOn: Day | null;
  readonly wantedReason: string | null;
  readonly refusedExtensions: number;
  readonly version: number;
}

const columns = [
  'assignment.id',
  'assignment.plan_id as planId',
  'assignment.item_id as itemId',
  'assignment.measure_id as measureId',
  'assignment.unit_id as unitId',
  'unit.path as unitPath',
  'assignment.issuer_unit_id as issuerUnitId',
  'issuer.path as issuerPath',
  'assignment.parent_id as parentId',
  'assignment.depth',
  'assignment.role',
  'assignment.clock_type as clockType',
  'assignment.state',
  'assignment.bucket',
  'assignment.assigned_on as assignedOn',
  'assignment.accept_by as acceptBy',
  'assignment.due_on as dueOn',
  'assignment.verify_by as verifyBy',
  'assignment.deliverable',
  'assignment.reason',
  'assignment.report',
  'assignment.submitted_by as submittedBy',
  'assignment.submitted_on as submittedOn',
  'assignment.verified_on as verifiedOn',
  'assignment.closed_by as closedBy',
  'assignment.closed_on as closedOn',
  'assignment.return_count as returnCount',
  'assignment.folded_into as foldedInto',
  'assignment.wanted_due_on as wantedDueOn',
  'assignment.wanted_reason as wantedReason',
  'assignment.refused_extensions as refusedExtensions',
  'assignment.version',
] as const;

function select(db: Reader) {
  return db
    .selectFrom('assignment')
    .innerJoin('unit', 'unit.id', 'assignment.unit_id')
    .innerJoin('unit as issuer', 'issuer.id', 'assignment.issuer_unit_id')
    .select(columns);
}

export async function findAssignment(db: Reader, id: string): Promise<Assignment | null> {
  const row = await select(db).where('assignment.id', '=', id).executeTakeFirst();
  return (row as Assignment | undefined) ?? null; // enumerations are written by this file only
}

/** Everything a measure was given to by its issuer (not what departments passed down). */
export async function listTopAssignments(db: Reader, measureIds: readonly string[]): Promise<Assignment[]> {
  if (measureIds.length === 0) return [];
  const rows = await select(db)
    .where('assignment.measure_id', 'in', [...measureIds])
    .where('assignment.parent_id', 'is', null)
    .where('assignment.state', '!=', 'withdrawn')
    .orderBy('unit.code')
    .orderBy('assignment.id')
    .execute();
  return rows as Assignment[]; // as in findAssignment
}

export async function listChildAssignments(db: Reader, parentId: string): Promise<Assignment[]> {
  const rows = await select(db).where('assignment.parent_id', '=', parentId).orderBy('unit.code').execute();
  return rows as Assignment[]; // as in findAssignment
}

export type NewAssignment = Pick<
  Assignment,
  | 'id'
  | 'planId'
  | 'itemId'
  | 'measureId'
  | 'unitId'
  | 'issuerUnitId'
  | 'parentId'
  | 'depth'
  | 'role'
  | 'clockType'
  | 'state'
  | 'bucket'
  | 'assignedOn'
  | 'acceptBy'
  | 'dueOn'
  | 'deliverable'
  | 'reason'
>;

const chunk = 500;

export async function insertAssignments(tx: Tx, assignments: readonly NewAssignment[]): Promise<void> {
  const updated = new Date();
  for (let at = 0; at < assignments.length; at += chunk) {
    await tx
      .insertInto('assignment')
      .values(
        assignments.slice(at, at + chunk).map((assignment) => ({
          id: assignment.id,
          plan_id: assignment.planId,
          item_id: assignment.itemId,
          measure_id: assignment.measureId,
          unit_id: assignment.unitId,
          issuer_unit_id: assignment.issuerUnitId,
          parent_id: assignment.parentId,
          depth: assignment.depth,
          role: assignment.role,
          clock_type: assignment.clockType,
          state: assignment.state,
          bucket: assignment.bucket,
          assigned_on: assignment.assignedOn,
          accept_by: assignment.acceptBy,
          due_on: assignment.dueOn,
          deliverable: assignment.deliverable,
          reason: assignment.reason,
          updated_at: updated,
        })),
      )
      .execute();
  }
}

export type AssignmentChange = Partial<
  Pick<
    Assignment,
    | 'state'
    | 'bucket'
    | 'clockType'
    | 'dueOn'
    | 'verifyBy'
    | 'deliverable'
    | 'reason'
    | 'report'
    | 'submittedBy'
    | 'submittedOn'
    | 'verifiedOn'
    | 'closedBy'
    | 'closedOn'
    | 'returnCount'
    | 'foldedInto'
    | 'wantedDueOn'
    | 'wantedReason'
    | 'refusedExtensions'
  >
>;

const columnOf: Record<keyof AssignmentChange, string> = {
  state: 'state',
  bucket: 'bucket',
  clockType: 'clock_type',
  dueOn: 'due_on',
  verifyBy: 'verify_by',
  deliverable: 'deliverable',
  reason: 'reason',
  report: 'report',
  submittedBy: 'submitted_by',
  submittedOn: 'submitted_on',
  verifiedOn: 'verified_on',
  closedBy: 'closed_by',
  closedOn: 'closed_on',
  returnCount: 'return_count',
  foldedInto: 'folded_into',
  wantedDueOn: 'wanted_due_on',
  wantedReason: 'wanted_reason',
  refusedExtensions: 'refused_extensions',
};

/** Writes the change if the version still stands; the state machine is checked again by it. */
export async function updateAssignment(
  tx: Tx,
  id: string,
  version: number,
  change: AssignmentChange,
): Promise<boolean> {
  const set = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [columnOf[key as keyof AssignmentChange], value]),
  );
  const result = await tx
    .updateTable('assignment')
    .set({ ...set, version: sql<number>`version + 1`, updated_at: new Date() })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

const settleAtMost = 500;

/** Assignments of running plans whose day of silence has come: not accepted, or reported and not verified. */
export async function listSilent(
  db: Reader,
  state: 'assigned' | 'submitted',
  today: Day,
): Promise<Assignment[]> {
  const rows = await select(db)
    .innerJoin('plan', 'plan.id', 'assignment.plan_id')
    .where('plan.state', '!=', 'closed')
    .where('assignment.state', '=', state)
    .where(state === 'assigned' ? 'assignment.accept_by' : 'assignment.verify_by', '<', today)
    .orderBy('assignment.id')
    .limit(settleAtMost)
    .execute();
  return rows as Assignment[]; // as in findAssignment
}
