import { listIssuedMeasures } from '@gangmu/db/measure';
import { listMembers } from '@gangmu/db/person';
import { findLastRecord, findRecord, listRecords, type StoredRecord } from '@gangmu/db/record';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { can, scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { notFound } from '@gangmu/domain/refusal';
import { isDay, yearOf } from '@gangmu/domain/time/day';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { createRecord, createRecordInput, stepRecord, stepRecordInput } from './write-record.ts';

const type = z.string().max(40);
const recordRow = z.strictObject({
  id,
  type: z.string(),
  unitId: id,
  state: z.string(),
  title: z.string(),
  happenedOn: z.string(),
  expected: z.int(),
  body: z.record(z.string(), z.unknown()),
  version: z.int(),
});
const person = z.strictObject({ id, name: z.string() });

export const recordRouter = router({
  list: reads('session.read')
    .input(
      z.strictObject({
        type,
        unitId: id.optional(),
        cursor: z.string().max(60).optional(),
        direction: z.literal('forward').optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(recordRow), next: z.string().nullable() }))
    .query(async ({ ctx, input }) => {
      const definition = readRecordDefinition(input.type);
      const scopes = scopesOf(ctx.actor, definition.read, ctx.today);
      const records = await listRecords(
        ctx.db,
        scopes,
        { type: input.type, unitId: input.unitId },
        toCursor(input.cursor),
        input.limit,
      );
      const last = records.length === input.limit ? records.at(-1) : undefined;
      return {
        rows: records.map((record) => show(ctx, record)),
        next: last ? `${last.happenedOn}/${last.id}` : null,
      };
    }),
  read: reads('session.read')
    .input(z.strictObject({ id }))
    .output(
      z.strictObject({
        ...recordRow.shape,
        unitName: z.string(),
        steps: z.array(z.string()),
        people: z.array(person),
      }),
    )
    .query(({ ctx, input }) => readRecord(ctx, input.id)),
  prefill: reads('session.record')
    .input(z.strictObject({ type, unitId: id }))
    .output(
      z.strictObject({
        people: z.array(person),
        body: z.record(z.string(), z.unknown()),
        measures: z.array(z.strictObject({ id, code: z.string(), text: z.string() })),
      }),
    )
    .query(({ ctx, input }) => prefill(ctx, input.type, input.unitId)),
  create: writes('session.record')
    .input(createRecordInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => createRecord(ctx, input)),
  step: writes('session.record')
    .input(stepRecordInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => stepRecord(ctx, input)),
});

async function readRecord(context: Context, recordId: string) {
  const record = await findRecord(context.db, recordId);
  const unit = record && (await findUnit(context.db, record.unitId));
  if (!record || !unit) throw notFound();
  const definition = readRecordDefinition(record.type);
  authorise(context.actor, definition.read, record, context.today);
  const mayName = can(context.actor, 'absence.read', record, context.today);
  const people = mayName ? await listMembers(context.db, record.unitId, record.happenedOn) : [];
  const steps = Object.entries(definition.steps).filter(
    ([, step]) =>
      step.from.includes(record.state) &&
      step.action !== null &&
      can(context.actor, step.action, record, context.today),
  );
  return {
    ...show(context, record),
    unitName: unit.name,
    steps: steps.map(([name]) => name),
    people: people.map((member) => ({ id: member.personId, name: member.name })),
  };
}

/** What the form knows already: the members, the place and host of last time, the measures it may serve. */
async function prefill(context: Context, name: string, unitId: string) {
  const definition = readRecordDefinition(name);
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, definition.create, unit, context.today);
  const [members, last, issued] = await Promise.all([
    listMembers(context.db, unit.id, context.today),
    findLastRecord(context.db, name, unit.id),
    listIssuedMeasures(context.db, yearOf(context.today)),
  ]);
  const kept = ['place', 'host', 'durationMin'].filter(
    (field) => field in definition.fields && last && field in last.body,
  );
  return {
    people: members.map((member) => ({ id: member.personId, name: member.name })),
    body: {
      ...Object.fromEntries(kept.map((field) => [field, last?.body[field]])),
      [definition.happenedOn]: context.today,
    },
    measures: issued
      .filter((measure) => measure.actors.includes('B'))
      .map(({ id: measureId, code, text }) => ({ id: measureId, code, text })),
  };
}

/** The record without its path; names of the absent only for those who may read them, and for oneself. */
function show(context: Context, record: StoredRecord): z.infer<typeof recordRow> {
  const definition = readRecordDefinition(record.type);
  const body = { ...record.body };
  if (
    definition.absences !== undefined &&
    !can(context.actor, 'absence.read', { unitPath: record.unitPath }, context.today)
  ) {
    const absent = body[definition.absences];
    body[definition.absences] = Array.isArray(absent)
      ? absent.filter((entry: { personId?: string }) => entry.personId === context.actor.personId)
      : [];
  }
  const { id: recordId, type: recordType, unitId, state, title, happenedOn, expected, version } = record;
  return { id: recordId, type: recordType, unitId, state, title, happenedOn, expected, body, version };
}

function toCursor(cursor: string | undefined): { day: string; id: string } | null {
  const [day, recordId] = cursor?.split('/') ?? [];
  return day && recordId && isDay(day) ? { day, id: recordId } : null;
}
