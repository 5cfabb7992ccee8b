import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { insertRecordSteps } from '@gangmu/db/record-step';
import { insertRecords } from '@gangmu/db/record-write';
import { findUnit, type Unit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { can, type AccessObject } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { checkBody, inRow, invalid } from '@gangmu/domain/kinds/check-record';
import { isTraced, type RecordBody, type RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { mechanismCodes, type MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { notFound } from '@gangmu/domain/refusal';
import { isDay } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { applyDesignation } from './apply-designation.ts';
import { proveRecord } from './prove-record.ts';
import { readRecordContext } from './record-context.ts';
import { requirePeople } from './require-people.ts';

const body = z.record(z.string().max(60), z.unknown());
const where = {
  type: z.string().max(40),
  unitId: id,
  parentId: id.optional(),
  mechanism: z.enum(mechanismCodes).optional(),
};

export const createRecordInput = z.strictObject({ ...keyed, ...where, body });
export const createManyInput = z.strictObject({ ...keyed, ...where, bodies: z.array(body).min(1).max(500) });

type Where = Pick<z.infer<typeof createRecordInput>, 'type' | 'unitId' | 'parentId' | 'mechanism'>;

/** A new record of a unit, checked by its kind. */
export async function createRecord(context: Context, input: z.infer<typeof createRecordInput>) {
  return change(context, { verb: 'record.create', key: input.key, input }, async (tx) => {
    const { definition, unit, parent } = await open(context, tx, input);
    const proof = authoriseCreate(context, definition, unit, input.body);
    const record = await insertOne(context, tx, { ...input, definition, unit, parent, body: input.body });
    return {
      proof,
      subject: { type: 'record', id: record.id, unitId: unit.id },
      before: null,
      after: record,
      answer: { id: record.id, version: 1 },
    };
  });
}

/** Several records at once, all of them or none; an error names its row. */
export async function createMany(context: Context, input: z.infer<typeof createManyInput>) {
  return change(context, { verb: 'record.createMany', key: input.key, input }, async (tx) => {
    const { definition, unit, parent } = await open(context, tx, input);
    const ids: string[] = [];
    let proof = authoriseCreate(context, definition, unit, input.bodies[0] ?? {});
    for (const [index, given] of input.bodies.entries()) {
      proof = authoriseCreate(context, definition, unit, given);
      const row = { ...input, definition, unit, parent, body: given };
      ids.push((await inRow(index, () => insertOne(context, tx, row))).id);
    }
    return {
      proof,
      subject: { type: 'record', id: parent?.id ?? ids[0] ?? unit.id, unitId: unit.id },
      before: null,
      after: { type: definition.name, ids, bodies: input.bodies },
      answer: { ids },
    };
  });
}

/** The unit, the type and, for a type with one, the parent the actor may see (S-04). */
async function open(context: Context, tx: Tx, input: Where) {
  const definition = readRecordDefinition(input.type);
  const unit = await findUnit(tx, input.unitId);
  if (!unit) throw notFound();
  if (definition.parent === undefined) {
    if (input.parentId !== undefined) throw notFound();
    return { definition, unit, parent: null };
  }
  const parent = input.parentId === undefined ? null : await findRecord(tx, input.parentId);
  if (parent?.type !== definition.parent) throw notFound();
  const { read } = readRecordDefinition(parent.type);
  if (!can(context.actor, read, parent, context.today)) throw notFound();
  return { definition, unit, parent };
}

/** The right to create is asked on the unit and, where it is about one person, that person. */
function authoriseCreate(context: Context, definition: RecordDefinition, unit: Unit, given: RecordBody) {
  const object: AccessObject = { unitPath: unit.unitPath, personId: subjectOf(definition, given) };
  return authorise(context.actor, definition.create, object, context.today);
}

export interface NewOne extends Where {
  /** Where it begins and what it serves, if that is not for its type to say. */
  readonly begins?: { readonly state: string; readonly mechanism: string | null };
  readonly definition: RecordDefinition;
  readonly unit: Unit;
  readonly parent: StoredRecord | null;
  readonly body: RecordBody;
}

/** Stores one new record, checked by its kind, with its history and what it proves. */
export async function insertOne(context: Context, tx: Tx, of: NewOne): Promise<StoredRecord> {
  const { record, known } = await checkOne(context, tx, of);
  await insertRecords(tx, [record]);
  if (isTraced(of.definition)) await trace(context, tx, [record]);
  const effects = of.definition.effectsOfCreate?.(record.body) ?? [];
  await applyDesignation(context, tx, { unit: of.unit, record, parent: of.parent, known }, effects);
  await proveRecord(context, tx, of.definition, record, of.parent?.body ?? null, false);
  return record;
}

/** The same new record for each of some units of one kind of work; what is checked for the first holds for all. */
export async function insertMany(
  context: Context,
  tx: Tx,
  of: Omit<NewOne, 'unit' | 'unitId'>,
  units: readonly Unit[],
): Promise<void> {
  const [first] = units;
  if (!first) return;
  const { record: checked } = await checkOne(context, tx, { ...of, unit: first, unitId: first.id });
  const records = units.map((unit) => ({
    ...checked,
    id: uuidv7(),
    unitId: unit.id,
    unitPath: unit.unitPath,
    departmentId: unit.departmentId,
    expected: unit.memberCount,
  }));
  await insertRecords(tx, records);
  if (isTraced(of.definition)) await trace(context, tx, records);
}

async function checkOne(context: Context, tx: Tx, of: NewOne) {
  const { definition, unit, parent } = of;
  const state = of.begins?.state ?? definition.start;
  const said = of.body[definition.happenedOn];
  const on = typeof said === 'string' && isDay(said) ? said : context.today; // the kind judges below
  const recordId = uuidv7();
  const personId = subjectOf(definition, of.body);
  requirePlace(of);
  const known = await readRecordContext(context, tx, {
    definition,
    unit,
    parent,
    recordId,
    personId,
    on,
    body: of.body,
  });
  const checked = checkBody(definition, of.body, known);
  await requirePeople(tx, unit, definition.fields, checked);
  const record: StoredRecord = {
    id: recordId,
    kind: definition.kind,
    type: definition.name,
    mechanism: of.begins ? of.begins.mechanism : mechanismOf(definition, checked, of),
    unitId: unit.id,
    unitPath: unit.unitPath,
    departmentId: unit.departmentId,
    parentId: parent?.id ?? null,
    personId,
    handlerId: definition.handled ? context.actor.userId : null,
    state,
    title: definition.titleOf(checked).zh,
    happenedOn: on,
    dueOn: definition.dueOf?.(checked, state, known) ?? null,
    expected: known.expected,
    body: checked,
    createdBy: context.actor.userId,
    version: 1,
  };
  return { record, known };
}

/** A type for some kinds of unit stays with them. */
function requirePlace({ definition, unit }: NewOne): void {
  if (definition.unitKinds?.includes(unit.kind) ?? true) return;
  const text = {
    zh: `“${definition.label.zh}”不由这类单位办理`,
    en: `“${definition.label.en}” is not for a unit of this kind`,
  };
  throw invalid([{ place: 'unitId', text }]);
}

async function trace(context: Context, tx: Tx, records: readonly StoredRecord[]) {
  await insertRecordSteps(
    tx,
    records.map((record) => ({
      id: uuidv7(),
      recordId: record.id,
      step: 'create',
      from: null,
      to: record.state,
      on: context.today,
      byUser: context.actor.userId,
      reason: '',
      changed: {},
    })),
  );
}

/** The body tells, the type has one only, the parent has one that fits, or it was chosen. */
function mechanismOf(definition: RecordDefinition, checked: RecordBody, of: NewOne): MechanismCode | null {
  const told = definition.mechanismOf?.(checked);
  if (told) return told;
  if (definition.mechanisms.length === 1) return definition.mechanisms[0] ?? null;
  const wanted = of.parent?.mechanism ?? of.mechanism;
  const found = definition.mechanisms.find((code) => code === wanted);
  if (found) return found;
  throw invalid([{ place: 'mechanism', text: { zh: '请选择机制', en: 'Please choose the mechanism' } }]);
}

function subjectOf(definition: RecordDefinition, given: RecordBody): string | null {
  const value = definition.subject === undefined ? undefined : given[definition.subject];
  return typeof value === 'string' ? value : null;
}
