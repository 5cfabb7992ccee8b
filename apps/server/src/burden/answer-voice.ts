import { answerVoice, listVoicesOf } from '@gangmu/db/burden';
import { change } from '@gangmu/db/change';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import { burdenVoiceNames } from '@gangmu/domain/responsibilities/burden';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';

export const answerVoiceInput = z.strictObject({
  ...keyed,
  measureId: id,
  issuerUnitId: id,
  what: z.enum(burdenVoiceNames),
  expectedVersion: z.int().min(1),
  answer: writtenText(300),
});

/** Answers in public what was said of an ask of one's own (domain 8, rule 10). */
export async function answerToVoice(context: Context, input: z.infer<typeof answerVoiceInput>) {
  return change(context, { verb: 'burden.answer', key: input.key, input }, async (tx) => {
    const voices = await listVoicesOf(tx, input.measureId, input.issuerUnitId);
    const voice = voices.find((candidate) => candidate.what === input.what);
    if (!voice) throw notFound();
    const proof = authorise(context.actor, 'burden.answer', { unitPath: voice.issuerPath }, context.today);
    const at = { ...voice, version: input.expectedVersion };
    if (!(await answerVoice(tx, at, { answer: input.answer, answeredOn: context.today })))
      throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'measure', id: voice.measureId, unitId: voice.issuerUnitId },
      before: { answer: voice.answer },
      after: { what: voice.what, answer: input.answer },
      answer: { version: input.expectedVersion + 1 },
    };
  });
}
