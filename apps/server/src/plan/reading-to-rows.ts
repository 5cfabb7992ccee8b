import type { Clock } from '@gangmu/domain/items/clock';
import type { ActorLetter } from '@gangmu/domain/items/measure';
import type { OutlineItem, OutlinePart } from '@gangmu/domain/items/outline';
import type {
  ReadClock,
  ReadItem,
  ReadMeasure,
  WorkPointsReading,
} from '@gangmu/domain/items/reading/reading';
import type { KindName } from '@gangmu/domain/kinds/kind-name';
import { mechanismCodes, type MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { reportMinutes } from '@gangmu/domain/responsibilities/burden';
import { departmentsOnly, nobody } from '@gangmu/domain/units/unit-selector';
import type { insertMeasures } from '@gangmu/db/measure';

import type { Bearers } from './match-bearers.ts';

type NewMeasure = Parameters<typeof insertMeasures>[1][number];

export interface ReadingRows {
  readonly parts: readonly OutlinePart[];
  readonly items: readonly OutlineItem[];
  readonly measures: readonly NewMeasure[];
}

/** A heading is stored in so many characters; the whole of it stays in the text. */
const longestHeading = 200;

/** The rows of a new plan from what the importer read: its guesses become the first, editable answers. */
export function toRows(
  reading: WorkPointsReading,
  planId: string,
  newId: () => string,
  bearersOf: (item: ReadItem, measure: ReadMeasure) => Bearers,
): ReadingRows {
  const parts = reading.sections.map((section) => ({
    ...at(section.span),
    id: newId(),
    no: section.no,
    heading: section.heading.slice(0, longestHeading),
  }));
  const items: OutlineItem[] = [];
  const measures: NewMeasure[] = [];
  for (const item of reading.items) {
    const itemId = newId();
    const partId = item.section === null ? null : (partBefore(parts, item.span[0])?.id ?? null);
    const heading = item.heading?.slice(0, longestHeading) ?? null;
    items.push({ ...at(item.span), id: itemId, partId, no: item.no, heading });
    for (const [index, measure] of item.measures.entries()) {
      measures.push(
        toMeasure(measure, bearersOf(item, measure), {
          id: newId(),
          planId,
          itemId,
          code: `${item.no}.${index + 1}`,
          sort: measures.length,
        }),
      );
    }
  }
  return { parts, items, measures };
}

/** The part an item stands in, by place: a paper may use a number twice. */
function partBefore(parts: readonly OutlinePart[], at: number): OutlinePart | undefined {
  return parts.findLast((part) => part.from <= at);
}

function toMeasure(
  read: ReadMeasure,
  { leadUnitId, coUnits, named }: Bearers,
  place: Pick<NewMeasure, 'id' | 'planId' | 'itemId' | 'code' | 'sort'>,
): NewMeasure {
  const actors = read.actors as ActorLetter[]; // the importer names only the four letters
  const reachesOthers = actors.includes('D') || actors.includes('B');
  const mechanism =
    read.mechanisms.find((code): code is MechanismCode =>
      (mechanismCodes as readonly string[]).includes(code),
    ) ?? null;
  return {
    ...place,
    ...at(read.span),
    text: read.text,
    state: 'draft',
    kind: (read.kinds[0] as KindName | undefined) ?? null, // the importer names only the twelve kinds
    mechanism,
    actors,
    leadUnitId,
    coUnits,
    implementers: reachesOthers ? departmentsOnly : nobody,
    closingStandard: '',
    clock: toClock(read.clocks),
    countRule: null,
    askMinutes: reachesOthers ? reportMinutes : 0,
    carriedFrom: null,
    suggestion: { ...read, named },
  };
}

/** The first clock that the text gives; null leaves the choice to the planner. */
function toClock(clocks: readonly ReadClock[]): Clock | null {
  for (const clock of clocks) {
    if (clock.due) return { type: 'fixed', due: clock.due };
    if (clock.to) return { type: 'fixed', due: clock.to };
    if (clock.every) return { type: 'recurring', every: clock.every, min: 1 };
    if (clock.event !== undefined && clock.days !== undefined)
      return { type: 'event', event: clock.event, days: clock.days, happenedOn: null };
    if (clock.standing) return { type: 'standing' };
    if (clock.dormant) return { type: 'dormant', trigger: clock.text, due: null };
  }
  return null;
}

function at([from, to]: readonly [number, number]): { from: number; to: number } {
  return { from, to };
}
