import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { answerInput, answerSurvey } from './answer-survey.ts';
import { findAskedUnit, listOutput, readOutput, readSurvey, readSurveys } from './read-surveys.ts';
import {
  buildInput,
  buildSurvey,
  closeSurvey,
  moveInput,
  openInput,
  openSurvey,
  publishInput,
  publishSurvey,
} from './write-survey.ts';

/** 匿名调研: built, opened by a second person, answered without a name, published as one table with what is done about it. */
export const surveyRouter = router({
  list: reads('record.use')
    .output(listOutput)
    .query(({ ctx }) => readSurveys(ctx)),
  read: reads('record.use')
    .input(z.strictObject({ id }))
    .output(readOutput)
    .query(({ ctx, input }) => readSurvey(ctx, input.id)),
  asks: reads('survey.build')
    .output(z.strictObject({ unitId: id }))
    .query(({ ctx }) => findAskedUnit(ctx)),
  build: writes('survey.build')
    .input(buildInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => buildSurvey(ctx, input)),
  open: writes('survey.open')
    .input(openInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => openSurvey(ctx, input)),
  close: writes('survey.build')
    .input(moveInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => closeSurvey(ctx, input)),
  publish: writes('survey.build')
    .input(publishInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => publishSurvey(ctx, input)),
  answer: writes('survey.answer')
    .input(answerInput)
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(({ ctx, input }) => answerSurvey(ctx, input)),
});
