import { listHolders, listTitlesOf, type Holder } from '@gangmu/db/designation-title';
import { listRecords, listRecordsById } from '@gangmu/db/record';
import { listUnitsById } from '@gangmu/db/unit';
import { scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { day } from '@gangmu/domain/time/day-schema';
import { z } from 'zod';
import type { Context } from '../context.ts';

const holder = z.strictObject({
  id,
  title: z.string(),
  state: z.string(),
  unitName: z.string(),
  person: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
});
export const holdersInput = z.strictObject({
  on: day,
  schemeId: id.optional(),
  cursor: z.string().max(80).optional(),
  direction: z.literal('forward').optional(),
});
export const holdersOutput = z.strictObject({ rows: z.array(holder), next: z.string().nullable() });
export const ownOutput = z.strictObject({
  titles: z.array(holder),
  /** Nominations of the reader that wait for a yes or a no. */
  consents: z.array(z.strictObject({ id, round: z.string(), unitName: z.string() })),
});

const pageSize = 50;

/** Who held which title on a day; titles that were taken back later are among them. */
export async function readHolders(
  context: Context,
  input: z.infer<typeof holdersInput>,
): Promise<z.infer<typeof holdersOutput>> {
  const [code, after] = input.cursor?.split('/') ?? [];
  const rows = await listHolders(context.db, scopesOf(context.actor, 'title.read', context.today), {
    on: input.on,
    schemeId: input.schemeId,
    cursor: code && after ? { code, id: after } : null,
    limit: pageSize,
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { rows: rows.map(show), next: last ? `${last.code}/${last.id}` : null };
}

/** The titles of the reader and of the units he stands in, and the nominations he is asked about. */
export async function readOwn(context: Context): Promise<z.infer<typeof ownOutput>> {
  const { personId, grants } = context.actor;
  const unitIds = [...new Set(grants.map(({ unitId }) => unitId))];
  const titles = await listTitlesOf(context.db, unitIds, personId);
  const waiting =
    personId === null
      ? []
      : await listRecords(
          context.db,
          [{ type: 'person', personId }],
          { type: 'nomination', states: ['drafted'] },
          null,
          20,
        );
  const [units, rounds] = await Promise.all([
    listUnitsById(context.db, [...new Set(waiting.map((record) => record.unitId))]),
    listRecordsById(
      context.db,
      scopesOf(context.actor, 'designation.read', context.today),
      waiting.flatMap((record) => record.parentId ?? []),
    ),
  ]);
  return {
    titles: titles.map(show),
    consents: waiting
      .filter(({ body }) => body['consent'] === undefined)
      .map((record) => ({
        id: record.id,
        round: rounds.find((round) => round.id === record.parentId)?.title ?? '',
        unitName: units.find((unit) => unit.id === record.unitId)?.name ?? '',
      })),
  };
}

function show({ code: _code, ...row }: Holder): z.infer<typeof holder> {
  return row;
}
