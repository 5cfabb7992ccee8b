import type { Reader } from '@gangmu/db/db';
import { listSelectedUnits } from '@gangmu/db/unit';
import type { OutlineMeasure } from '@gangmu/domain/items/outline';
import { minutesAsked, sumBurden, type Burden } from '@gangmu/domain/responsibilities/burden';
import type { Day } from '@gangmu/domain/time/day';

/** “N units × M minutes = H hours” of a plan before it is sent (domain 8, rule 3). */
export async function reckonBurden(
  db: Reader,
  measures: readonly OutlineMeasure[],
  today: Day,
): Promise<Burden> {
  const reached = new Set<string>();
  const selections = new Map<string, string[]>();
  const lines = [];
  for (const measure of measures) {
    const key = JSON.stringify(measure.implementers);
    const units =
      selections.get(key) ??
      (await listSelectedUnits(db, measure.implementers, today)).map((unit) => unit.id);
    selections.set(key, units);
    for (const unitId of units) reached.add(unitId);
    if (units.length > 0)
      lines.push({ measureId: measure.id, units: units.length, minutes: minutesAsked(measure) });
  }
  return sumBurden(lines, reached.size);
}
