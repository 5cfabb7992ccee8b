import { listParameters } from '@gangmu/db/parameter';
import { listMembers, listMembersAndApplicants } from '@gangmu/db/person';
import { findRecord, listRecordsById, type StoredRecord } from '@gangmu/db/record';
import { listRecordSteps } from '@gangmu/db/record-step';
import { findUnit, type Unit } from '@gangmu/db/unit';
import { can, scopesOf } from '@gangmu/domain/access/can';
import { standsOutside } from '@gangmu/domain/assessments/stands-outside';
import { id } from '@gangmu/domain/id';
import { stepFields } from '@gangmu/domain/kinds/check-record';
import { isTraced, type RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import type { Fields } from '@gangmu/domain/kinds/field';
import { listRecordDefinitions, readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { findObstacle } from '@gangmu/domain/kinds/take-record-step';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readRecordContext } from './record-context.ts';
import { named, readNames, recordRow, showRecord, type Named } from './record-output.ts';
import { noteReads } from './note-reads.ts';
import { isHost, requireSeen } from './require-seen.ts';

const label = z.strictObject({ zh: z.string(), en: z.string() });
const step = z.strictObject({
  name: z.string(),
  /** The first day on which the step is possible; null when it is not a matter of time. */
  notBefore: z.string().nullable(),
  /** What stands in the way today; null when nothing does. */
  obstacle: label.nullable(),
});
const history = z.strictObject({
  id,
  step: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  on: z.string(),
  by: z.string().nullable(),
  reason: z.string(),
});

export const readOutput = z.strictObject({
  ...recordRow.shape,
  unitName: z.string(),
  /** How the due day stands to today; null where nothing is due. */
  urgency: z.enum(['green', 'yellow', 'red']).nullable(),
  steps: z.array(step),
  people: z.array(named),
  units: z.array(named),
  records: z.array(named),
  parent: z.strictObject({ id, type: z.string(), title: z.string() }).nullable(),
  /** Types of record that hang below this one, with the right to add to them here. */
  children: z.array(z.strictObject({ type: z.string(), mayCreate: z.boolean(), isHost: z.boolean() })),
  history: z.array(history),
  mayNameHandler: z.boolean(),
});

/** A record with the steps open to the actor, its history, its parent and what hangs below it. */
export async function readRecord(context: Context, recordId: string): Promise<z.infer<typeof readOutput>> {
  const record = await findRecord(context.db, recordId);
  const unit = record && (await findUnit(context.db, record.unitId));
  if (!record || !unit) throw notFound();
  const definition = readRecordDefinition(record.type);
  const parent = record.parentId === null ? null : await findRecord(context.db, record.parentId);
  requireSeen(context, definition, record, parent);
  await noteReads(context, definition, [record]);
  const names = await readNames(context.db, definition, [record]);
  const steps = await openSteps(context, definition, record, parent, unit);
  const asksPeople = steps.some(({ name }) => namesPeople(stepFields(definition, name)));
  const [people, records] = await Promise.all([
    peopleOf(context, definition, record, names.people, asksPeople),
    recordsOf(context, definition, record),
  ]);
  return {
    ...showRecord(context, record),
    unitName: unit.name,
    urgency: await urgencyOf(context, definition, record),
    steps,
    people,
    units: names.units,
    records,
    parent: parent && { id: parent.id, type: parent.type, title: parent.title },
    children: childrenOf(context, record),
    history: isTraced(definition) ? await listRecordSteps(context.db, record.id) : [],
    mayNameHandler:
      definition.handled !== undefined && can(context.actor, definition.handled.by, record, context.today),
  };
}

/** Yellow from the due day on, red after the last day; without such a day red at once. */
async function urgencyOf(context: Context, definition: RecordDefinition, record: StoredRecord) {
  if (record.dueOn === null) return null;
  if (context.today <= record.dueOn) return 'green';
  const parameters = parametersInForce(await listParameters(context.db), context.today);
  const limit = definition.limitOf?.(record.body, record.state, { parameters }) ?? record.dueOn;
  return context.today <= limit ? 'yellow' : 'red';
}

/** The names the record mentions; those of the whole list for who records absences or names people in a step. */
async function peopleOf(
  context: Context,
  definition: RecordDefinition,
  record: StoredRecord,
  people: Named[],
  asksPeople: boolean,
): Promise<Named[]> {
  const mayName =
    definition.absences !== undefined && can(context.actor, 'absence.read', record, context.today);
  if (!mayName && !asksPeople) return people;
  const members = mayName
    ? await listMembers(context.db, record.unitId, record.happenedOn)
    : await listMembersAndApplicants(context.db, record.unitId, context.today);
  const known = new Set(people.map((person) => person.id));
  const others = members.filter((member) => !known.has(member.personId));
  return [...people, ...others.map((member) => ({ id: member.personId, name: member.name }))];
}

function namesPeople(fields: Fields): boolean {
  return Object.values(fields).some(
    (field) => field.type === 'member' || (field.type === 'rows' && namesPeople(field.cells)),
  );
}

/** Titles of the records it refers to, as far as the actor may read them. */
async function recordsOf(
  context: Context,
  definition: RecordDefinition,
  record: StoredRecord,
): Promise<Named[]> {
  const found: StoredRecord[] = [];
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.type !== 'records') continue;
    const scopes = scopesOf(context.actor, readRecordDefinition(field.of).read, context.today);
    const ids = (record.body[name] as string[] | undefined) ?? []; // checked by bodySchema
    found.push(...(await listRecordsById(context.db, scopes, ids)));
  }
  return found.map(({ id: foundId, title }) => ({ id: foundId, name: title }));
}

async function openSteps(
  context: Context,
  definition: RecordDefinition,
  record: StoredRecord,
  parent: StoredRecord | null,
  unit: Unit,
) {
  const open = Object.entries(definition.steps).filter(
    ([, { from, action, on, fromOutside }]) =>
      from.includes(record.state) &&
      action !== null &&
      can(context.actor, action, on === 'parent' && parent ? parent : record, context.today) &&
      (!fromOutside || standsOutside(context.actor, action, record.unitPath, context.today)),
  );
  if (open.length === 0) return [];
  const of = {
    definition,
    unit,
    parent,
    recordId: record.id,
    personId: record.personId,
    on: record.happenedOn,
    body: record.body,
  };
  const known = await readRecordContext(context, context.db, of);
  return open.map(([name, row]) => {
    const obstacle = findObstacle(row, record.body, known);
    return { name, notBefore: obstacle?.notBefore ?? null, obstacle: obstacle?.detail.text ?? null };
  });
}

function childrenOf(context: Context, record: StoredRecord) {
  return listRecordDefinitions()
    .filter(({ parent, alsoBelow }) => parent === record.type || (alsoBelow?.includes(record.type) ?? false))
    .map((definition) => ({
      type: definition.name,
      mayCreate:
        definition.parent === record.type &&
        (definition.fitsBelow?.(record.body, record.state) ?? true) &&
        scopesOf(context.actor, definition.create, context.today).length > 0,
      isHost: isHost(context, definition, record),
    }));
}
