import { listIssuedMeasures } from '@gangmu/db/measure';
import { listMembersAndApplicants } from '@gangmu/db/person';
import { findLastRecord, listRecords, type StoredRecord } from '@gangmu/db/record';
import { findPeopleByText } from '@gangmu/db/standing';
import { findRoot, findUnit, listHeadsBelow, type Unit } from '@gangmu/db/unit';
import { can, scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { notFound } from '@gangmu/domain/refusal';
import { yearOf } from '@gangmu/domain/time/day';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { named } from './record-output.ts';

export const prefillInput = z.strictObject({ type: z.string().max(40), unitId: id, parentId: id.optional() });
export const prefillOutput = z.strictObject({
  people: z.array(named),
  units: z.array(named),
  records: z.array(named),
  body: z.record(z.string(), z.unknown()),
  measures: z.array(z.strictObject({ id, code: z.string(), text: z.string() })),
});
export const peopleInput = z.strictObject({ type: z.string().max(40), unitId: id, text: writtenText(40) });

/** What the form knows already: the members, the place and host of last time, the measures it may serve. */
export async function prefillRecord(
  context: Context,
  input: z.infer<typeof prefillInput>,
): Promise<z.infer<typeof prefillOutput>> {
  const definition = readRecordDefinition(input.type);
  const unit = await readUnit(context, definition, input.unitId);
  const [members, last, issued, units, records] = await Promise.all([
    listMembersAndApplicants(context.db, unit.id, context.today),
    definition.kind === 'session' ? findLastRecord(context.db, definition.name, unit.id) : null,
    listIssuedMeasures(context.db, yearOf(context.today)),
    hasCell(definition, 'unit') ? listDepartments(context, unit) : [],
    listChoices(context, definition),
  ]);
  const kept = ['place', 'host', 'durationMin'].filter(
    (field) => field in definition.fields && last && field in last.body,
  );
  const isSession = definition.kind === 'session';
  return {
    people: members
      .filter((member) => !isSession || member.status !== 'applicant')
      .map((member) => ({ id: member.personId, name: member.name })),
    units,
    records,
    body: {
      ...definition.usual?.(context.today, unit.kind),
      ...Object.fromEntries(kept.map((field) => [field, last?.body[field]])),
      ...(await ownSubject(context, definition, unit)),
      ...(definition.fields[definition.happenedOn] ? { [definition.happenedOn]: context.today } : {}),
    },
    measures: issued
      .filter((measure) =>
        isSession
          ? measure.actors.includes('B')
          : measure.kind === definition.kind &&
            definition.mechanisms.some((mechanism) => mechanism === measure.mechanism),
      )
      .map(({ id: measureId, code, text }) => ({ id: measureId, code, text })),
  };
}

/** People of the unit and below by a part of their name, for units whose list is too long to send. */
export async function findPeople(context: Context, input: z.infer<typeof peopleInput>) {
  const definition = readRecordDefinition(input.type);
  const unit = await readUnit(context, definition, input.unitId);
  const mayAll = can(context.actor, definition.create, { unitPath: unit.unitPath }, context.today);
  if (!mayAll) return [];
  const found = await findPeopleByText(context.db, unit.unitPath, input.text.trim(), context.today, 20);
  return found.map(({ id: personId, name, unitName }) => ({ id: personId, name: `${name}（${unitName}）` }));
}

/** The unit, if the actor may create such a record there for somebody, at least for himself. */
async function readUnit(context: Context, definition: RecordDefinition, unitId: string): Promise<Unit> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  const self = { unitPath: unit.unitPath, personId: context.actor.personId };
  if (!can(context.actor, definition.create, self, context.today)) throw notFound();
  return unit;
}

/** Who may only act for himself finds himself filled in. */
async function ownSubject(context: Context, definition: RecordDefinition, unit: Unit) {
  if (definition.subject === undefined || context.actor.personId === null) return {};
  const forAll = can(context.actor, definition.create, { unitPath: unit.unitPath }, context.today);
  return forAll ? {} : { [definition.subject]: context.actor.personId };
}

async function listDepartments(context: Context, unit: Unit) {
  const root = await findRoot(context.db);
  const children = root ? await listHeadsBelow(context.db, root.id) : [];
  const departments = children.filter((child) => child.kind === 'department');
  return [...departments, unit].map((entry) => ({ id: entry.id, name: entry.shortName }));
}

/** Records a field may refer to, newest first. */
async function listChoices(context: Context, definition: RecordDefinition) {
  const found: StoredRecord[] = [];
  for (const field of Object.values(definition.fields)) {
    if (field.type !== 'records') continue;
    const scopes = scopesOf(context.actor, readRecordDefinition(field.of).read, context.today);
    found.push(...(await listRecords(context.db, scopes, { type: field.of }, null, 200)));
  }
  return found.map(({ id: recordId, title }) => ({ id: recordId, name: title }));
}

function hasCell(definition: RecordDefinition, type: 'unit'): boolean {
  return Object.values(definition.fields).some(
    (field) =>
      field.type === type ||
      (field.type === 'rows' && Object.values(field.cells).some((cell) => cell.type === type)),
  );
}
