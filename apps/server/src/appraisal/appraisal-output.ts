import { gradeNames, raterClassNames } from '@gangmu/domain/assessments/appraisal-rules';
import { figureKeys } from '@gangmu/domain/assessments/fact-sheet';
import { id } from '@gangmu/domain/id';
import { z } from 'zod';

export const label = z.strictObject({ zh: z.string(), en: z.string() });
const raterClass = z.enum(raterClassNames);

/** Sums by class and their weighed shares; a class that was too small has none and counts nowhere. */
export const resultOutput = z.strictObject({
  classes: z.array(z.strictObject({ raterClass, counts: z.array(z.int()).nullable() })),
  shares: z.array(z.int()),
  proposed: z.enum(gradeNames).nullable(),
});
export const rulesOutput = z.strictObject({
  topShare: z.int().nullable(),
  weights: z.array(z.strictObject({ raterClass, weight: z.int() })),
  smallest: z.int(),
  reportMax: z.int(),
});
export const problemOutput = z.strictObject({
  id,
  title: z.string(),
  state: z.string(),
  dueOn: z.string().nullable(),
  unitName: z.string(),
});
const count = { amount: z.number(), of: z.int().nullable(), exempt: z.int().nullable() };

export const cycleOutput = z.strictObject({
  id,
  state: z.string(),
  version: z.int(),
  grades: z.array(z.enum(gradeNames)),
  rules: rulesOutput.nullable(),
  /** How many may get the best grade; null without a limit. */
  mostTop: z.int().nullable(),
  ballotUntil: z.string().nullable(),
  mayRun: z.boolean(),
  /** In the order of the units’ codes, never in another. */
  reports: z.array(
    z.strictObject({
      id,
      unitId: id,
      unitName: z.string(),
      secretary: z.string(),
      state: z.string(),
      version: z.int(),
      onSite: z.boolean(),
      grade: z.enum(gradeNames).nullable(),
      result: resultOutput.nullable(),
    }),
  ),
  /** The opening check: what was told last year and how it stands. */
  lastProblems: z.array(problemOutput),
});

export const sheetOutput = z.strictObject({
  id,
  cycleId: id,
  figures: z.array(z.strictObject({ figure: z.enum(figureKeys), takenOn: z.string(), ...count })),
  grades: z.array(z.enum(gradeNames)),
  result: resultOutput.nullable(),
  lastProblems: z.array(problemOutput),
  reportMax: z.int(),
});

export const recheckOutput = z.strictObject({
  /** Byte for byte what was published. */
  isSame: z.boolean(),
  published: resultOutput.nullable(),
  reckoned: resultOutput.nullable(),
  figures: z.array(
    z.strictObject({
      figure: z.enum(figureKeys),
      frozen: z.strictObject(count),
      now: z.strictObject(count),
    }),
  ),
});

export const factsOutput = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.string(),
      unitName: z.string(),
      what: label,
      state: label,
      on: z.string().nullable(),
      amount: z.number(),
      /** Where the reader may open the record itself. */
      record: z.strictObject({ id, title: z.string() }).nullable(),
    }),
  ),
  next: z.string().nullable(),
});
