import { z } from 'zod';
import { id } from '../id.ts';
import { kindNames } from '../kinds/kind-name.ts';
import type { Label } from '../label.ts';
import { mechanismCodes } from '../mechanisms/mechanisms.ts';
import { sessionTypeNames } from '../kinds/session-type.ts';
import { unitSelector } from '../units/unit-selector.ts';
import { optionalText, writtenText } from '../written-text.ts';
import { clock } from './clock.ts';

/** Who acts (domain 1): G the committee itself, D departments, B branches, M members. */
export const actorLetters = ['G', 'D', 'B', 'M'] as const;
export type ActorLetter = (typeof actorLetters)[number];

export const actorLabels: Record<ActorLetter, Label> = {
  G: { zh: '工委自办', en: 'Committee' },
  D: { zh: '部门', en: 'Department' },
  B: { zh: '支部', en: 'Branch' },
  M: { zh: '党员', en: 'Member' },
};

/** A unit that helps, with what it hands over (domain K1: each co-unit has its own deliverable). */
export const coUnit = z.strictObject({ unitId: id, deliverable: optionalText(120) });
export type CoUnit = z.infer<typeof coUnit>;

/** Sessions with one of these tags count for the measure by themselves; nobody reports them again. */
export const countRule = z.strictObject({
  sessionTags: z.array(z.enum(sessionTypeNames)).min(1).max(sessionTypeNames.length),
});
export type CountRule = z.infer<typeof countRule>;

/** What a planner decides about a measure. The text and its place in the document come from the importer. */
export const measureFields = z.strictObject({
  kind: z.enum(kindNames).nullable(),
  mechanism: z.enum(mechanismCodes).nullable(),
  actors: z.array(z.enum(actorLetters)).max(4),
  leadUnitId: id.nullable(),
  coUnits: z.array(coUnit).max(40),
  implementers: unitSelector,
  /** At most 120 characters, written so that somebody else can test it. */
  closingStandard: optionalText(120),
  clock: clock.nullable(),
  countRule: countRule.nullable(),
  /** Minutes one implementing unit spends on reporting; 0 where progress is derived. */
  askMinutes: z.int().min(0).max(10_000),
});

export type MeasureFields = z.infer<typeof measureFields>;

/** What was decided, without the text and the place it belongs to. */
export function pickFields(measure: MeasureFields): MeasureFields {
  const names = Object.keys(measureFields.shape) as (keyof MeasureFields)[]; // keys of the schema
  return Object.fromEntries(names.map((name) => [name, measure[name]])) as MeasureFields; // one for each name
}

export const headingText = writtenText(200);

/** A measure as the gate and the diff see it. `code` is `item.ordinal`, e.g. `8.3`. */
export interface PlannedMeasure extends MeasureFields {
  readonly id: string;
  readonly code: string;
  readonly text: string;
}
