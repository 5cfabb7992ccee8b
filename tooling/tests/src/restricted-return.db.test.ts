import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const unitId = () => world.accounts.find((account) => account.username === 'odc')?.unitId ?? '';
const q1 = { form: 'fourForms' as const, year: 2024 };
const draft = (figures: number[], expectedVersion: number, period = 1) => ({
  key: uuidv7(),
  unitId: unitId(),
  ...q1,
  period,
  figures,
  expectedVersion,
});

test('C6: no table of returns has a column that could hold a word', async () => {
  const columns = await world.db
    .selectFrom('information_schema.columns' as never)
    .select(['table_name as t', 'column_name as c', 'column_type as type'] as never)
    .where('table_name' as never, 'in', ['restricted_return', 'return_figure'] as never)
    .where('table_schema' as never, '=', new URL(world.url).pathname.slice(1) as never)
    .execute();
  const rows = columns as unknown as { c: string; type: string }[]; // as named above
  expect(rows.length).toBeGreaterThan(10);
  for (const { c, type } of rows)
    expect(`${c} ${type}`).toMatch(/ (char\(36\)|(tiny|small)?int\(\d+\)( unsigned)?|date)$/);
});

test('C6: a figure of three is “fewer than five” to the secretary above, and itself to the discipline line', async () => {
  const [sum] = await (await world.as('ops')).restrictedReturn.sums(q1);
  expect(sum?.figures).toEqual([21, 6, null, null, 9, 14, 11]);
  const [own] = await (await world.as('odc')).restrictedReturn.list(q1);
  expect(own?.figures).toEqual([21, 6, 3, 0, 9, 14, 11]);
  const [above] = await (await world.as('gwd')).restrictedReturn.list(q1);
  expect(above?.figures).toEqual(own?.figures);
});

test('C6: a branch, the staff, the office and the administrators have no way in', async () => {
  for (const who of ['brs', 'mb', 'gwa', 'opa', 'sys', 'sec', 'aud']) {
    const caller = await world.as(who);
    await expect(caller.restrictedReturn.list(q1)).rejects.toEqual(refused('not-allowed'));
    await expect(caller.restrictedReturn.sums(q1)).rejects.toEqual(refused('not-allowed'));
  }
  const other = await world.as('gwl');
  await expect(other.restrictedReturn.list(q1)).rejects.toEqual(refused('not-allowed'));
});

test('C6: whole numbers alone; words, fractions and a period that goes on are refused', async () => {
  const officer = await world.as('odc');
  for (const wrong of [
    [1.5, 0, 0, 0, 0, 0, 0],
    ['甲', 0, 0, 0, 0, 0, 0],
    [-1, 0, 0, 0, 0, 0, 0],
  ])
    await expect(officer.restrictedReturn.draft(draft(wrong as number[], 0))).rejects.toThrow(); // what a hostile caller sends
  await expect(
    officer.restrictedReturn.draft({ ...draft([1, 1, 1, 1, 1, 1, 1], 0), remark: '备注' } as never), // as above
  ).rejects.toThrow();
  await expect(officer.restrictedReturn.draft(draft([1, 1, 1, 1, 1, 1, 1], 0, 2))).rejects.toEqual(
    refused('invalid'),
  );
});

test('C6: a correction is edition two, edition one stays; stale versions and repeated keys do no harm', async () => {
  const officer = await world.as('odc');
  const [first] = await officer.restrictedReturn.list(q1);
  await expect(officer.restrictedReturn.draft(draft([22, 6, 3, 0, 9, 14, 11], 1))).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  const given = draft([22, 6, 3, 0, 9, 14, 11], first?.version ?? 0);
  const second = await officer.restrictedReturn.draft(given);
  expect(await officer.restrictedReturn.draft(given)).toEqual(second);
  const rows = await officer.restrictedReturn.list(q1);
  expect(rows.map(({ edition, figures }) => [edition, figures[0]])).toEqual([
    [2, 22],
    [1, 21],
  ]);
  const [sum] = await (await world.as('ops')).restrictedReturn.sums(q1);
  expect(sum?.figures[0], 'what is not accepted yet is not shown').toBe(21);
  const above = await world.as('gwd');
  const move = { id: second.id, expectedVersion: second.version };
  await expect(above.restrictedReturn.sign({ key: uuidv7(), ...move })).rejects.toEqual(
    refused('not-allowed'),
  );
  await expect(above.restrictedReturn.accept({ key: uuidv7(), ...move })).rejects.toEqual(
    refused('not-in-this-state'),
  );
  const signed = await officer.restrictedReturn.sign({ key: uuidv7(), ...move });
  await above.restrictedReturn.accept({ key: uuidv7(), id: second.id, expectedVersion: signed.version });
  const [later] = await (await world.as('dpg')).restrictedReturn.sums(q1);
  expect(later?.figures[0]).toBe(22);
});

test('12.6 is moved by each return that was accepted, once a quarter whatever the editions, and no figure goes along', async () => {
  const { id: measureId } = await world.db
    .selectFrom('measure')
    .select('id')
    .where('code', '=', '12.6')
    .executeTakeFirstOrThrow();
  const accepted = await world.db
    .selectFrom('restricted_return')
    .select(['unit_id', 'year', 'period'])
    .distinct()
    .where('form', '=', 1)
    .where('accepted_by', 'is not', null)
    .execute();
  const facts = await (await world.as('gwl')).overview.facts({ measureId });
  expect(facts.records).toBe(accepted.length);
  expect(facts.newest.map(({ title }) => title)).toContain('四种形态 2024年第一季度');
  expect(JSON.stringify(facts)).not.toMatch(/figures/);
});

test('the audit tells who sent which edition and never a figure', async () => {
  const rows = await world.db
    .selectFrom('audit')
    .select(['verb', 'after_json as after'])
    .where('verb', 'like', 'restrictedReturn.%')
    .where('outcome', '=', 'done')
    .execute();
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const { after } of rows) expect(String(after)).not.toMatch(/figures|\b21\b|\b22\b/);
  const stored = await world.db
    .selectFrom('idempotency')
    .select('answer')
    .where('verb', 'like', 'restrictedReturn.%')
    .execute();
  for (const { answer } of stored) expect(answer).not.toMatch(/figures/);
  expect(demoDay).toBe('2024-06-20');
});
