import type { Day } from '../time/day.ts';
import type { Bucket } from './urgency.ts';

/** One count that goes up or down. `unitPath` says whose sums it belongs to. */
export interface TallyChange {
  readonly planId: string;
  readonly itemId: string;
  readonly measureId: string;
  readonly unitPath: string;
  readonly bucket: Bucket;
  readonly dueOn: Day | null;
  readonly count: number;
}

/** What the tallies need to know of an assignment. */
export interface Counted {
  readonly planId: string;
  readonly itemId: string;
  readonly measureId: string;
  readonly unitPath: string;
  readonly bucket: Bucket;
  readonly dueOn: Day | null;
}

/** The changes that lead from one state of an assignment to the next; null stands for “not there”. */
export function tallyChanges(before: Counted | null, after: Counted | null): TallyChange[] {
  if (before && after && before.bucket === after.bucket && before.dueOn === after.dueOn) return [];
  const changes: TallyChange[] = [];
  if (before) changes.push({ ...countedOf(before), count: -1 });
  if (after) changes.push({ ...countedOf(after), count: 1 });
  return changes;
}

function countedOf({ planId, itemId, measureId, unitPath, bucket, dueOn }: Counted): Counted {
  return { planId, itemId, measureId, unitPath, bucket, dueOn };
}
