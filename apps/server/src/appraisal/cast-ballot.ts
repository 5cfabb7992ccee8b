import { castBallots } from '@gangmu/db/ballot';
import { gradesOf } from '@gangmu/domain/assessments/appraisal-rules';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readBallotKey } from './ballot-key.ts';
import { findElectorate, tokenText } from './electorate.ts';
import { writeMark } from './marks.ts';

export const castInput = z.strictObject({
  /** The cycle. */
  id,
  /** Place of the grade in the cycle’s set, from 0, for each secretary; those left out may be marked later. */
  marks: z
    .array(z.strictObject({ id, grade: z.int().min(0).max(3) }))
    .min(1)
    .max(500),
});

/**
 * Marks of one voter. No audit row, no idempotency row, no person, no time: what is stored is sealed under a key
 * outside the database and a token that only that key can tie to a person (decisions/0014, S-40). Twice the same is
 * refused by the token, so a lost answer can be sent again without counting twice.
 */
export async function castBallot(
  context: Context,
  input: z.infer<typeof castInput>,
): Promise<{ done: true }> {
  const electorate = await findElectorate(context, input.id);
  if (!electorate) throw notFound();
  const { round, rules, rated, personId } = electorate;
  if (round.isClosed || round.until < context.today)
    throw new Refusal('not-in-this-state', { zh: '测评已经截止', en: 'The ballot is over' });
  const key = await readBallotKey(context, input.id);
  const size = gradesOf(rules.gradeSet).length;
  if (new Set(input.marks.map((mark) => mark.id)).size !== input.marks.length)
    throw new Refusal('invalid', { zh: '同一人只评一次', en: 'Each secretary is marked once' });
  const ballots = input.marks.map((mark) => {
    const one = rated.find((candidate) => candidate.appraisalId === mark.id);
    if (!one) throw notFound();
    if (mark.grade >= size)
      throw new Refusal('invalid', { zh: '没有这个等次', en: 'There is no such grade' });
    const text = writeMark({ appraisalId: mark.id, raterClass: one.raterClass, grade: mark.grade });
    return { token: key.tokenOf(tokenText(mark.id, personId)), sealed: key.seal(text) };
  });
  if (!(await castBallots(context.db, input.id, ballots)))
    throw new Refusal('not-in-this-state', { zh: '测评已经截止', en: 'The ballot is over' });
  return { done: true };
}
