import type { Scope } from '@gangmu/domain/access/can';
import type { AssignmentState } from '@gangmu/domain/responsibilities/assignment-state';
import type { AssignmentRole } from '@gangmu/domain/responsibilities/fan-out';
import type { Bucket } from '@gangmu/domain/responsibilities/urgency';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';
import { whereScope } from './scope.ts';

/** Who bears what of a plan and how it stands. */
export interface BorneLine {
  readonly id: string;
  readonly measureId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  readonly bucket: Bucket;
  readonly assignedOn: Day;
  readonly dueOn: Day | null;
  readonly submittedOn: Day | null;
  readonly verifiedOn: Day | null;
  readonly closedOn: Day | null;
  readonly deliverable: string;
  readonly report: string;
  readonly returnCount: number;
}

/** A page of the assignments of a measure within the scopes, in the order of their ids. */
export async function listBorne(
  db: Reader,
  scopes: readonly Scope[],
  planId: string,
  after: string,
  limit: number,
): Promise<BorneLine[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('unit', 'unit.id', 'assignment.unit_id')
    .select([
      'assignment.id',
      'assignment.measure_id as measureId',
      'unit.code as unitCode',
      'unit.name as unitName',
      'assignment.role',
      'assignment.state',
      'assignment.bucket',
      'assignment.assigned_on as assignedOn',
      'assignment.due_on as dueOn',
      'assignment.submitted_on as submittedOn',
      'assignment.verified_on as verifiedOn',
      'assignment.closed_on as closedOn',
      'assignment.deliverable',
      'assignment.report',
      'assignment.return_count as returnCount',
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('assignment.plan_id', '=', planId)
    .where('assignment.state', '!=', 'withdrawn')
    .where('assignment.id', '>', after)
    .orderBy('assignment.id')
    .limit(limit)
    .execute();
  return rows as BorneLine[]; // enumerations are written by assignment.ts only
}

/** A record that serves a measure. */
export interface ServingRecord {
  readonly recordId: string;
  readonly unitId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly title: string;
  readonly happenedOn: Day;
  readonly recordedAt: Date;
}

/** A page of the confirmed records behind a measure within the scopes, unit by unit. */
export async function listServing(
  db: Reader,
  scopes: readonly Scope[],
  measureId: string,
  after: { unitId: string; recordId: string } | null,
  limit: number,
): Promise<ServingRecord[]> {
  return db
    .selectFrom('record_measure')
    .innerJoin('record', 'record.id', 'record_measure.record_id')
    .innerJoin('unit', 'unit.id', 'record_measure.unit_id')
    .select([
      'record_measure.record_id as recordId',
      'record_measure.unit_id as unitId',
      'unit.code as unitCode',
      'unit.name as unitName',
      'record.title',
      'record_measure.happened_on as happenedOn',
      'record.created_at as recordedAt',
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('record_measure.measure_id', '=', measureId)
    .$if(after !== null, (query) =>
      query.where((where) =>
        where.or([
          where('record_measure.unit_id', '>', after?.unitId ?? ''),
          where.and([
            where('record_measure.unit_id', '=', after?.unitId ?? ''),
            where('record_measure.record_id', '>', after?.recordId ?? ''),
          ]),
        ]),
      ),
    )
    .orderBy('record_measure.unit_id')
    .orderBy('record_measure.record_id')
    .limit(limit)
    .execute();
}
