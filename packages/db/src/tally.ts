import type { TallyChange } from '@gangmu/domain/responsibilities/tally-change';
import type { Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import type { Tx } from './db.ts';

/** Stands for “no due day” in the keys of the tallies, which cannot hold null. */
export const noDue: Day = '9999-12-31';

/** Appends delta rows in the writer's transaction; the folder adds them to the tallies (decisions/0003). */
export async function insertTallyChanges(tx: Tx, changes: readonly TallyChange[], today: Day): Promise<void> {
  await tx
    .insertInto('tally_delta')
    .values(
      changes.map((change) => ({
        id: uuidv7(),
        plan_id: change.planId,
        item_id: change.itemId,
        measure_id: change.measureId,
        unit_path: change.unitPath,
        day: today,
        bucket: change.bucket,
        due_on: change.dueOn ?? noDue,
        count: change.count,
      })),
    )
    .execute();
}
