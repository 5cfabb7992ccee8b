import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import type { MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { demoWorld, type World } from './world.ts';

interface Kept {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly body: RecordBody;
  readonly created: string;
}

/** The demo world with short ways to create records, take steps and look at what is kept. */
export async function titledWorld() {
  const world = await demoWorld();
  const versionOf = async (id: string) =>
    Number(
      (await world.db.selectFrom('record').select('version').where('id', '=', id).executeTakeFirst())
        ?.version ?? 0,
    );
  const { personId } = await world.db
    .selectFrom('auth_user')
    .select('personId')
    .where('username', '=', 'mb')
    .executeTakeFirstOrThrow();
  return {
    world,
    versionOf,
    member: personId,
    strongUnits: await listStrong(world),
    async create(
      who: string,
      given: {
        type: string;
        unitId: string;
        parentId?: string;
        mechanism?: MechanismCode;
        body: RecordBody;
      },
    ) {
      const caller = await world.as(who);
      return (await caller.record.create({ ...given, key: uuidv7(), body: { ...given.body } })).id;
    },
    async step(who: string, id: string, name: string, body?: RecordBody, reason?: string, on = demoDay) {
      const caller = await world.as(who, on);
      return caller.record.step({
        key: uuidv7(),
        id,
        step: name,
        expectedVersion: await versionOf(id),
        ...(body ? { body: { ...body } } : {}),
        ...(reason ? { reason } : {}),
      });
    },
    /** Records whose columns are as given, in the order of their making. */
    async find(where: Partial<Record<'id' | 'parent_id' | 'state' | 'type', string>>): Promise<Kept[]> {
      let query = world.db
        .selectFrom('record')
        .leftJoin('auth_user', 'auth_user.id', 'record.created_by')
        .select([
          'record.id',
          'record.state',
          'record.version',
          'record.body',
          'auth_user.username as created',
        ])
        .where('record.kind', '=', 'designation');
      for (const [column, value] of Object.entries(where))
        query = query.where(`record.${column}` as 'record.id', '=', value); // a column of the table, as the type says
      const rows = await query.orderBy('record.id').execute();
      return rows as unknown as Kept[]; // the body was checked by its kind on the way in
    },
  };
}
export type TitledWorld = Awaited<ReturnType<typeof titledWorld>>;

export async function roundOf(world: World, title: string): Promise<string> {
  const row = await world.db
    .selectFrom('record')
    .select('id')
    .where('type', '=', 'titleRound')
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Branches of the first department within their term and without a missed duty. */
async function listStrong(world: World): Promise<string[]> {
  const rows = await world.db
    .selectFrom('unit')
    .innerJoin('unit as department', 'department.id', 'unit.department_id')
    .select('unit.id')
    .where('unit.kind', '=', 'branch')
    .where('department.code', '=', 'D01')
    .where('unit.elected_on', '>', '2022-06-30')
    .where('unit.id', 'not in', (select) =>
      select.selectFrom('obligation_status').select('unit_id').where('status', '=', 'missed'),
    )
    .where('unit.id', 'not in', (select) =>
      select.selectFrom('record').select('unit_id').where('type', '=', 'nomination'),
    )
    .orderBy('unit.code')
    .execute();
  return rows.map(({ id }) => id);
}
