import { listReportingUnits } from '@gangmu/db/appraisal';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { findLastTaker, insertRecordSteps } from '@gangmu/db/record-step';
import { updateRecord } from '@gangmu/db/record-write';
import { findUnit } from '@gangmu/db/unit';
import type { Authorized } from '@gangmu/domain/access/authorise';
import type { AccessObject } from '@gangmu/domain/access/can';
import { requireSecondPerson } from '@gangmu/domain/access/separate-duties';
import { requireOutside } from '@gangmu/domain/assessments/stands-outside';
import { id } from '@gangmu/domain/id';
import { inRow } from '@gangmu/domain/kinds/check-record';
import {
  changedFields,
  isTraced,
  type RecordBody,
  type RecordDefinition,
  type RecordStep,
} from '@gangmu/domain/kinds/define-kind';
import type { Effect } from '@gangmu/domain/kinds/effect';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { bodyAfterStep, takeRecordStep } from '@gangmu/domain/kinds/take-record-step';
import { changedMeanwhile, notAllowed, notFound, Refusal } from '@gangmu/domain/refusal';
import { isDay } from '@gangmu/domain/time/day';
import { optionalText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';
import { applyDesignation } from './apply-designation.ts';
import { applyEffects, type Afterwards } from './apply-effects.ts';
import { proveRecord } from './prove-record.ts';
import { readRecordContext } from './record-context.ts';
import { requirePeople } from './require-people.ts';
import { requireSeen } from './require-seen.ts';

const taken = {
  step: z.string().max(40),
  body: z.record(z.string().max(60), z.unknown()).optional(),
  reason: optionalText(300).optional(),
};
export const stepRecordInput = z.strictObject({ ...versioned, ...taken });
export const stepManyInput = z.strictObject({
  ...keyed,
  ...taken,
  records: z
    .array(z.strictObject({ id, expectedVersion: z.int().min(1) }))
    .min(1)
    .max(500),
});

interface Taken {
  readonly id: string;
  readonly expectedVersion: number;
  readonly step: string;
  readonly body?: RecordBody | undefined;
  readonly reason?: string | undefined;
}

/** One step of a record along its kind's states; a counted record proves its facts, an uncounted one none. */
export async function stepRecord(context: Context, input: z.infer<typeof stepRecordInput>) {
  let afterwards: readonly Afterwards[] = [];
  const answer = await change(
    context,
    { verb: `record.${input.step}`, key: input.key, input },
    async (tx) => {
      const { proof, record, after, ...rest } = await stepOne(context, tx, input);
      afterwards = rest.afterwards;
      return {
        proof,
        subject: { type: 'record', id: record.id, unitId: record.unitId },
        before: { state: record.state, body: record.body },
        after: { state: after.state, body: after.body, reason: input.reason ?? '' },
        answer: { id: record.id, version: input.expectedVersion + 1 },
      };
    },
  );
  for (const last of afterwards) await last();
  return answer;
}

/** The same step of several records, all of them or none. */
export async function stepMany(context: Context, input: z.infer<typeof stepManyInput>) {
  return change(context, { verb: `record.${input.step}`, key: input.key, input }, async (tx) => {
    const done: Stepped[] = [];
    for (const [index, row] of input.records.entries())
      done.push(await inRow(index, () => stepOne(context, tx, { ...input, ...row })));
    const [first] = done;
    if (!first) throw notFound();
    return {
      proof: first.proof,
      subject: { type: 'record', id: first.record.parentId ?? first.record.id, unitId: first.record.unitId },
      before: done.map(({ record }) => ({ id: record.id, state: record.state, body: record.body })),
      after: done.map(({ after }) => ({ id: after.id, state: after.state, body: after.body })),
      answer: { ids: done.map(({ record }) => record.id) },
    };
  });
}

interface Stepped {
  readonly proof: Authorized<AccessObject>;
  readonly record: StoredRecord;
  readonly after: StoredRecord;
  readonly afterwards: readonly Afterwards[];
}

async function stepOne(context: Context, tx: Tx, input: Taken): Promise<Stepped> {
  const record = await findRecord(tx, input.id);
  const unit = record && (await findUnit(tx, record.unitId));
  if (!record || !unit) throw notFound();
  const definition = readRecordDefinition(record.type);
  const parent = record.parentId === null ? null : await findRecord(tx, record.parentId);
  requireSeen(context, definition, record, parent);
  const step = definition.steps[input.step];
  if (!step?.action) throw notAllowed();
  const on = step.on === 'parent' && parent ? parent : record;
  const proof = authoriseShown(context, step.action, on);
  if (step.fromOutside) requireOutside(context.actor, step.action, record.unitPath, context.today);
  const state = takeRecordStep(definition, input.step, record.state);
  requireReason(step, input.reason);
  await requireOther(context, tx, record, step);
  const said = input.body?.[definition.happenedOn];
  const happenedOn = typeof said === 'string' && isDay(said) ? said : record.happenedOn;
  const personId = subjectAfter(definition, record, input.body);
  const of = { definition, unit, parent, recordId: record.id, personId, on: happenedOn, body: record.body };
  const known = await readRecordContext(context, tx, of);
  const body = bodyAfterStep(definition, input.step, record.body, input.body, known);
  if (input.body) await requirePeople(tx, unit, definition.fields, input.body);
  const after: StoredRecord = {
    ...record,
    body,
    state,
    title: definition.titleOf(body).zh,
    happenedOn: String(body[definition.happenedOn]),
    dueOn: definition.dueOf?.(body, state, known) ?? null,
    personId,
    expected: step.writes ? known.expected : record.expected,
  };
  const confirms = definition.counted.includes(state) && !definition.counted.includes(record.state);
  const saved = await updateRecord(tx, record.id, input.expectedVersion, {
    ...pick(after),
    ...(confirms ? { confirmedBy: context.actor.userId } : {}),
  });
  if (!saved) throw changedMeanwhile();
  if (isTraced(definition)) await trace(context, tx, record, after, input);
  const effects = step.effectsOf?.(body, known) ?? [];
  const own = effects.flatMap((effect) => (effect.type === 'stepBelow' ? [] : [effect]));
  const afterwards = await applyEffects(context, tx, { record: after, unit }, own);
  await applyDesignation(context, tx, { unit, record: after, parent, known }, effects);
  for (const effect of effects)
    if (effect.type === 'stepBelow') await stepBelow(context, tx, record.id, effect);
  await proveRecord(context, tx, definition, after, known.parent, definition.counted.includes(record.state));
  return { proof, record, after, afterwards };
}

/** The same step of the records below, each with what its unit brings; what is refused names the row. */
async function stepBelow(
  context: Context,
  tx: Tx,
  parentId: string,
  effect: Extract<Effect, { type: 'stepBelow' }>,
): Promise<void> {
  const below = (await listReportingUnits(tx, parentId)).filter(({ unitId }) => unitId in effect.bodies);
  for (const [index, { id: childId, unitId, version }] of below.entries()) {
    const taken = { id: childId, expectedVersion: version, step: effect.step, body: effect.bodies[unitId] };
    await inRow(index, () => stepOne(context, tx, taken));
  }
}

function requireReason(step: RecordStep, reason: string | undefined): void {
  if (!step.needsReason || (reason ?? '').trim() !== '') return;
  const text = { zh: '请写明理由', en: 'Please give a reason' };
  throw new Refusal('invalid', text, [{ place: 'reason', text }]);
}

async function requireOther(context: Context, tx: Tx, record: StoredRecord, step: RecordStep): Promise<void> {
  if (!step.notBy) return;
  const last = await findLastTaker(tx, record.id, step.notBy);
  requireSecondPerson(last, context.actor.userId);
}

function subjectAfter(definition: RecordDefinition, record: StoredRecord, given: RecordBody | undefined) {
  const value = definition.subject === undefined ? undefined : given?.[definition.subject];
  return typeof value === 'string' ? value : record.personId;
}

async function trace(
  context: Context,
  tx: Tx,
  before: StoredRecord,
  after: StoredRecord,
  input: Taken,
): Promise<void> {
  await insertRecordSteps(tx, [
    {
      id: uuidv7(),
      recordId: before.id,
      step: input.step,
      from: before.state,
      to: after.state,
      on: context.today,
      byUser: context.actor.userId,
      reason: input.reason ?? '',
      changed: changedFields(before.body, after.body),
    },
  ]);
}

function pick(record: StoredRecord) {
  const { body, state, title, happenedOn, dueOn, personId, expected } = record;
  return { body, state, title, happenedOn, dueOn, personId: personId ?? null, expected };
}
