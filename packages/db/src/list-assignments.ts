import type { Scope } from '@gangmu/domain/access/can';
import type { AssignmentState } from '@gangmu/domain/responsibilities/assignment-state';
import type { AssignmentRole } from '@gangmu/domain/responsibilities/fan-out';
import type { Bucket, DueSpan } from '@gangmu/domain/responsibilities/urgency';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';
import { likePrefix } from './like-prefix.ts';
import { whereScope } from './scope.ts';

export interface AssignmentFilter {
  readonly unitId?: string | undefined;
  readonly measureId?: string | undefined;
  /** Without a plan or a measure only what stands in plans that run. */
  readonly planId?: string | undefined;
  readonly buckets?: readonly Bucket[] | undefined;
  /** In one of these buckets and due within its days. */
  readonly due?: readonly DueSpan[] | undefined;
  /** Code of the measure, or a part of its text. */
  readonly text?: string | undefined;
}

/** A row of a list: the assignment with the words that explain it. */
export interface AssignmentLine {
  readonly id: string;
  readonly measureId: string;
  readonly code: string;
  readonly text: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  readonly bucket: Bucket;
  readonly dueOn: Day | null;
  readonly version: number;
}

/** A page of assignments within the scopes, in the order of their ids. */
export async function listAssignments(
  db: Reader,
  scopes: readonly Scope[],
  filter: AssignmentFilter,
  after: string,
  limit: number,
): Promise<AssignmentLine[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('unit', 'unit.id', 'assignment.unit_id')
    .innerJoin('measure', 'measure.id', 'assignment.measure_id')
    .innerJoin('plan', 'plan.id', 'assignment.plan_id')
    .select([
      'assignment.id',
      'assignment.measure_id as measureId',
      'measure.code',
      'measure.text',
      'assignment.unit_id as unitId',
      'unit.name as unitName',
      'assignment.role',
      'assignment.state',
      'assignment.bucket',
      'assignment.due_on as dueOn',
      'assignment.version',
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('assignment.id', '>', after)
    .where('assignment.state', '!=', 'withdrawn')
    .$if(filter.unitId !== undefined, (query) => query.where('assignment.unit_id', '=', filter.unitId ?? ''))
    .$if(filter.measureId !== undefined, (query) =>
      query.where('assignment.measure_id', '=', filter.measureId ?? ''),
    )
    .$if(filter.planId !== undefined, (query) => query.where('assignment.plan_id', '=', filter.planId ?? ''))
    .$if(filter.measureId === undefined && filter.planId === undefined, (query) =>
      query.where('plan.state', '!=', 'closed'),
    )
    .$if(filter.buckets !== undefined, (query) =>
      query.where('assignment.bucket', 'in', [...(filter.buckets ?? [])]),
    )
    .$if(filter.due !== undefined, (query) =>
      query.where((where) =>
        where.or(
          (filter.due ?? []).map(({ bucket, from, to }) =>
            where.and([
              where('assignment.bucket', '=', bucket),
              where('assignment.due_on', '<=', to),
              ...(from === null ? [] : [where('assignment.due_on', '>=', from)]),
            ]),
          ),
        ),
      ),
    )
    .$if(filter.text !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('measure.code', '=', filter.text ?? ''),
          where('measure.text', 'like', `%${likePrefix(filter.text ?? '')}`),
        ]),
      ),
    )
    .orderBy('assignment.id')
    .limit(limit)
    .execute();
  return rows as AssignmentLine[]; // enumerations are written by assignment.ts only
}
