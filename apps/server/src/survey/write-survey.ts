import { change } from '@gangmu/db/change';
import { listIssuedMeasures } from '@gangmu/db/measure';
import { insertWorkMeasures } from '@gangmu/db/work-measure';
import { destroyTokens, findSurvey, insertSurvey, moveSurvey } from '@gangmu/db/survey';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { requireSecondPerson } from '@gangmu/domain/access/separate-duties';
import { surveyQuestions, surveyStates, type SurveyState } from '@gangmu/domain/assessments/survey';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { day } from '@gangmu/domain/time/day-schema';
import { listMeasuresOf } from '@gangmu/domain/kinds/list-served-measures';
import { yearOf } from '@gangmu/domain/time/day';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';
import { bookSurvey } from './book-survey.ts';

export const buildInput = z.strictObject({
  ...keyed,
  unitId: id,
  title: writtenText(80),
  closesOn: day,
  questions: surveyQuestions,
});
export const moveInput = z.strictObject(versioned);
/** `although` says why members are asked for more than their month's budget. */
export const openInput = z.strictObject({ ...versioned, although: z.string().max(300).default('') });
export const publishInput = z.strictObject({ ...versioned, measuresTaken: writtenText(500) });

export async function buildSurvey(context: Context, input: z.infer<typeof buildInput>) {
  return change(context, { verb: 'survey.build', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, 'survey.build', unit, context.today);
    if (!['workCommittee', 'department'].includes(unit.kind))
      throw refuse('unitId', '只面向全委或整个部门', 'A survey is of the committee or of a whole department');
    if (input.closesOn <= context.today)
      throw refuse('closesOn', '截止日须在今天之后', 'It closes after today');
    const survey = { ...input, id: uuidv7(), builtBy: context.actor.userId };
    await insertSurvey(tx, survey);
    return {
      proof,
      subject: { type: 'survey', id: survey.id, unitId: unit.id },
      before: null,
      after: { title: input.title, questions: input.questions, closesOn: input.closesOn },
      answer: { id: survey.id, version: 1 },
    };
  });
}

/** Opened by a second person, who has looked at the questions. */
export async function openSurvey(context: Context, { although, ...input }: z.infer<typeof openInput>) {
  return move(context, input, { verb: 'open', from: 'draft', to: 'open', although });
}

/** Closes it and destroys the tokens; only now is anything counted. */
export async function closeSurvey(context: Context, input: z.infer<typeof moveInput>) {
  return move(context, input, { verb: 'close', from: 'open', to: 'closed' });
}

/** Publishes the table together with what is done about it. */
export async function publishSurvey(context: Context, input: z.infer<typeof publishInput>) {
  const { measuresTaken, ...rest } = input;
  return move(context, rest, { verb: 'publish', from: 'closed', to: 'published', measuresTaken });
}

interface Move {
  readonly verb: 'open' | 'close' | 'publish';
  readonly from: SurveyState;
  readonly to: SurveyState;
  readonly measuresTaken?: string;
  readonly although?: string;
}

async function move(
  context: Context,
  input: z.infer<typeof moveInput>,
  { verb, from, to, measuresTaken, although }: Move,
) {
  const said = {
    ...(measuresTaken === undefined ? {} : { measuresTaken }),
    ...(although ? { although } : {}),
  };
  const given = { ...input, ...said };
  return change(context, { verb: `survey.${verb}`, key: input.key, input: given }, async (tx) => {
    const survey = await findSurvey(tx, input.id);
    if (!survey) throw notFound();
    const action = verb === 'open' ? 'survey.open' : 'survey.build';
    const proof = authorise(context.actor, action, survey, context.today, 'survey.results');
    if (survey.state !== from)
      throw new Refusal('not-in-this-state', {
        zh: `当前为“${surveyStates[survey.state].zh}”，不能办理`,
        en: `It is “${surveyStates[survey.state].en}”: not possible now`,
      });
    if (verb === 'open') requireSecondPerson(survey.builtBy, context.actor.userId);
    const saved = await moveSurvey(tx, survey.id, input.expectedVersion, {
      state: to,
      ...(measuresTaken === undefined ? {} : { measuresTaken }),
    });
    if (!saved) throw changedMeanwhile();
    if (verb === 'open') await bookSurvey(tx, survey, although ?? '', context.today);
    if (verb === 'close') await destroyTokens(tx, survey.id);
    if (verb === 'publish') {
      const issued = await listIssuedMeasures(tx, yearOf(context.today));
      const work = { id: survey.id, kind: 'survey', unitId: survey.unitId, title: survey.title } as const;
      await insertWorkMeasures(tx, work, context.today, listMeasuresOf(issued, 'survey', 'M22'));
    }
    return {
      proof,
      subject: { type: 'survey', id: survey.id, unitId: survey.unitId },
      before: { state: survey.state },
      after: { state: to, ...said },
      answer: { id: survey.id, version: input.expectedVersion + 1 },
    };
  });
}

function refuse(place: string, zh: string, en: string): Refusal {
  return new Refusal('invalid', { zh, en }, [{ place, text: { zh, en } }]);
}
