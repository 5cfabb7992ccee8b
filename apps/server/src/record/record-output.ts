import type { Reader } from '@gangmu/db/db';
import { listPeopleById } from '@gangmu/db/standing';
import type { StoredRecord } from '@gangmu/db/record';
import { listUnitsById } from '@gangmu/db/unit';
import { can } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import type { Cell, Field, Row } from '@gangmu/domain/kinds/field';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { z } from 'zod';
import type { Context } from '../context.ts';

export const recordRow = z.strictObject({
  id,
  type: z.string(),
  mechanism: z.string().nullable(),
  unitId: id,
  parentId: id.nullable(),
  state: z.string(),
  title: z.string(),
  happenedOn: z.string(),
  dueOn: z.string().nullable(),
  expected: z.int(),
  body: z.record(z.string(), z.unknown()),
  version: z.int(),
});
export const named = z.strictObject({ id, name: z.string() });
export type Named = z.infer<typeof named>;

/** The record without its path; names of the absent only for those who may read them, and for oneself. */
export function showRecord(context: Context, record: StoredRecord): z.infer<typeof recordRow> {
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
  const {
    id: recordId,
    type,
    mechanism,
    unitId,
    parentId,
    state,
    title,
    happenedOn,
    dueOn,
    expected,
    version,
  } = record;
  return {
    id: recordId,
    type,
    mechanism,
    unitId,
    parentId,
    state,
    title,
    happenedOn,
    dueOn,
    expected,
    body,
    version,
  };
}

/** Names for the people and units that the bodies mention by id; whoever may read a record may read these. */
export async function readNames(
  db: Reader,
  definition: RecordDefinition,
  records: readonly StoredRecord[],
): Promise<{ people: Named[]; units: Named[] }> {
  const ids = (type: Cell['type']) =>
    records.flatMap((record) =>
      Object.entries(definition.fields).flatMap(([name, field]) => idsIn(field, record.body[name], type)),
    );
  const [people, units] = await Promise.all([
    listPeopleById(db, [...new Set(ids('member'))]),
    listUnitsById(db, [...new Set([...ids('unit'), ...records.map((record) => record.unitId)])]),
  ]);
  return { people, units: units.map((unit) => ({ id: unit.id, name: unit.shortName })) };
}

function idsIn(field: Field, value: unknown, type: Cell['type']): string[] {
  if (field.type === type) return typeof value === 'string' && value !== '' ? [value] : [];
  if (field.type !== 'rows' || !Array.isArray(value)) return [];
  return (value as Row[]).flatMap(
    (
      row, // checked by the kind on the way in
    ) => Object.entries(field.cells).flatMap(([name, cell]) => idsIn(cell, row[name], type)),
  );
}
