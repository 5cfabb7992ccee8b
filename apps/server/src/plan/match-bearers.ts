import type { Reader } from '@gangmu/db/db';
import type { MeasureFields } from '@gangmu/domain/items/measure';
import type { ReadItem, ReadMeasure, WorkPointsReading } from '@gangmu/domain/items/reading/reading';
import { findUnits } from '../sheet/find-units.ts';

/** A name of the text and the unit it means; where none is certain, those it may mean, as `名称（编号）`. */
export interface NamedBearer {
  readonly text: string;
  readonly unitId: string | null;
  readonly maybe: readonly string[];
}

/** Who the text names for a measure: what is certain becomes its bearers, the rest is for the planner. */
export interface Bearers extends Pick<MeasureFields, 'leadUnitId' | 'coUnits'> {
  readonly named: readonly NamedBearer[];
}

const mostCoUnits = 40;

/**
 * Matches the units that a paper names to the tree, all at once. A name is taken only when one unit bears it in
 * full; likely ones are proposed and never taken (importing 5).
 */
export async function matchBearers(
  db: Reader,
  reading: WorkPointsReading,
): Promise<(item: ReadItem, measure: ReadMeasure) => Bearers> {
  const all = reading.items.flatMap((item) => [
    ...namesOf(item),
    ...item.measures.flatMap((measure) => namesOf(measure)),
  ]);
  const units = await findUnits(db, all);
  const bearerOf = (text: string): NamedBearer => {
    const found = units.find(text);
    if ('value' in found) return { text, unitId: found.value.id, maybe: [] };
    return { text, unitId: null, maybe: (found.fixes ?? []).map((fix) => fix.label) };
  };
  return (item, measure) => {
    const of = namesOf(measure).length > 0 ? measure : item;
    const lead = of.lead.map(bearerOf);
    const others = [...of.co, ...of.responsible].map(bearerOf);
    const leadUnitId = lead.find(({ unitId }) => unitId !== null)?.unitId ?? null;
    const coUnits = [...lead, ...others].flatMap(({ unitId }) =>
      unitId === null || unitId === leadUnitId ? [] : [unitId],
    );
    return {
      leadUnitId,
      coUnits: [...new Set(coUnits)].slice(0, mostCoUnits).map((unitId) => ({ unitId, deliverable: '' })),
      named: [...lead, ...others],
    };
  };
}

function namesOf(read: Pick<ReadMeasure, 'lead' | 'co' | 'responsible'>): string[] {
  return [...read.lead, ...read.co, ...read.responsible];
}
