import { change } from '@gangmu/db/change';
import { listParameters } from '@gangmu/db/parameter';
import { findUnit, insertUnit, moveUnit as moveUnitRows, updateUnit, type Unit } from '@gangmu/db/unit';
import type { Reader, Tx } from '@gangmu/db/db';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { figuresOf } from '@gangmu/domain/mechanisms/parameters';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import type { Day } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { requireNoLoop, requirePlace } from '@gangmu/domain/units/place-unit';
import { termYearsOf } from '@gangmu/domain/units/term';
import { unitClassNames, unitKindNames, type UnitKind } from '@gangmu/domain/units/unit-kind';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';

const fields = {
  name: writtenText(120),
  shortName: writtenText(40),
  class: z.enum(unitClassNames).nullable(),
  electedOn: day.nullable(),
  termYears: z.int().min(1).max(10).nullable(),
};

export const createUnitInput = z.strictObject({
  ...keyed,
  ...fields,
  parentId: id,
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/),
  kind: z.enum(unitKindNames),
  foundedOn: day.nullable(),
});
export const changeUnitInput = z.strictObject({ ...versioned, ...fields, dissolvedOn: day.nullable() });
export const moveUnitInput = z.strictObject({ ...versioned, parentId: id });

/** A new unit below a parent; the right is asked on the parent. */
export async function createUnit(context: Context, input: z.infer<typeof createUnitInput>) {
  return change(context, { verb: 'unit.create', key: input.key, input }, async (tx) => {
    const parent = await read(tx, input.parentId);
    const proof = authorise(context.actor, 'unit.change', parent, context.today, 'unit.read');
    requirePlace(input.kind, parent.kind);
    const unitId = uuidv7();
    requireNoLoop(`/${unitId}/`, parent.unitPath);
    const { key: _key, ...given } = input;
    const unit = {
      ...given,
      termYears: await termYears(tx, input.kind, input),
      id: unitId,
      unitPath: `${parent.unitPath}${unitId}/`,
      departmentId: input.kind === 'department' ? unitId : parent.departmentId,
      dissolvedOn: null,
    };
    await insertUnit(tx, unit);
    return {
      proof,
      subject: { type: 'unit', id: unitId, unitId },
      before: null,
      after: unit,
      answer: { id: unitId, version: 1 },
    };
  });
}

/** Names, class and term of a unit; `dissolvedOn` closes it and keeps its history. */
export async function changeUnit(context: Context, input: z.infer<typeof changeUnitInput>) {
  return change(context, { verb: 'unit.change', key: input.key, input }, async (tx) => {
    const unit = await read(tx, input.id);
    const proof = authorise(context.actor, 'unit.change', unit, context.today, 'unit.read');
    const changed = { ...input, termYears: await termYears(tx, unit.kind, input) };
    if (!(await updateUnit(tx, unit.id, input.expectedVersion, changed))) throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'unit', id: unit.id, unitId: unit.id },
      before: unit,
      after: input,
      answer: { id: unit.id, version: input.expectedVersion + 1 },
    };
  });
}

/** Moves a unit with all below it; the right is asked on the unit and on its new parent (S-04). */
export async function moveUnit(context: Context, input: z.infer<typeof moveUnitInput>) {
  return change(context, { verb: 'unit.move', key: input.key, input }, async (tx) => {
    const unit = await read(tx, input.id);
    const parent = await read(tx, input.parentId);
    const proof = authorise(context.actor, 'unit.change', unit, context.today, 'unit.read');
    authorise(context.actor, 'unit.change', parent, context.today, 'unit.read');
    requirePlace(unit.kind, parent.kind);
    requireNoLoop(unit.unitPath, parent.unitPath);
    const departmentId = unit.kind === 'department' ? unit.id : parent.departmentId;
    if (unit.version !== input.expectedVersion || !(await moveUnitRows(tx, unit, parent, departmentId))) {
      throw changedMeanwhile();
    }
    return {
      proof,
      subject: { type: 'unit', id: unit.id, unitId: unit.id },
      before: { parentId: unit.parentId, path: unit.unitPath },
      after: { parentId: parent.id },
      answer: { id: unit.id, version: unit.version + 1 },
    };
  });
}

async function read(db: Reader, unitId: string): Promise<Unit> {
  const unit = await findUnit(db, unitId);
  if (!unit) throw notFound();
  return unit;
}

/** The years of the term as given, else as in force on the day of the election. */
async function termYears(
  tx: Tx,
  kind: UnitKind,
  { termYears: given, electedOn }: { termYears: number | null; electedOn: Day | null },
): Promise<number | null> {
  if (given !== null || electedOn === null) return given;
  return termYearsOf(kind, electedOn, figuresOf(await listParameters(tx)));
}
