import { z } from 'zod';
import type { Label } from '../label.ts';
import { askCost } from '../responsibilities/burden.ts';
import { writtenText } from '../written-text.ts';

/** draft: built · open: answered · closed: tokens destroyed, the table reckoned · published: with the measures taken (K11). */
export const surveyStates = {
  draft: { zh: '拟定', en: 'Draft' },
  open: { zh: '进行中', en: 'Open' },
  closed: { zh: '已结束', en: 'Closed' },
  published: { zh: '已公布', en: 'Published' },
} as const satisfies Record<string, Label>;

export type SurveyState = keyof typeof surveyStates;
export const surveyStateNames = Object.keys(surveyStates) as [SurveyState, ...SurveyState[]]; // keys of a const table

/** A closed question: one of two to six choices. There is no other type; free words could give a person away. */
export const surveyQuestion = z.strictObject({
  text: writtenText(80),
  choices: z
    .array(writtenText(30))
    .min(2)
    .max(6)
    .refine((choices) => new Set(choices).size === choices.length),
});
export type SurveyQuestion = z.infer<typeof surveyQuestion>;

/** One to ten questions, no two alike: choices of the same words could not be told apart when they are read. */
export const surveyQuestions = z
  .array(surveyQuestion)
  .min(1)
  .max(10)
  .refine((questions) => new Set(questions.map(({ text }) => text)).size === questions.length);

/** Minutes a survey takes of everybody it asks, at least one. */
export function minutesOfSurvey(questions: readonly SurveyQuestion[]): number {
  return Math.max(1, Math.ceil(askCost({ fields: questions.length, files: 0, characters: 0 })));
}

/** True where every question has one of its choices. */
export function isComplete(questions: readonly SurveyQuestion[], choices: readonly number[]): boolean {
  return (
    choices.length === questions.length &&
    choices.every((choice, at) => choice < (questions[at]?.choices.length ?? 0))
  );
}
