import { change } from '@gangmu/db/change';
import { markAllObligations } from '@gangmu/db/obligation-status';
import { findParameter, insertParameter, updateParameter } from '@gangmu/db/parameter';
import { findRecord } from '@gangmu/db/record';
import { authorise } from '@gangmu/domain/access/authorise';
import { can } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { invalid } from '@gangmu/domain/kinds/check-record';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { findParameterDefinition } from '@gangmu/domain/mechanisms/parameters';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { day } from '@gangmu/domain/time/day-schema';
import { optionalText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { findRoot } from '@gangmu/db/unit';

export const setParameterInput = z.strictObject({
  ...keyed,
  name: z.string().max(60),
  value: z.number().min(0).max(100_000).nullable(),
  effectiveFrom: day,
  regulationId: id.nullable(),
  clause: optionalText(60),
  /** Version of the setting of that day; 0 where there is none yet. */
  expectedVersion: z.int().min(0),
});

/** Sets a figure of a mechanism from a day on, today at the earliest: closed periods keep what they were judged by. */
export async function setParameter(context: Context, input: z.infer<typeof setParameterInput>) {
  return change(context, { verb: 'parameter.set', key: input.key, input }, async (tx) => {
    const root = await findRoot(tx);
    const definition = findParameterDefinition(input.name);
    if (!root || !definition) throw notFound();
    const proof = authorise(context.actor, 'parameter.set', root, context.today, 'parameter.read');
    if (input.effectiveFrom < context.today) {
      throw invalid([
        {
          place: 'effectiveFrom',
          text: { zh: '生效日期不能早于今天', en: 'It cannot take effect in the past' },
        },
      ]);
    }
    await requireRegulation(context, tx, input.regulationId);
    const before = await findParameter(tx, input.name, input.effectiveFrom);
    const { key: _key, expectedVersion, ...given } = input;
    const setBy = context.actor.userId;
    if (before === null) {
      if (expectedVersion !== 0) throw changedMeanwhile();
      await insertParameter(tx, { ...given, id: uuidv7(), setBy });
    } else if (!(await updateParameter(tx, before.id, expectedVersion, { ...given, setBy })))
      throw changedMeanwhile();
    const after = await findParameter(tx, input.name, input.effectiveFrom);
    if (!after) throw changedMeanwhile();
    if (obligationRules.some((rule) => rule.figure === input.name)) await markAllObligations(tx);
    return {
      proof,
      subject: { type: 'parameter', id: after.id, unitId: root.id },
      before,
      after,
      answer: { id: after.id, version: after.version },
    };
  });
}

async function requireRegulation(
  context: Context,
  tx: Parameters<typeof findRecord>[0],
  regulationId: string | null,
) {
  if (regulationId === null) return;
  const record = await findRecord(tx, regulationId);
  const { read } = readRecordDefinition('regulation');
  if (record?.type !== 'regulation' || !can(context.actor, read, record, context.today)) throw notFound();
}
