import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { listIssuedMeasures } from '@gangmu/db/measure';
import { insertWorkMeasures } from '@gangmu/db/work-measure';
import { listMeasuresOf } from '@gangmu/domain/kinds/list-served-measures';
import { yearOf } from '@gangmu/domain/time/day';
import {
  findLastEdition,
  findReturn,
  insertReturn,
  moveReturn,
  replaceFigures,
  type RestrictedReturn,
} from '@gangmu/db/restricted-return';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import {
  checkFigures,
  endOfPeriod,
  returnFormNames,
  returnForms,
} from '@gangmu/domain/assessments/restricted-return';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal, type RefusalDetail } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';

export const draftInput = z.strictObject({
  ...keyed,
  unitId: id,
  form: z.enum(returnFormNames),
  year: z.int().min(2020).max(2099),
  period: z.int().min(1).max(4),
  /** Whole numbers in the order of the form; nothing else can be sent. */
  figures: z.array(z.int().min(0).max(1_000_000)).min(1).max(20),
  /** Of the newest edition; 0 where there is none. */
  expectedVersion: z.int().min(0),
});
export const moveInput = z.strictObject(versioned);

/** Fills in a return. A draft is replaced; after it was signed a correction is a new edition and the old one stays. */
export async function draftReturn(context: Context, input: z.infer<typeof draftInput>) {
  return change(context, { verb: 'restrictedReturn.draft', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, 'return.write', unit, context.today);
    const errors = [...errorsOf(context, unit.kind, input)];
    if (errors.length > 0)
      throw new Refusal('invalid', { zh: '有内容需要改正', en: 'Some entries need correcting' }, errors);
    const last = await findLastEdition(tx, unit.id, input);
    if ((last?.version ?? 0) !== input.expectedVersion) throw changedMeanwhile();
    const isDraft = last?.state === 'drafted';
    const returnId = isDraft ? last.id : uuidv7();
    const edition = isDraft ? last.edition : (last?.edition ?? 0) + 1;
    if (isDraft) {
      if (!(await moveReturn(tx, last, input.expectedVersion, { state: 'drafted' })))
        throw changedMeanwhile();
      await replaceFigures(tx, last.id, input.figures);
    } else await insertReturn(tx, { ...input, id: returnId, edition, by: context.actor.userId });
    return {
      proof,
      subject: { type: 'restrictedReturn', id: returnId, unitId: unit.id },
      before: null,
      after: { edition }, // figures stay out of the audit
      answer: { id: returnId, version: isDraft ? input.expectedVersion + 1 : 1 },
    };
  });
}

/** The discipline secretary signs, which sends it. */
export async function signReturn(context: Context, input: z.infer<typeof moveInput>) {
  return move(context, input, 'sign', 'drafted', 'signed');
}

/** The committee's discipline body accepts, which locks it. */
export async function acceptReturn(context: Context, input: z.infer<typeof moveInput>) {
  return move(context, input, 'accept', 'signed', 'accepted');
}

async function move(
  context: Context,
  input: z.infer<typeof moveInput>,
  verb: 'sign' | 'accept',
  from: RestrictedReturn['state'],
  to: RestrictedReturn['state'],
) {
  return change(context, { verb: `restrictedReturn.${verb}`, key: input.key, input }, async (tx) => {
    const one = await findReturn(tx, input.id);
    if (!one) throw notFound();
    const action = verb === 'sign' ? 'return.write' : 'return.accept';
    const proof = authorise(context.actor, action, one, context.today, 'return.read');
    if (one.state !== from)
      throw new Refusal('not-in-this-state', {
        zh: '报表现在不在这一步',
        en: 'The return does not stand at this step now',
      });
    const { userId } = context.actor;
    const by = verb === 'sign' ? { signedBy: userId, signedOn: context.today } : { acceptedBy: userId };
    if (!(await moveReturn(tx, one, input.expectedVersion, { state: to, ...by }))) throw changedMeanwhile();
    if (to === 'accepted') await serveMeasures(context, tx, one);
    return {
      proof,
      subject: { type: 'restrictedReturn', id: one.id, unitId: one.unitId },
      before: { state: one.state },
      after: { state: to },
      answer: { id: one.id, version: input.expectedVersion + 1 },
    };
  });
}

/** An accepted return moves the measures of its mechanism, by the fact that it came: no figure goes along. */
async function serveMeasures(context: Context, tx: Tx, one: RestrictedReturn): Promise<void> {
  const form = returnForms[one.form];
  const period = form.per === 'year' ? `${one.year}年` : `${one.year}年第${'一二三四'[one.period - 1]}季度`;
  const work = {
    id: one.id,
    kind: 'restrictedReturn',
    unitId: one.unitId,
    title: `${form.label.zh} ${period}`,
  } as const;
  const issued = await listIssuedMeasures(tx, yearOf(context.today));
  await insertWorkMeasures(
    tx,
    work,
    context.today,
    listMeasuresOf(issued, 'restrictedReturn', form.mechanism),
  );
}

function* errorsOf(
  context: Context,
  kind: string,
  input: z.infer<typeof draftInput>,
): Generator<RefusalDetail> {
  if (kind !== 'organDisciplineCommittee')
    yield {
      place: 'unitId',
      text: { zh: '只由机关纪委填报', en: 'Only a discipline committee sends returns' },
    };
  if (returnForms[input.form].per === 'year' && input.period !== 1)
    yield { place: 'period', text: { zh: '此表按年填报', en: 'This return is yearly' } };
  if (endOfPeriod(input.form, input.year, input.period) >= context.today)
    yield { place: 'period', text: { zh: '统计期尚未结束', en: 'The period is not over yet' } };
  yield* checkFigures(input.form, input.figures);
}
