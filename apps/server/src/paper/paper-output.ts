import { paperStates } from '@gangmu/db/paper';
import { id } from '@gangmu/domain/id';
import { figureQueryNames } from '@gangmu/domain/papers/figure-queries';
import { paperKindNames } from '@gangmu/domain/papers/paper-kinds';
import { pers } from '@gangmu/domain/time/period';
import { z } from 'zod';

const label = z.strictObject({ zh: z.string(), en: z.string() });
const figure = z.strictObject({
  query: z.enum(figureQueryNames),
  of: z.string(),
  what: z.string(),
  value: z.number(),
  says: z.string(),
});
const line = z.array(z.union([z.string(), figure]));
const block = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    no: z.string(),
    line,
  }),
  z.strictObject({ type: z.literal('text'), line }),
  z.strictObject({
    type: z.literal('table'),
    name: z.string(),
    columns: z.array(
      z.strictObject({
        key: z.string(),
        header: z.string(),
        width: z.number(),
        centred: z.boolean().optional(),
      }),
    ),
    rows: z.array(z.array(line)),
    /** Rows the file has and this view leaves out. */
    more: z.int(),
  }),
]);

/** A paper as content, long tables cut; see the domain's `Paper`. */
export const paperOutput = z.strictObject({
  kind: z.enum(paperKindNames),
  page: z.enum(['portrait', 'landscape']),
  masthead: z.strictObject({ mark: z.string(), number: z.string() }).nullable(),
  title: z.string(),
  addressee: z.string().nullable(),
  blocks: z.array(block),
  signature: z.strictObject({ by: z.string(), on: z.string() }),
  colophon: z.strictObject({ copyTo: z.string(), office: z.string(), on: z.string() }).nullable(),
  source: z.strictObject({ unit: z.string(), period: z.string(), asOf: z.string() }),
  figures: z.int(),
});

export const storedPaperOutput = z.strictObject({
  id,
  kind: z.enum(paperKindNames),
  unitId: id,
  unitName: z.string(),
  per: z.enum(pers).nullable(),
  periodFrom: z.string().nullable(),
  asOf: z.string(),
  state: z.enum(paperStates),
  done: z.int(),
  total: z.int(),
  title: z.string(),
  figures: z.int(),
  size: z.int().nullable(),
  failure: label.nullable(),
  maker: z.string(),
  madeAt: z.string(),
});

export const templateOutput = z.strictObject({
  id,
  kind: z.enum(paperKindNames),
  name: z.string(),
  size: z.int(),
  addedOn: z.string(),
  version: z.int(),
});
