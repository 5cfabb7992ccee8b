import { id } from '@gangmu/domain/id';
import { measureFields } from '@gangmu/domain/items/measure';
import { planStateNames } from '@gangmu/domain/items/plan-state';
import { z } from 'zod';

export const label = z.strictObject({ zh: z.string(), en: z.string() });

const head = {
  id,
  year: z.int(),
  title: z.string(),
  titleIsGuess: z.boolean(),
  issuerUnitId: id,
  state: z.enum(planStateNames),
  sourceName: z.string(),
  publishedVersion: z.int(),
  publishedOn: z.string().nullable(),
  version: z.int(),
};

const span = { from: z.int(), to: z.int() };

export const planHeadOutput = z.strictObject(head);
export const planOutput = z.strictObject({
  ...head,
  submittedByMe: z.boolean(),
  canUndo: label.nullable(),
  parts: z.array(z.strictObject({ ...span, id, no: z.int(), heading: z.string() })),
  items: z.array(
    z.strictObject({ ...span, id, partId: id.nullable(), no: z.int(), heading: z.string().nullable() }),
  ),
  measures: z.array(
    z.strictObject({
      ...measureFields.shape,
      ...span,
      id,
      itemId: id,
      code: z.string(),
      text: z.string(),
      closingStandard: z.string(),
      state: z.string(),
      triggeredOn: z.string().nullable(),
      /** The measure of an earlier year it goes on with. */
      carriedFrom: id.nullable(),
      version: z.int(),
      suggestion: z.unknown(),
    }),
  ),
  units: z.array(z.strictObject({ id, name: z.string(), shortName: z.string(), code: z.string() })),
});
