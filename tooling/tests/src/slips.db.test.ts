import { demoDay } from '@gangmu/server/demo/demo-day';
import { transact } from '@gangmu/db/transact';
import { issueSlips } from '@gangmu/server/jobs/issue-slips';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const issue = (day: string) => transact(world.db, null, (tx) => issueSlips(tx, day));

test('late units get one slip with all their late tasks, not a second one within the week', async () => {
  await issue(demoDay);
  const office = await world.as('opa');
  const { rows } = await office.slip.list({});
  const late = await office.assignment.list({ urgency: 'red', limit: 100 });
  const long = await office.assignment.list({ urgency: 'redPlus', limit: 100 });
  const own = rows.find((slip) => slip.unitName === '经纬发展部');
  expect(own).toMatchObject({ level: 'redPlus', issuedOn: demoDay, replyBy: '2024-06-27', mayReply: true });
  expect(own?.tasks.map((task) => task.id).sort()).toEqual(
    [...late.rows, ...long.rows].map((row) => row.id).sort(),
  );
  expect(await issue('2024-06-25')).toBe('issued 0');
  expect((await (await world.as('opa2')).slip.list({})).rows.map((slip) => slip.unitName)).not.toContain(
    '经纬发展部',
  );
});

test('an answer names cause and remedy, and its new day asks for the extension of every task on the slip', async () => {
  const office = await world.as('opa');
  const slip = (await office.slip.list({})).rows.find((row) => row.unitName === '经纬发展部');
  if (!slip) throw new Error('no slip');
  const answer = {
    id: slip.id,
    expectedVersion: slip.version,
    cause: '人手不足',
    remedy: '已增派两人',
    newDueOn: '2024-07-31',
  };
  await expect(office.slip.reply({ ...answer, key: uuidv7(), newDueOn: '2024-06-21' })).rejects.toEqual(
    refused('invalid'),
  );
  await expect((await world.as('dpg')).slip.reply({ ...answer, key: uuidv7() })).rejects.toThrow();
  const key = uuidv7();
  const first = await office.slip.reply({ ...answer, key });
  expect(await office.slip.reply({ ...answer, key })).toEqual(first);
  await expect(office.slip.reply({ ...answer, key: uuidv7() })).rejects.toEqual(refused('not-in-this-state'));
  for (const task of slip.tasks)
    expect(await office.assignment.read({ id: task.id })).toMatchObject({
      wantedDueOn: '2024-07-31',
      wantedReason: '人手不足',
      slip: null,
    });
  const audit = await world.db
    .selectFrom('audit')
    .select('outcome')
    .where('verb', '=', 'slip.reply')
    .where('subject_id', '=', slip.id)
    .execute();
  expect(audit.filter((row) => row.outcome === 'done')).toHaveLength(1);
});
