import { change } from '@gangmu/db/change';
import { insertPaper, type PaperRequest } from '@gangmu/db/paper';
import { findTemplate } from '@gangmu/db/paper-template';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { paperKindNames } from '@gangmu/domain/papers/paper-kinds';
import { Refusal } from '@gangmu/domain/refusal';
import { day } from '@gangmu/domain/time/day-schema';
import { pers } from '@gangmu/domain/time/period';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { openRequest } from './gather-paper.ts';

/** What a paper is about; `on` is any day of the period. */
export const paperInput = {
  kind: z.enum(paperKindNames),
  unitId: id,
  planId: id.nullable().default(null),
  subjectId: id.nullable().default(null),
  period: z
    .strictObject({ per: z.enum(pers), on: day })
    .nullable()
    .default(null),
};
export const previewInput = z.strictObject(paperInput);
export const makePaperInput = z.strictObject({
  ...keyed,
  ...paperInput,
  /** Null: the layout of the platform. */
  templateId: id.nullable().default(null),
});

export function toRequest(
  input: z.infer<typeof previewInput> & { templateId?: string | null },
): PaperRequest {
  const { kind, unitId, planId, subjectId, period, templateId = null } = input;
  return {
    kind,
    unitId,
    planId,
    subjectId,
    per: period?.per ?? null,
    periodFrom: period?.on ?? null,
    templateId,
  };
}

/** Asks for a paper; it is made by itself (see `startPapers`) and then stands in the history. */
export async function requestPaper(
  context: Context,
  input: z.infer<typeof makePaperInput>,
): Promise<{ id: string }> {
  return change(context, { verb: 'paper.make', key: input.key, input }, async (tx) => {
    const { unit, asOf, period, request } = await openRequest({ ...context, db: tx }, toRequest(input));
    const template = request.templateId === null ? null : await findTemplate(tx, request.templateId);
    if (request.templateId !== null && (template?.kind !== request.kind || template.withdrawnOn !== null))
      throw notOfUse();
    const paperId = uuidv7();
    const stored = { ...request, periodFrom: request.per === null ? null : period.from };
    await insertPaper(tx, { ...stored, id: paperId, asOf, madeBy: context.actor.userId });
    return {
      proof: authorise(context.actor, 'paper.make', unit, context.today),
      subject: { type: 'paper', id: paperId, unitId: unit.id },
      before: null,
      after: { ...stored, asOf },
      answer: { id: paperId },
    };
  });
}

function notOfUse(): Refusal {
  const text = { zh: '模板已停用，或属于另一种文件', en: 'The template is not in use, or for another paper' };
  return new Refusal('invalid', text, [{ place: 'templateId', text }]);
}
