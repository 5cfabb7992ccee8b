import { TRPCError } from '@trpc/server';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

async function findMeasure(code: string) {
  const staff = await world.as('gwa');
  const [head] = await staff.plan.list();
  const plan = await staff.plan.read({ id: head?.id ?? '' });
  const measure = plan.measures.find((candidate) => candidate.code === code);
  if (!measure) throw new Error(`no measure ${code}`);
  return measure;
}

const key = () => uuidv7();

test('“适时” is never late until the committee says the word; then every unit that was asked has a due day', async () => {
  const staff = await world.as('gwa');
  const measure = await findMeasure('1.5');
  const before = await staff.assignment.list({ measureId: measure.id, limit: 100 });
  expect(new Set(before.rows.map((row) => row.urgency))).toEqual(new Set(['grey']));
  const at = { id: measure.id, expectedVersion: measure.version, on: '2024-06-20' };
  await expect(staff.plan.triggerMeasure({ ...at, key: key(), dueOn: null })).rejects.toEqual(
    refused('invalid'),
  );
  await expect(staff.plan.triggerMeasure({ ...at, key: key(), dueOn: '2024-06-24' })).rejects.toEqual(
    refused('invalid'),
  );
  const leader = await world.as('gwl');
  await expect(leader.plan.triggerMeasure({ ...at, key: key(), dueOn: '2024-09-30' })).rejects.toThrow(
    TRPCError,
  );
  await staff.plan.triggerMeasure({ ...at, key: key(), dueOn: '2024-07-01' });
  const after = await staff.assignment.list({ measureId: measure.id, limit: 100 });
  const owed = after.rows.filter((row) => row.state !== 'exempted' && row.state !== 'folded');
  expect(new Set(owed.map((row) => `${row.urgency} ${row.dueOn}`))).toEqual(new Set(['yellow 2024-07-01']));
  await expect(
    staff.plan.triggerMeasure({
      ...at,
      key: key(),
      expectedVersion: measure.version + 1,
      dueOn: '2024-07-01',
    }),
  ).rejects.toEqual(refused('not-in-this-state'));
  await expect(
    staff.plan.closeMeasure({ key: key(), id: measure.id, expectedVersion: measure.version + 1 }),
  ).rejects.toEqual(refused('has-gaps'));
  const row = await world.db
    .selectFrom('audit')
    .select(['outcome', 'before_json', 'after_json'])
    .where('verb', '=', 'measure.trigger')
    .where('outcome', '=', 'done')
    .executeTakeFirstOrThrow();
  expect(row.after_json).toContain('2024-07-01');
});

test('standing work is never closed; a measure closes when all who were asked have closed', async () => {
  const staff = await world.as('gwa');
  const standing = await findMeasure('8.1');
  await expect(
    staff.plan.closeMeasure({ key: key(), id: standing.id, expectedVersion: standing.version }),
  ).rejects.toEqual(refused('not-in-this-state'));
  const measure = await findMeasure('8.3');
  await world.db
    .updateTable('assignment')
    .set({ state: 'closed', bucket: 'done' })
    .where('measure_id', '=', measure.id)
    .execute();
  const at = { id: measure.id, expectedVersion: measure.version };
  await staff.plan.closeMeasure({ key: key(), ...at });
  expect((await findMeasure('8.3')).state).toBe('closed');
  await expect(staff.plan.closeMeasure({ key: key(), ...at })).rejects.toEqual(refused('not-in-this-state'));
});

test('an overdue task is long overdue at once when a second extension was refused, and the sums follow', async () => {
  const office = await world.as('opa');
  const staff = await world.as('gwa');
  const { rows } = await office.assignment.list({ urgency: 'red', limit: 10 });
  const task = rows[0];
  if (!task) throw new Error('no overdue task');
  const [plan] = await office.plan.list();
  const count = async () => (await office.overview.net({ planId: plan?.id ?? '' })).total.colours;
  const before = await count();
  for (let round = 0; round < 2; round += 1) {
    const version = task.version + round * 2;
    const ask = { id: task.id, dueOn: '2024-07-31', reason: '需要更多时间' };
    await office.assignment.askExtension({ ...ask, key: key(), expectedVersion: version });
    await staff.assignment.decideExtension({
      key: key(),
      id: task.id,
      expectedVersion: version + 1,
      granted: false,
    });
  }
  expect((await office.assignment.read({ id: task.id })).urgency).toBe('redPlus');
  const after = await count();
  expect([after.red, after.redPlus]).toEqual([before.red - 1, before.redPlus + 1]);
  const listed = await office.assignment.list({ urgency: 'redPlus', limit: 100 });
  expect(listed.rows.map((row) => row.id)).toContain(task.id);
});
