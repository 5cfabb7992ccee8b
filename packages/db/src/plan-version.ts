import type { OutlineItem, OutlineMeasure, OutlinePart } from '@gangmu/domain/items/outline';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

export interface PlanVersion {
  readonly no: number;
  readonly publishedOn: Day;
  readonly publishedBy: string;
  readonly submittedBy: string;
}

export async function listPlanVersions(db: Reader, planId: string): Promise<PlanVersion[]> {
  return db
    .selectFrom('plan_version')
    .select([
      'no',
      'published_on as publishedOn',
      'published_by as publishedBy',
      'submitted_by as submittedBy',
    ])
    .where('plan_id', '=', planId)
    .orderBy('no', 'desc')
    .execute();
}

export async function findPlanVersion(
  db: Reader,
  planId: string,
  no: number,
): Promise<{ snapshot: StoredOutline; changes: unknown; burden: unknown } | null> {
  const row = await db
    .selectFrom('plan_version')
    .select(['snapshot', 'changes', 'burden'])
    .where('plan_id', '=', planId)
    .where('no', '=', no)
    .executeTakeFirst();
  if (!row) return null;
  return {
    snapshot: JSON.parse(row.snapshot) as StoredOutline,
    changes: JSON.parse(row.changes),
    burden: row.burden,
  }; // written by insertPlanVersion
}

export interface StoredOutline {
  readonly title: string;
  readonly parts: readonly OutlinePart[];
  readonly items: readonly OutlineItem[];
  readonly measures: readonly OutlineMeasure[];
}

export async function insertPlanVersion(
  tx: Tx,
  version: {
    id: string;
    planId: string;
    no: number;
    publishedOn: Day;
    publishedBy: string;
    submittedBy: string;
    snapshot: StoredOutline;
    changes: unknown;
    burden: unknown;
  },
): Promise<void> {
  await tx
    .insertInto('plan_version')
    .values({
      id: version.id,
      plan_id: version.planId,
      no: version.no,
      published_on: version.publishedOn,
      published_by: version.publishedBy,
      submitted_by: version.submittedBy,
      snapshot: JSON.stringify(version.snapshot),
      changes: JSON.stringify(version.changes),
      burden: JSON.stringify(version.burden),
    })
    .execute();
}
