import { findHome } from '@gangmu/db/standing';
import { castAnswers, findSurvey, hasMembers, hasToken, type Survey } from '@gangmu/db/survey';
import { smallestGroup } from '@gangmu/domain/assessments/suppress-cells';
import { isComplete } from '@gangmu/domain/assessments/survey';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../context.ts';

export const answerInput = z.strictObject({ id, choices: z.array(z.int().min(0).max(5)).min(1).max(10) });

/**
 * One sheet of a member. No audit row, no idempotency row, no person: the token is an HMAC under the server's secret,
 * which is in no database, no log and no backup of one; at the close it is gone too (S-40, security row 40).
 */
export async function answerSurvey(
  context: Context,
  input: z.infer<typeof answerInput>,
): Promise<{ done: true }> {
  const { survey, group } = await findOpen(context, input.id);
  if (!isComplete(survey.questions, input.choices))
    throw new Refusal('invalid', { zh: '请为每个问题选择一项', en: 'Choose an answer for every question' });
  const token = tokenOf(context, survey);
  await castAnswers(context.db, { surveyId: survey.id, unitId: group, token, choices: input.choices });
  return { done: true };
}

/** True where the member's one sheet is used up; asked by the member alone, kept nowhere. */
export async function hasAnswered(context: Context, survey: Survey): Promise<boolean> {
  return survey.state === 'open' && hasToken(context.db, tokenOf(context, survey));
}

/**
 * The open survey and the group the answer counts for: the department, and where that has fewer members than a group
 * needs, all who are asked. Throws `not-found` for whoever it does not ask.
 */
async function findOpen(context: Context, surveyId: string): Promise<{ survey: Survey; group: string }> {
  const { personId } = context.actor;
  const survey = await findSurvey(context.db, surveyId);
  const home = personId === null ? null : await findHome(context.db, personId);
  if (!survey || !home?.departmentId || !home.unitPath.startsWith(survey.unitPath)) throw notFound();
  if (survey.state !== 'open' || survey.closesOn < context.today)
    throw new Refusal('not-in-this-state', { zh: '调研已结束或尚未开始', en: 'The survey is not open' });
  const isGroup = await hasMembers(context.db, home.departmentId, smallestGroup);
  return { survey, group: isGroup ? home.departmentId : survey.unitId };
}

function tokenOf(context: Context, survey: Survey): string {
  return createHmac('sha256', context.secret)
    .update(`survey/${survey.id}/${context.actor.personId ?? ''}`)
    .digest('hex');
}
