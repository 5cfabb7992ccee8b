import { insertBurden } from '@gangmu/db/burden';
import type { Tx } from '@gangmu/db/db';
import type { StoredRecord } from '@gangmu/db/record';
import { minutesAsked, type Point } from '@gangmu/domain/assessments/checklist';
import type { Day } from '@gangmu/domain/time/day';
import { readRoot } from '../unit/read-root.ts';

/** Books what an inspection asks of units: the points that nobody can answer for them (M01, domain 8 rule 3). */
export async function bookAsk(
  tx: Tx,
  inspection: Pick<StoredRecord, 'id' | 'body' | 'happenedOn'>,
  unitIds: readonly string[],
  on: Day,
): Promise<void> {
  const points = inspection.body['checklist'] as readonly Point[]; // checked by the kind
  const minutes = Math.ceil(minutesAsked(points));
  const { id: issuerUnitId } = await readRoot(tx);
  const month = inspection.happenedOn.slice(0, 7);
  await insertBurden(
    tx,
    unitIds.map((unitId) => ({ unitId, month, minutes, askId: inspection.id, issuerUnitId, on })),
  );
}
