import { findMailAddress, listDigests } from '@gangmu/db/digest';
import { listUnitsById } from '@gangmu/db/unit';
import { can } from '@gangmu/domain/access/can';
import { actTypes, type ActType, type Digest } from '@gangmu/domain/reminders/digest';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router, writes } from '../trpc.ts';
import { mailAddressInput, setOwnMailAddress } from './set-mail-address.ts';

const typeNames = Object.keys(actTypes) as [ActType, ...ActType[]]; // keys of a const table
const line = z.strictObject({
  type: z.enum(typeNames),
  id: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  dueOn: z.string().nullable(),
  late: z.boolean(),
});

export const digestRouter = router({
  /** One's own digests of the last month, newest first; lines whose unit one no longer answers for are left out. */
  list: reads('digest.read')
    .output(z.array(z.strictObject({ day: z.string(), lines: z.array(line) })))
    .query(({ ctx }) => readOwn(ctx)),
  /** Where they are mailed to; empty where nowhere. */
  address: reads('digest.read')
    .output(z.strictObject({ address: z.string(), version: z.int() }))
    .query(
      async ({ ctx }) => (await findMailAddress(ctx.db, ctx.actor.userId)) ?? { address: '', version: 0 },
    ),
  setAddress: writes('digest.setAddress')
    .input(mailAddressInput)
    .output(z.strictObject({ version: z.int() }))
    .mutation(({ ctx, input }) => setOwnMailAddress(ctx, input)),
});

async function readOwn(context: Context) {
  const { actor, today, db } = context;
  const digests: readonly Digest[] = (await listDigests(db, [actor.userId], today)).get(actor.userId) ?? [];
  const units = await listUnitsById(db, [
    ...new Set(digests.flatMap(({ lines }) => lines.map((entry) => entry.unitId))),
  ]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return digests
    .map(({ day, lines }) => ({
      day,
      lines: lines
        .filter(({ type, unitId, personId }) => {
          const unit = byId.get(unitId);
          const object = unit && { ...unit, personId: personId ?? null };
          return object !== undefined && can(actor, actTypes[type], object, today);
        })
        .map(({ unitId: _unitId, personId: _personId, ...shown }) => shown),
    }))
    .filter(({ lines }) => lines.length > 0);
}
