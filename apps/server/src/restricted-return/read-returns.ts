import { listReturns, type RestrictedReturn } from '@gangmu/db/restricted-return';
import { listUnitsById } from '@gangmu/db/unit';
import { can, scopesOf } from '@gangmu/domain/access/can';
import {
  maskFigures,
  returnFormNames,
  returnForms,
  returnStateNames,
} from '@gangmu/domain/assessments/restricted-return';
import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import type { Context } from '../context.ts';

export const periodInput = z.strictObject({
  form: z.enum(returnFormNames),
  year: z.int().min(2020).max(2099),
});
export const listOutput = z.array(
  z.strictObject({
    id,
    unitId: id,
    unitName: z.string(),
    period: z.int(),
    edition: z.int(),
    state: z.enum(returnStateNames),
    signedOn: z.string().nullable(),
    version: z.int(),
    figures: z.array(z.int()),
    maySign: z.boolean(),
    mayAccept: z.boolean(),
  }),
);
export const sumsOutput = z.array(
  z.strictObject({
    period: z.int(),
    /** Returns that were accepted. */
    accepted: z.int(),
    /** Null is “fewer than five”, or hidden so that another figure cannot be reckoned. */
    figures: z.array(z.int().nullable()),
  }),
);

/** Every edition with its figures: for the sender and for the committee's discipline body. */
export async function readReturns(
  context: Context,
  of: z.infer<typeof periodInput>,
): Promise<z.infer<typeof listOutput>> {
  const rows = await listReturns(context.db, scopesOf(context.actor, 'return.read', context.today), of);
  const units = await listUnitsById(context.db, [...new Set(rows.map(({ unitId }) => unitId))]);
  return rows.map(
    ({ id: returnId, unitId, unitPath, period, edition, state, signedOn, version, figures }) => ({
      id: returnId,
      unitId,
      unitName: units.find((unit) => unit.id === unitId)?.name ?? '',
      period,
      edition,
      state,
      signedOn,
      version,
      figures: [...figures],
      maySign: state === 'drafted' && can(context.actor, 'return.write', { unitPath }, context.today),
      mayAccept: state === 'signed' && can(context.actor, 'return.accept', { unitPath }, context.today),
    }),
  );
}

/** One total a period over what the reader oversees, never by unit; small figures and what would give them away are hidden. */
export async function sumReturns(
  context: Context,
  of: z.infer<typeof periodInput>,
): Promise<z.infer<typeof sumsOutput>> {
  const rows = await listReturns(context.db, scopesOf(context.actor, 'return.sums', context.today), of);
  const periods = Map.groupBy(lastAccepted(rows), (row) => row.period);
  return [...periods].map(([period, list]) => ({
    period,
    accepted: list.length,
    figures: maskFigures(
      of.form,
      returnForms[of.form].figures.map((_, at) => list.reduce((sum, row) => sum + (row.figures[at] ?? 0), 0)),
    ),
  }));
}

/** The newest accepted edition of each unit and period. */
function lastAccepted(rows: readonly RestrictedReturn[]): RestrictedReturn[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.unitId} ${row.period}`;
    if (row.state !== 'accepted' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
