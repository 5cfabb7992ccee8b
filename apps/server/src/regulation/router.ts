import { listIssuedMeasures } from '@gangmu/db/measure';
import { listParameters } from '@gangmu/db/parameter';
import { findRecord, listRecords } from '@gangmu/db/record';
import { authorise } from '@gangmu/domain/access/authorise';
import { scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { mechanismOfParameter } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { yearOf } from '@gangmu/domain/time/day';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router } from '../trpc.ts';

const output = z.strictObject({
  parameters: z.array(
    z.strictObject({ name: z.string(), value: z.number().nullable(), effectiveFrom: z.string() }),
  ),
  mechanisms: z.array(z.string()),
  rules: z.array(z.string()),
  measures: z.array(z.strictObject({ id, code: z.string(), text: z.string() })),
  readingLists: z.array(z.strictObject({ id, name: z.string() })),
});

export const regulationRouter = router({
  /** What depends on a rule: the figures it set, and through them mechanisms, duties and measures; the lists that name it. */
  dependents: reads('regulation.read')
    .input(z.strictObject({ id }))
    .output(output)
    .query(({ ctx, input }) => listDependents(ctx, input.id)),
});

async function listDependents(context: Context, regulationId: string): Promise<z.infer<typeof output>> {
  const record = await findRecord(context.db, regulationId);
  if (record?.type !== 'regulation') throw notFound();
  authorise(context.actor, 'regulation.read', record, context.today);
  const scopes = scopesOf(context.actor, 'regulation.read', context.today);
  const [settings, issued, lists] = await Promise.all([
    listParameters(context.db),
    listIssuedMeasures(context.db, yearOf(context.today)),
    listRecords(context.db, scopes, { type: 'readingList', states: ['drafted', 'published'] }, null, 200),
  ]);
  const parameters = settings.filter((row) => row.regulationId === regulationId);
  const mechanisms = new Set(parameters.map((row) => mechanismOfParameter(row.name)));
  const isOf = (mechanism: string | null) => [...mechanisms].some((code) => code === mechanism);
  const linked = (record.body['linkedMeasures'] as string[] | undefined) ?? []; // checked by bodySchema
  return {
    parameters: parameters.map(({ name, value, effectiveFrom }) => ({ name, value, effectiveFrom })),
    mechanisms: [...mechanisms],
    rules: obligationRules.filter((rule) => isOf(rule.mechanism)).map((rule) => rule.code),
    measures: issued
      .filter((measure) => isOf(measure.mechanism) || linked.includes(measure.id))
      .map(({ id: measureId, code, text }) => ({ id: measureId, code, text })),
    readingLists: lists
      .filter((list) => (list.body['regulations'] as string[]).includes(regulationId)) // checked by bodySchema
      .map(({ id: listId, title }) => ({ id: listId, name: title })),
  };
}
