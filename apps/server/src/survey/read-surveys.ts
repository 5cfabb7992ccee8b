import { findHome } from '@gangmu/db/standing';
import { countAnswers, findSurvey, listSurveys, type Survey } from '@gangmu/db/survey';
import { findRoot, listUnitsById } from '@gangmu/db/unit';
import { can, scopesOf } from '@gangmu/domain/access/can';
import { suppressCells } from '@gangmu/domain/assessments/suppress-cells';
import { surveyQuestion, surveyStateNames } from '@gangmu/domain/assessments/survey';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { hasAnswered } from './answer-survey.ts';
import { reckonSurvey } from './book-survey.ts';

const figure = z.int().nullable();
export const listOutput = z.array(
  z.strictObject({
    id,
    title: z.string(),
    unitName: z.string(),
    closesOn: z.string(),
    state: z.enum(surveyStateNames),
  }),
);
export const readOutput = z.strictObject({
  id,
  title: z.string(),
  closesOn: z.string(),
  state: z.enum(surveyStateNames),
  measuresTaken: z.string(),
  version: z.int(),
  questions: z.array(surveyQuestion),
  /** The reader is asked, and has a sheet left. */
  mayAnswer: z.boolean(),
  hasAnswered: z.boolean(),
  mayOpen: z.boolean(),
  mayBuild: z.boolean(),
  /** What opening a draft asks of members: minutes each; for those who run it. */
  ask: z.strictObject({ minutes: z.int(), members: z.int(), used: z.int(), budget: z.int() }).nullable(),
  /** One table a question, once it is closed (for its owner) or published (for all it asked); null is hidden. */
  results: z
    .array(
      z.strictObject({
        groups: z.array(z.strictObject({ id, name: z.string(), size: figure, counts: z.array(figure) })),
        all: z.strictObject({ size: figure, counts: z.array(figure) }),
      }),
    )
    .nullable(),
});

/** Surveys the reader runs, reads or is asked by. */
export async function readSurveys(context: Context): Promise<z.infer<typeof listOutput>> {
  const home = await homeOf(context);
  const scopes = scopesOf(context.actor, 'survey.results', context.today);
  const surveys = (await listSurveys(context.db, scopes, home?.unitPath ?? null)).filter(
    (survey) => survey.state !== 'draft' || isOverseer(context, survey),
  );
  const units = await listUnitsById(context.db, [...new Set(surveys.map(({ unitId }) => unitId))]);
  return surveys.map(({ id: surveyId, title, unitId, closesOn, state }) => ({
    id: surveyId,
    title,
    unitName: units.find((unit) => unit.id === unitId)?.shortName ?? '',
    closesOn,
    state,
  }));
}

/** The unit whose members a survey of the actor asks: the whole committee, or the department. */
export async function findAskedUnit(context: Context): Promise<{ unitId: string }> {
  const [scope] = scopesOf(context.actor, 'survey.build', context.today);
  if (scope?.type !== 'subtree') {
    const root = await findRoot(context.db);
    if (!root) throw notFound();
    return { unitId: root.id };
  }
  return { unitId: scope.path.split('/').at(-2) ?? '' };
}

export async function readSurvey(context: Context, surveyId: string): Promise<z.infer<typeof readOutput>> {
  const survey = await findSurvey(context.db, surveyId);
  const home = await homeOf(context);
  if (!survey) throw notFound();
  const isAsked = home !== null && home.departmentId !== null && home.unitPath.startsWith(survey.unitPath);
  const oversees = isOverseer(context, survey);
  if (!oversees && !(isAsked && survey.state !== 'draft')) throw notFound();
  const object = { unitPath: survey.unitPath };
  const answered = isAsked ? await hasAnswered(context, survey) : false;
  const isShown = survey.state === 'published' || (survey.state === 'closed' && oversees);
  return {
    id: survey.id,
    title: survey.title,
    closesOn: survey.closesOn,
    state: survey.state,
    measuresTaken: survey.measuresTaken,
    version: survey.version,
    questions: [...survey.questions],
    mayAnswer: isAsked && survey.state === 'open' && survey.closesOn >= context.today && !answered,
    hasAnswered: answered,
    mayOpen:
      can(context.actor, 'survey.open', object, context.today) && survey.builtBy !== context.actor.userId,
    mayBuild: can(context.actor, 'survey.build', object, context.today),
    ask: oversees && survey.state === 'draft' ? await reckonSurvey(context.db, survey) : null,
    results: isShown ? await tablesOf(context, survey) : null,
  };
}

/** The same table for every reader: it was reckoned once, so there are no two figures to subtract. */
async function tablesOf(context: Context, survey: Survey) {
  const rows = await countAnswers(context.db, survey.id);
  const names = new Map(rows.map(({ unitId, name }) => [unitId, name]));
  return survey.questions.map(({ choices }, question) => {
    const groups = [...names.keys()].map((unitId) => ({
      id: unitId,
      counts: choices.map(
        (_, choice) =>
          rows.find((row) => row.unitId === unitId && row.question === question && row.choice === choice)
            ?.count ?? 0,
      ),
    }));
    const table = suppressCells(groups, choices.length);
    return {
      groups: table.groups.map(({ id: unitId, size, counts }) => ({
        id: unitId,
        name: names.get(unitId) ?? '',
        size,
        counts: [...counts],
      })),
      all: { size: table.all.size, counts: [...table.all.counts] },
    };
  });
}

function isOverseer(context: Context, survey: Survey): boolean {
  return can(context.actor, 'survey.results', { unitPath: survey.unitPath }, context.today);
}

async function homeOf(context: Context) {
  return context.actor.personId === null ? null : findHome(context.db, context.actor.personId);
}
