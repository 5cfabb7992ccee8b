import { addMonths } from '../time/day.ts';
import type { Clock } from './clock.ts';
import type { MeasureFields } from './measure.ts';
import { listLikePairs } from './text-likeness.ts';

/** What becomes of days when work is carried into another year: the same day of that year, or none yet. */
export const carriedClocks = ['moved', 'unset'] as const;
export type CarriedClock = (typeof carriedClocks)[number];

/**
 * A clock in the new year. A fixed day moves by whole years (29 February to 28) or is left to the planner; what waited
 * for an event or for a word waits again; recurring, year-end and standing clocks hold for any year.
 */
export function carryClock(clock: Clock | null, years: number, how: CarriedClock): Clock | null {
  if (clock === null) return null;
  switch (clock.type) {
    case 'fixed':
      return how === 'unset' ? null : { ...clock, due: addMonths(clock.due, 12 * years) };
    case 'event':
      return { ...clock, happenedOn: null };
    case 'dormant':
      return { ...clock, due: null };
    case 'recurring':
    case 'yearEnd':
    case 'standing':
      return clock;
  }
}

/**
 * What is taken over of a measure: everything the planner decided, its clock in the new year, and of its bearers those
 * that still exist.
 */
export function carryFields(
  measure: MeasureFields,
  exists: (unitId: string) => boolean,
  years: number,
  how: CarriedClock,
): MeasureFields {
  const { kind, mechanism, actors, leadUnitId, coUnits, implementers, closingStandard } = measure;
  return {
    kind,
    mechanism,
    actors,
    leadUnitId: leadUnitId !== null && exists(leadUnitId) ? leadUnitId : null,
    coUnits: coUnits.filter(({ unitId }) => exists(unitId)),
    implementers,
    closingStandard,
    clock: carryClock(measure.clock, years, how),
    countRule: measure.countRule,
    askMinutes: measure.askMinutes,
  };
}

/** What is done where the new plan has the same work in its own words already: go on with that, or add it again. */
export const carriedAlike = ['join', 'add'] as const;
export type CarriedAlike = (typeof carriedAlike)[number];

/**
 * A measure of the new plan that goes on with an earlier one: as long as nobody wrote its closing standard it takes over
 * all that was decided, except bearers its own text names; once decided it stays as it is.
 */
export function joinFields(measure: MeasureFields, carried: MeasureFields): MeasureFields {
  if (measure.closingStandard !== '') return measure;
  return {
    ...carried,
    leadUnitId: measure.leadUnitId ?? carried.leadUnitId,
    coUnits: measure.coUnits.length > 0 ? measure.coUnits : carried.coUnits,
  };
}

interface Headed {
  readonly id: string;
  readonly heading: string | null;
}

/** Headings less alike than this are about something else. */
const leastAlike = 0.6;

/** The item of the new plan that speaks of the same thing as an old one, by its heading; null where none does. */
export function findLikeItem(item: Headed, items: readonly Headed[]): string | null {
  const pairs = listLikePairs(
    [item.heading ?? ''],
    items.map(({ heading }) => heading ?? ''),
    leastAlike,
  );
  if (item.heading === null || pairs.length === 0) return null;
  const best = pairs.reduce((a, b) => (b.likeness > a.likeness ? b : a));
  return items[best.after]?.id ?? null;
}

/** The heading under which work stands that fits no item of the new plan. */
export const carriedHeading = '上年结转事项';
