import { change } from '@gangmu/db/change';
import { findNotice, listShownNominations } from '@gangmu/db/designation';
import { insertRecordSteps } from '@gangmu/db/record-step';
import { updateRecord } from '@gangmu/db/record-write';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { takeRecordStep } from '@gangmu/domain/kinds/take-record-step';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { loadNomination } from './load-round.ts';

export const objectInput = z.strictObject({
  ...versioned,
  objection: z.enum(['condition', 'procedure', 'fact']),
});
export const noticesOutput = z.array(
  z.strictObject({
    roundId: id,
    round: z.string(),
    from: z.string(),
    to: z.string(),
    nominations: z.array(
      z.strictObject({
        id,
        version: z.int(),
        unitName: z.string(),
        person: z.string().nullable(),
        holder: z.string(),
        isObjected: z.boolean(),
      }),
    ),
  }),
);

const step = 'object';

/**
 * An objection during the public notice: it freezes this nomination and no other. It is a class, never words; the
 * history does not say who raised it, only the audit does.
 */
export async function objectNomination(context: Context, input: z.infer<typeof objectInput>) {
  return change(context, { verb: 'designation.object', key: input.key, input }, async (tx) => {
    const { nomination, round } = await loadNomination(tx, input.id);
    const notice = await findNotice(tx, round.id);
    if (!notice || context.today < notice.from) throw notFound();
    const proof = authorise(context.actor, 'designation.object', nomination, context.today);
    if (round.state !== 'publicNotice' || context.today > notice.to)
      throw new Refusal('not-in-this-state', { zh: '公示期已过', en: 'The public notice is over' });
    const state = takeRecordStep(readRecordDefinition(nomination.type), step, nomination.state);
    const body = { ...nomination.body, objection: input.objection };
    if (!(await updateRecord(tx, nomination.id, input.expectedVersion, { state, body })))
      throw changedMeanwhile();
    await insertRecordSteps(tx, [
      {
        id: uuidv7(),
        recordId: nomination.id,
        step,
        from: nomination.state,
        to: state,
        on: context.today,
        byUser: null,
        reason: '',
        changed: {},
      },
    ]);
    return {
      proof,
      subject: { type: 'record', id: nomination.id, unitId: nomination.unitId },
      before: { state: nomination.state },
      after: { state, objection: input.objection },
      answer: { id: nomination.id, version: input.expectedVersion + 1 },
    };
  });
}

/** What is on public notice today: names and units, nothing else of a nomination. */
export async function readNotices(context: Context): Promise<z.infer<typeof noticesOutput>> {
  const rows = await listShownNominations(context.db, context.today);
  return [...Map.groupBy(rows, ({ roundId }) => roundId)].map(([roundId, listed]) => ({
    roundId,
    round: listed[0]?.round ?? '',
    from: listed[0]?.from ?? '',
    to: listed[0]?.to ?? '',
    nominations: listed.map((row) => ({
      id: row.id,
      version: row.version,
      unitName: row.unitName,
      person: row.person,
      holder: String((row.body as { name?: string }).name ?? ''), // checked by the kind on the way in
      isObjected: row.state === 'objected',
    })),
  }));
}
