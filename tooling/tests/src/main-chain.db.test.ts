import { sealAudit, verifyAudit } from '@gangmu/db/read-audit';
import { foldTallies } from '@gangmu/db/tally';
import { transact } from '@gangmu/db/transact';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const fold = async () => {
  while ((await transact(world.db, null, foldTallies)) > 0);
};

async function publishedPlan() {
  const [plan] = await (await world.as('gwa')).plan.list();
  if (!plan) throw new Error('no plan');
  return plan;
}

test('C1: the text becomes a draft of 6, 19 and 86; gaps keep it back; another person publishes', async () => {
  const staff = await world.as('gwa');
  const leader = await world.as('gwl');
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  const { id } = await staff.plan.import({ key: uuidv7(), text, sourceName: '要点.txt' });
  let plan = await staff.plan.read({ id });
  expect([plan.parts.length, plan.items.length, plan.measures.length]).toEqual([6, 19, 86]);
  await expect(staff.plan.submit({ key: uuidv7(), id, expectedVersion: plan.version })).rejects.toEqual(
    refused('has-gaps'),
  );
  const root = await staff.unit.root();
  const [lead] = (await staff.unit.children({ parentId: root.id })).rows;
  const patch = {
    leadUnitId: lead?.id ?? null,
    closingStandard: '办结',
    clock: { type: 'yearEnd' as const },
  };
  await staff.plan.changeMeasures({
    key: uuidv7(),
    id,
    expectedVersion: plan.version,
    measureIds: plan.measures.map((measure) => measure.id),
    patch,
  });
  expect(await staff.plan.gaps({ id })).toEqual([]);
  plan = await staff.plan.read({ id });
  const burden = await staff.plan.burden({ id });
  expect(burden.units).toBe(12);
  await staff.plan.submit({ key: uuidv7(), id, expectedVersion: plan.version });
  await expect(staff.plan.publish({ key: uuidv7(), id, expectedVersion: plan.version + 1 })).rejects.toEqual(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  );
  await leader.plan.publish({ key: uuidv7(), id, expectedVersion: plan.version + 1 });
  expect(await leader.plan.read({ id })).toMatchObject({ state: 'published', publishedVersion: 1 });
});

test('split, merge, move and undo keep every character and every code in order', async () => {
  const staff = await world.as('gwa');
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  const { id } = await staff.plan.import({ key: uuidv7(), text, sourceName: '要点.txt' });
  const start = await staff.plan.read({ id });
  const first = start.measures[0];
  if (!first) throw new Error('no measure');
  const at = async () => ({ key: uuidv7(), id, expectedVersion: (await staff.plan.read({ id })).version });
  await staff.plan.splitMeasure({ ...(await at()), measureId: first.id, at: 10 });
  let plan = await staff.plan.read({ id });
  expect(plan.measures).toHaveLength(87);
  expect(plan.measures.slice(0, 2).map((measure) => measure.code)).toEqual(['1.1', '1.2']);
  expect(`${plan.measures[0]?.text}${plan.measures[1]?.text}`).toBe(first.text);
  await staff.plan.mergeMeasures({ ...(await at()), measureId: first.id });
  await staff.plan.undo(await at());
  await staff.plan.undo(await at());
  plan = await staff.plan.read({ id });
  expect(plan.measures.map(({ code, text: words, from, to }) => [code, words, from, to])).toEqual(
    start.measures.map(({ code, text: words, from, to }) => [code, words, from, to]),
  );
  const [a, b] = plan.measures;
  await staff.plan.moveMeasure({
    ...(await at()),
    measureId: b?.id ?? '',
    itemId: a?.itemId ?? '',
    beforeId: a?.id ?? null,
  });
  plan = await staff.plan.read({ id });
  expect(plan.measures.slice(0, 2).map((measure) => measure.id)).toEqual([b?.id, a?.id]);
  await staff.plan.undo(await at());
  expect((await staff.plan.read({ id })).measures.map((measure) => measure.id)).toEqual(
    start.measures.map((measure) => measure.id),
  );
});

test('a revision makes version 2 with a readable difference and moves only what changed', async () => {
  const staff = await world.as('gwa');
  const leader = await world.as('gwl');
  const { id } = await publishedPlan();
  const count = async () =>
    Number(
      (
        await world.db
          .selectFrom('assignment')
          .select((select) => select.fn.countAll<string>().as('n'))
          .where('plan_id', '=', id)
          .executeTakeFirstOrThrow()
      ).n,
    );
  const before = await count();
  let plan = await staff.plan.read({ id });
  await staff.plan.revise({ key: uuidv7(), id, expectedVersion: plan.version });
  plan = await staff.plan.read({ id });
  const measure = plan.measures.find((candidate) => candidate.code === '8.3');
  await staff.plan.changeMeasures({
    key: uuidv7(),
    id,
    expectedVersion: plan.version,
    measureIds: [measure?.id ?? ''],
    patch: { clock: { type: 'fixed', due: '2024-11-30' } },
  });
  expect(
    (await (await world.as('opa')).plan.read({ id })).measures.find((candidate) => candidate.code === '8.3')
      ?.clock,
  ).toEqual({ type: 'fixed', due: '2024-06-28' });
  await staff.plan.submit({ key: uuidv7(), id, expectedVersion: plan.version + 1 });
  await leader.plan.publish({ key: uuidv7(), id, expectedVersion: plan.version + 2 });
  const { changes } = await leader.plan.readVersion({ id, no: 2 });
  expect(changes).toEqual([
    expect.objectContaining({
      code: '8.3',
      change: 'changed',
      fields: [expect.objectContaining({ field: 'clock' })],
    }),
  ]);
  expect(await count()).toBe(before);
});

test('the maintained tallies equal a recount of all assignments', async () => {
  await fold();
  const { id } = await publishedPlan();
  const recount = await world.db
    .selectFrom('assignment')
    .select((select) => ['bucket', 'due_on', select.fn.countAll<string>().as('count')])
    .where('plan_id', '=', id)
    .where('state', '!=', 'withdrawn')
    .groupBy(['bucket', 'due_on'])
    .execute();
  const root = await (await world.as('gwa')).unit.root();
  const sums = (table: 'tally' | 'tally_day', level: '=' | '!=') =>
    world.db
      .selectFrom(table)
      .select((select) => ['bucket', 'due_on', select.fn.sum<string>('count').as('count')])
      .where('plan_id', '=', id)
      .where('scope_id', '=', root.id)
      .where('measure_id', level, '')
      .groupBy(['bucket', 'due_on'])
      .execute();
  const shape = (rows: { bucket: string; due_on: string | null; count: string }[]) =>
    rows
      .filter((row) => Number(row.count) !== 0)
      .map((row) => `${row.bucket} ${row.due_on ?? '9999-12-31'} ${Number(row.count)}`)
      .sort();
  for (const table of ['tally', 'tally_day'] as const)
    for (const level of ['=', '!='] as const)
      expect(shape(await sums(table, level)), `${table} ${level}`).toEqual(shape(recount));
});

test('the overview of the detailed department shows the situations of the demo day; an earlier day shows fewer closed', async () => {
  const fresh = await demoWorld();
  try {
    const office = await fresh.as('opa');
    const [plan] = await office.plan.list();
    const now = await office.overview.net({ planId: plan?.id ?? '' });
    expect(now.columns.map((column) => column.name)).toEqual(['经纬发展部']);
    expect(now.total.colours).toMatchObject({ done: 12, yellow: 9, red: 4, redPlus: 1, grey: 2 });
    expect(now.total.colours.green + now.total.standing).toBe(46);
    const earlier = await office.overview.net({ planId: plan?.id ?? '', asOf: '2024-03-31' });
    expect(earlier.total.closed).toBeLessThan(now.total.closed);
    const board = await office.obligation.board({
      unitId: (await office.account.me()).grants[0]?.unitId ?? '',
    });
    expect(board.find((row) => row.rule === 'ob.generalMeeting')).toMatchObject({
      met: 78,
      of: 84,
      exempt: 2,
    });
    expect(board.find((row) => row.rule === 'ob.themeDay')).toMatchObject({ met: 41, of: 86 });
    const tiny = await fresh.as('opa12');
    expect(
      (await tiny.overview.net({ planId: plan?.id ?? '' })).columns.map((column) => column.name),
    ).toEqual(['文澜典籍馆']);
  } finally {
    await fresh.close();
  }
});

test('the demo world is the same each time it is loaded', async () => {
  const look = async () => {
    const fresh = await demoWorld();
    try {
      const staff = await fresh.as('gwa');
      const [plan] = await staff.plan.list();
      const { total, columns } = await staff.overview.net({ planId: plan?.id ?? '' });
      return { total, columns: columns.map((column) => [column.code, column.total]) };
    } finally {
      await fresh.close();
    }
  };
  expect(await look()).toEqual(await look());
}, 120_000);

test('the audit chain is gap-free, and any change to a row is found', async () => {
  while ((await transact(world.db, null, sealAudit)) > 0);
  const whole = await verifyAudit(world.db);
  expect(whole.brokenAt).toBeNull();
  expect(whole.checked).toBeGreaterThan(10);
  const victim = await world.db
    .selectFrom('audit_seal')
    .select(['seq', 'audit_id'])
    .where('seq', '=', '5')
    .executeTakeFirstOrThrow();
  await expect(
    world.db.updateTable('audit').set({ verb: 'nothing' }).where('id', '=', victim.audit_id).execute(),
  ).rejects.toMatchObject({ errno: 1142 });
});

test('a row that commits ten minutes late is sealed too, and none is left without a seal', async () => {
  while ((await transact(world.db, null, sealAudit)) > 0);
  const newest = await world.db
    .selectFrom('audit')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const hex = (Number.parseInt(newest.id.slice(0, 8) + newest.id.slice(9, 13), 16) - 600_000)
    .toString(16)
    .padStart(12, '0');
  const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
  await world.db
    .insertInto('audit')
    .values({ id, at: new Date(), verb: 'late', outcome: 'done', subject_type: 'task', request_id: 'late' })
    .execute();
  expect(await transact(world.db, null, sealAudit)).toBe(1);
  const open = await world.db
    .selectFrom('audit')
    .leftJoin('audit_seal', 'audit_seal.audit_id', 'audit.id')
    .select('audit.id')
    .where('audit_seal.audit_id', 'is', null)
    .execute();
  expect(open).toEqual([]);
});
