import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { listIssuedMeasures } from '@gangmu/db/measure';
import { countMembers } from '@gangmu/db/person';
import { findRecord, insertRecord, replaceProof, updateRecord, type StoredRecord } from '@gangmu/db/record';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import {
  absencesOf,
  checkBody,
  takeRecordStep,
  type RecordBody,
  type RecordDefinition,
} from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { listServedMeasures } from '@gangmu/domain/kinds/list-served-measures';
import { changedMeanwhile, notAllowed, notFound, Refusal } from '@gangmu/domain/refusal';
import { isDay, yearOf } from '@gangmu/domain/time/day';
import { optionalText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { authoriseShown } from '../authorise-shown.ts';
import { keyed, versioned } from '../trpc.ts';

const body = z.record(z.string().max(60), z.unknown());
const type = z.string().max(40);

export const createRecordInput = z.strictObject({ ...keyed, type, unitId: id, body });
export const stepRecordInput = z.strictObject({
  ...versioned,
  step: z.string().max(40),
  body: body.optional(),
  reason: optionalText(300).optional(),
});

/** A new record of a unit, checked by its kind. */
export async function createRecord(context: Context, input: z.infer<typeof createRecordInput>) {
  const definition = readRecordDefinition(input.type);
  return change(context, { verb: 'record.create', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, definition.create, unit, context.today);
    const written = await write(context, tx, definition, unit.id, input.body);
    const record = {
      ...written,
      id: uuidv7(),
      kind: definition.kind,
      type: definition.name,
      unitId: unit.id,
      state: definition.start,
      createdBy: context.actor.userId,
    };
    await insertRecord(tx, record);
    return {
      proof,
      subject: { type: 'record', id: record.id, unitId: unit.id },
      before: null,
      after: record,
      answer: { id: record.id, version: 1 },
    };
  });
}

/** One step of a record along its kind's states; a counted record proves its facts, an uncounted one none. */
export async function stepRecord(context: Context, input: z.infer<typeof stepRecordInput>) {
  return change(context, { verb: `record.${input.step}`, key: input.key, input }, async (tx) => {
    const record = await findRecord(tx, input.id);
    if (!record) throw notFound();
    const definition = readRecordDefinition(record.type);
    authorise(context.actor, definition.read, record, context.today);
    const step = definition.steps[input.step];
    if (!step?.action) throw notAllowed();
    const proof = authoriseShown(context, step.action, record.unitPath);
    const state = takeRecordStep(definition, input.step, record.state);
    if (step.needsReason && (input.reason ?? '').trim() === '') {
      const text = { zh: '请写明理由', en: 'Please give a reason' };
      throw new Refusal('invalid', text, [{ place: 'reason', text }]);
    }
    const written =
      step.writes && input.body ? await write(context, tx, definition, record.unitId, input.body) : record;
    const confirms = definition.counted.includes(state) && !definition.counted.includes(record.state);
    const saved = await updateRecord(tx, record.id, input.expectedVersion, {
      ...pick(written),
      state,
      ...(confirms ? { confirmedBy: context.actor.userId } : {}),
    });
    if (!saved) throw changedMeanwhile();
    await prove(context, tx, definition, { ...record, ...pick(written), state });
    return {
      proof,
      subject: { type: 'record', id: record.id, unitId: record.unitId },
      before: { state: record.state, body: record.body },
      after: { state, body: written.body, reason: input.reason ?? '' },
      answer: { id: record.id, version: input.expectedVersion + 1 },
    };
  });
}

type Written = Pick<StoredRecord, 'body' | 'title' | 'happenedOn' | 'expected'>;

async function write(
  context: Context,
  tx: Tx,
  definition: RecordDefinition,
  unitId: string,
  given: RecordBody,
): Promise<Written> {
  const said = given[definition.happenedOn];
  const happenedOn = typeof said === 'string' && isDay(said) ? said : context.today; // the kind judges below
  const expected = await countMembers(tx, unitId, happenedOn);
  const checked = checkBody(definition, given, { today: context.today, expected });
  return { body: checked, title: definition.titleOf(checked).zh, happenedOn, expected };
}

function pick({ body: value, title, happenedOn, expected }: Written): Written {
  return { body: value, title, happenedOn, expected };
}

/** Writes what the record proves when it counts, and takes it back when it no longer does. */
async function prove(
  context: Context,
  tx: Tx,
  definition: RecordDefinition,
  record: StoredRecord,
): Promise<void> {
  const counts = definition.counted.includes(record.state);
  if (!counts) return replaceProof(tx, record, { facts: [], absences: [], measureIds: [] });
  const facts = definition.factsOf(record.body, { today: context.today, expected: record.expected });
  const issued = await listIssuedMeasures(tx, yearOf(record.happenedOn));
  const measureIds = listServedMeasures(issued, definition, record.body);
  await replaceProof(tx, record, { facts, absences: absencesOf(definition, record.body), measureIds });
}
