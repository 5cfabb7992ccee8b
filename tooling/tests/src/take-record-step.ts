import { uuidv7 } from 'uuidv7';
import type { World } from './world.ts';

type Caller = Awaited<ReturnType<World['as']>>;

/** Takes a step on the version that stands. */
export async function takeRecordStep(
  caller: Caller,
  id: string,
  name: string,
  body?: Record<string, unknown>,
  reason?: string,
) {
  const { version } = await caller.record.read({ id });
  return caller.record.step({
    key: uuidv7(),
    id,
    step: name,
    expectedVersion: version,
    ...(body ? { body } : {}),
    ...(reason ? { reason } : {}),
  });
}

/** Makes a record and answers its id. */
export async function createRecord(
  caller: Caller,
  type: string,
  unitId: string,
  body: Record<string, unknown>,
): Promise<string> {
  return (await caller.record.create({ key: uuidv7(), type, unitId, body })).id;
}

/** The members of a unit as they stand, in the order they were entered. */
export async function listStandingMembers(world: World, unitId: string) {
  return world.db
    .selectFrom('membership')
    .select(['person_id as id', 'status', 'full_on as fullOn'])
    .where('unit_id', '=', unitId)
    .where('to_on', 'is', null)
    .orderBy('person_id')
    .execute();
}
