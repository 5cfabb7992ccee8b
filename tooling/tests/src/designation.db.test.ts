import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

test('the demo world has titles', async () => {
  const rows = await world.db
    .selectFrom('record')
    .select(['type', 'state', 'title'])
    .where('kind', '=', 'designation')
    .execute();
  console.log(rows.map((row) => `${row.type} ${row.state} ${row.title}`).join('\n'));
  expect(rows.length).toBeGreaterThan(10);
});
