import { listNextBelow, listReportingUnits } from '@gangmu/db/appraisal';
import type { Tx } from '@gangmu/db/db';
import type { StoredRecord } from '@gangmu/db/record';
import { listUnitsById, type Unit } from '@gangmu/db/unit';
import type { Effect } from '@gangmu/domain/kinds/effect';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import type { Context } from '../context.ts';
import { insertMany, insertOne } from './create-records.ts';

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** A record for each unit next below that has none under the parent yet; doing it again adds what is missing. */
export async function createForEach(
  context: Context,
  tx: Tx,
  parent: StoredRecord,
  effect: Of<'recordForEach'>,
): Promise<void> {
  const definition = readRecordDefinition(effect.of);
  const there = new Set((await listReportingUnits(tx, parent.id)).map(({ unitId }) => unitId));
  const ids = await listNextBelow(tx, parent.unitId, effect.unitKinds, context.today);
  const units = await listUnitsById(
    tx,
    ids.filter((id) => !there.has(id)),
  );
  await insertMany(context, tx, { type: definition.name, definition, parent, body: effect.body }, units);
}

/** Records of another type below a record, of its unit and mechanism: a problem told in an appraisal is not an inspection’s. */
export async function createBelow(
  context: Context,
  tx: Tx,
  of: { record: StoredRecord; unit: Unit },
  effect: Of<'recordsBelow'>,
): Promise<void> {
  const definition = readRecordDefinition(effect.of);
  const { record, unit } = of;
  for (const body of effect.bodies)
    await insertOne(context, tx, {
      type: definition.name,
      unitId: unit.id,
      definition,
      unit,
      parent: record,
      begins: { state: effect.state, mechanism: record.mechanism },
      body,
    });
}
