import { id } from '@gangmu/domain/id';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { createMany, createManyInput, createRecord, createRecordInput } from './create-records.ts';
import { listInput, listOutput, listShown } from './list-records.ts';
import { listHandlers, nameHandler, nameHandlerInput } from './assign-case.ts';
import { findPeople, peopleInput, prefillInput, prefillOutput, prefillRecord } from './prefill-record.ts';
import { readOutput, readRecord } from './read-record.ts';
import { named } from './record-output.ts';
import { stepMany, stepManyInput, stepRecord, stepRecordInput } from './step-records.ts';

const idsAnswer = z.strictObject({ ids: z.array(id) });

/** Records of every kind; which right is asked stands in the definition of the type. */
export const recordRouter = router({
  list: reads('record.use')
    .input(listInput)
    .output(listOutput)
    .query(({ ctx, input }) => listShown(ctx, input)),
  read: reads('record.use')
    .input(z.strictObject({ id }))
    .output(readOutput)
    .query(({ ctx, input }) => readRecord(ctx, input.id)),
  prefill: reads('record.use')
    .input(prefillInput)
    .output(prefillOutput)
    .query(({ ctx, input }) => prefillRecord(ctx, input)),
  people: reads('record.use')
    .input(peopleInput)
    .output(z.array(named))
    .query(({ ctx, input }) => findPeople(ctx, input)),
  handlers: reads('record.use')
    .input(z.strictObject({ id }))
    .output(z.array(named))
    .query(({ ctx, input }) => listHandlers(ctx, input.id)),
  create: writes('record.use')
    .input(createRecordInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => createRecord(ctx, input)),
  createMany: writes('record.use')
    .input(createManyInput)
    .output(idsAnswer)
    .mutation(({ ctx, input }) => createMany(ctx, input)),
  step: writes('record.use')
    .input(stepRecordInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => stepRecord(ctx, input)),
  stepMany: writes('record.use')
    .input(stepManyInput)
    .output(idsAnswer)
    .mutation(({ ctx, input }) => stepMany(ctx, input)),
  nameHandler: writes('record.use')
    .input(nameHandlerInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => nameHandler(ctx, input)),
});
