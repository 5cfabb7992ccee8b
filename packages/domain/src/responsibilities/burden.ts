import type { MeasureFields } from '../items/measure.ts';

/** Minutes an ask costs one unit: 0.5 a field, 3 a file, 10 per 100 characters (domain 8, rule 3). */
export function askCost(ask: { fields: number; files: number; characters: number }): number {
  return ask.fields * 0.5 + ask.files * 3 + (ask.characters / 100) * 10;
}

/** What a report costs when no fact exists: three fields and a text of 300 characters. */
export const reportMinutes = Math.ceil(askCost({ fields: 3, files: 0, characters: 300 }));

/** The minutes one unit is asked for a measure: none where progress is derived, else the planner's figure. */
export function minutesAsked(measure: Pick<MeasureFields, 'countRule' | 'askMinutes'>): number {
  return measure.countRule ? 0 : measure.askMinutes;
}

export interface BurdenLine {
  readonly measureId: string;
  readonly units: number;
  readonly minutes: number;
}

export interface Burden {
  readonly units: number;
  /** Sum over all lines of units × minutes. */
  readonly minutes: number;
  readonly hours: number;
  readonly lines: readonly BurdenLine[];
}

/** “N units × M minutes = H hours”, per measure and in all. `units` counts distinct units, given by the caller. */
export function sumBurden(lines: readonly BurdenLine[], distinctUnits: number): Burden {
  const minutes = lines.reduce((sum, line) => sum + line.units * line.minutes, 0);
  return { units: distinctUnits, minutes, hours: Math.round(minutes / 6) / 10, lines };
}
