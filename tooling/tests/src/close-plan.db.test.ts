import { listDueActs } from '@gangmu/db/due-acts';
import { holdPlanState } from '@gangmu/db/plan';
import { claimSnapshot } from '@gangmu/db/plan-snapshot';
import { replaceProof } from '@gangmu/db/record-write';
import { foldTallies } from '@gangmu/db/tally';
import { transact } from '@gangmu/db/transact';
import type { Context } from '@gangmu/server/context';
import { pathOf } from '@gangmu/server/file/store-file';
import { issueSlips } from '@gangmu/server/jobs/issue-slips';
import { settleSilence } from '@gangmu/server/jobs/settle-silence';
import { appRouter } from '@gangmu/server/router';
import { makeSnapshot } from '@gangmu/server/snapshot/make-snapshot';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFixtures, type Fixtures, type Target } from './authz-fixtures.ts';
import { inputOf } from './authz-inputs.ts';
import { matrix } from './authz-matrix.ts';
import type { Letter, Subject } from './authz-subjects.ts';
import { because, refused } from './refused.ts';
import { contextOf, demoWorld, type World } from './world.ts';

let world: World;
let fixtures: Fixtures;
let context: Context;
beforeAll(async () => {
  world = await demoWorld();
  fixtures = await makeFixtures(world);
  context = await contextOf(world.db, 'gwl');
}, 120_000);
afterAll(() => world.close());

const key = () => uuidv7();
const headOf = async () => (await (await world.as('gwa')).plan.read({ id: fixtures.plan })).version;

test('before closing, the committee sees how many are done and how many are not; only its leader closes', async () => {
  const staff = await world.as('gwa');
  const end = await staff.plan.yearEnd({ id: fixtures.plan });
  const plan = await staff.plan.read({ id: fixtures.plan });
  expect(end.measures.map(({ id }) => id)).toEqual(plan.measures.map(({ id }) => id));
  const [stored] = await world.db
    .selectFrom('assignment')
    .select((select) => select.fn.countAll<string>().as('n'))
    .where('plan_id', '=', fixtures.plan)
    .where('state', '!=', 'withdrawn')
    .execute();
  expect(end.tasks.reduce((sum, { count }) => sum + count, 0)).toBe(Number(stored?.n));
  for (const { id, code } of plan.measures.filter((measure) => measure.clock?.type === 'standing'))
    expect(end.measures.find((one) => one.id === id)?.end, code).toBe('standing');
  const at = { id: fixtures.plan, expectedVersion: plan.version };
  await expect(staff.plan.close({ ...at, key: key() })).rejects.toEqual(refused('not-allowed'));
  const leader = await world.as('gwl');
  await expect(
    leader.plan.close({ ...at, key: key(), expectedVersion: at.expectedVersion + 1 }),
  ).rejects.toEqual(refused('changed-meanwhile'));
  await expect(leader.plan.close({ id: fixtures.draft, expectedVersion: 1, key: key() })).rejects.toEqual(
    refused('not-in-this-state'),
  );
  expect(await staff.snapshot.read({ planId: fixtures.plan })).toBeNull();
});

test('closing waits for a write that has begun, and a write that comes later finds the plan closed', async () => {
  const leader = await world.as('gwl');
  const other = (await world.as('gwa')).plan.import({
    key: key(),
    text: '1. 加强建设。开展督查。',
    sourceName: '甲',
  });
  const { id } = await other;
  await world.db.updateTable('plan').set({ state: 'published' }).where('id', '=', id).execute();
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const writing = transact(world.db, null, async (tx) => {
    order.push(await holdPlanState(tx, id));
    begun.resolve();
    await sleep(400);
    order.push('written');
  });
  await begun.promise;
  await leader.plan.close({ id, expectedVersion: 1, key: key() });
  order.push('closed');
  await writing;
  expect(order).toEqual(['published', 'written', 'closed']);
  expect(await transact(world.db, null, (tx) => holdPlanState(tx, id))).toBe('closed');
  await world.db.deleteFrom('plan_snapshot').where('plan_id', '=', id).execute();
});

test('closing asks for a snapshot; a repeated key closes once, and the audit says who', async () => {
  const leader = await world.as('gwl');
  const input = { id: fixtures.plan, expectedVersion: await headOf(), key: key() };
  const answer = await leader.plan.close(input);
  expect(await leader.plan.close(input)).toEqual(answer);
  expect((await leader.plan.read({ id: fixtures.plan })).state).toBe('closed');
  const rows = await world.db
    .selectFrom('audit')
    .select(['user_id', 'subject_id'])
    .where('verb', '=', 'plan.close')
    .where('outcome', '=', 'done')
    .execute();
  expect(rows).toContainEqual({ user_id: context.actor.userId, subject_id: fixtures.plan });
  expect(rows.filter((row) => row.subject_id === fixtures.plan)).toHaveLength(1);
  const asked = await leader.snapshot.read({ planId: fixtures.plan });
  expect(asked).toMatchObject({ sha256: null, done: 0 });
  await expect(leader.snapshot.check({ planId: fixtures.plan })).rejects.toEqual(
    refused('not-in-this-state'),
  );
});

test('the snapshot holds the whole year, is signed, and is byte for byte the same if it is made again', async () => {
  expect(await claimSnapshot(world.db)).toBe(fixtures.plan);
  expect(await claimSnapshot(world.db)).toBeNull();
  await makeSnapshot(context, fixtures.plan);
  const leader = await world.as('gwl');
  const made = await leader.snapshot.read({ planId: fixtures.plan });
  const text = await readFile(pathOf(context.dataDir, made?.sha256 ?? ''), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const count = (type: string) => lines.filter((line) => line['type'] === type).length;
  const end = await leader.plan.yearEnd({ id: fixtures.plan });
  expect([count('plan'), count('part'), count('item'), count('measure'), count('seal')]).toEqual([
    1, 6, 19, 86, 1,
  ]);
  expect(count('task')).toBe(end.tasks.reduce((sum, one) => sum + one.count, 0));
  expect(count('coverage')).toBeGreaterThan(40);
  expect(made).toMatchObject({
    done: lines.length - 1,
    total: lines.length - 1,
    size: Buffer.byteLength(text),
  });
  const sessions = lines.find((line) => line['type'] === 'measure' && line['code'] === '8.2');
  expect(sessions).toMatchObject({ facts: { records: expect.any(Number) as number, works: 0 } });
  expect(sessions).not.toMatchObject({ facts: { records: 0 } });
  expect(await leader.snapshot.check({ planId: fixtures.plan })).toMatchObject({
    trouble: null,
    lines: lines.length - 1,
  });
  await world.db
    .updateTable('plan_snapshot')
    .set({ sha256: null, made_at: null, claimed_until: null })
    .execute();
  await rm(pathOf(context.dataDir, made?.sha256 ?? ''));
  await makeSnapshot(context, fixtures.plan);
  expect((await leader.snapshot.read({ planId: fixtures.plan }))?.sha256).toBe(made?.sha256);
});

test('a byte that was changed on the disk is found, and so is a file that is gone', async () => {
  const leader = await world.as('gwl');
  const { sha256 = '' } = (await leader.snapshot.read({ planId: fixtures.plan })) ?? {};
  const path = pathOf(context.dataDir, sha256 ?? '');
  const bytes = await readFile(path);
  const troubleOf = async () => (await leader.snapshot.check({ planId: fixtures.plan })).trouble?.zh ?? null;
  for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
    const bent = Buffer.from(bytes);
    bent[at] = (bent[at] ?? 0) ^ 4;
    await writeFile(path, bent);
    expect(await troubleOf(), `byte ${at}`).toContain('封存');
  }
  await rm(path);
  expect(await troubleOf()).toBe('快照文件不在存储中');
  await writeFile(path, bytes);
  expect(await troubleOf()).toBeNull();
});

test('no verb moves anything in a closed plan', async () => {
  for (const letter of ['O', 'D', 'F', 'A', 'B'] as const) {
    const target = fixtures.target('gwl', letter);
    if (target)
      await world.db
        .insertInto('supervision_slip_task')
        .values({ slip_id: target.slip, assignment_id: target.task })
        .ignore()
        .execute();
  }
  const meta = appRouter._def.procedures as unknown as Record<string, { _def: { meta: { effect: string } } }>; // flat by dotted name
  const tried: string[] = [];
  for (const [procedure, object, allowed] of matrix) {
    const isOfPlan = /^(?:assignment|slip|plan)\./.test(procedure) && object !== 'draft' && object !== 'none';
    if (!isOfPlan || meta[procedure]?._def.meta.effect !== 'write') continue;
    const [subject, letters = ''] = Object.entries(allowed)[0] ?? [];
    const who = subject as Subject; // a key of the matrix
    const target = fixtures.target(who, (letters[0] === 'N' ? 'O' : letters[0]) as Letter) as Target; // has one
    const ofMeasure = procedure === 'plan.triggerMeasure' || procedure === 'plan.closeMeasure';
    const input = inputOf(procedure, object, target, {
      ...fixtures,
      measure: ofMeasure ? fixtures.asked : fixtures.measure,
    });
    const call = procedure
      .split('.')
      .reduce((at: unknown, part) => (at as Record<string, unknown>)[part], await world.as(who)) as (
      input: unknown,
    ) => Promise<unknown>; // the router's own shape
    await expect(call(input), procedure).rejects.toEqual(refused('not-in-this-state'));
    await expect(call(input), procedure).rejects.toEqual(because(/closed/i));
    tried.push(procedure);
  }
  expect(new Set(tried)).toEqual(
    new Set([
      ...Object.keys(meta).filter(
        (name) => name.startsWith('assignment.') && meta[name]?._def.meta.effect === 'write',
      ),
      'slip.reply',
      'plan.revise',
      'plan.close',
      'plan.triggerMeasure',
      'plan.closeMeasure',
    ]),
  );
});

test('a closed plan is not edited, and nobody is offered a step in it', async () => {
  const staff = await world.as('gwa');
  const plan = await staff.plan.read({ id: fixtures.plan });
  const measureId = plan.measures[0]?.id ?? '';
  const at = () => ({ id: plan.id, expectedVersion: plan.version, key: key() });
  const leader = await world.as('gwl');
  const edits = [
    () => staff.plan.changeMeasures({ ...at(), measureIds: [measureId], patch: { closingStandard: '别的' } }),
    () => staff.plan.splitMeasure({ ...at(), measureId, at: 3 }),
    () => staff.plan.mergeMeasures({ ...at(), measureId }),
    () => staff.plan.moveMeasure({ ...at(), measureId, itemId: plan.items[0]?.id ?? '', beforeId: null }),
    () => staff.plan.retitle({ ...at(), target: 'plan', targetId: plan.id, heading: '别的' }),
    () => staff.plan.undo(at()),
    () => staff.plan.submit(at()),
    () => leader.plan.publish({ ...at(), although: '' }),
    () => leader.plan.sendBack(at()),
  ];
  for (const edit of edits) await expect(edit()).rejects.toEqual(refused('not-in-this-state'));
  const task = await (await world.as('opa')).assignment.read({
    id: fixtures.target('opa', 'O')?.task ?? '',
  });
  expect(task).toMatchObject({ allowed: [], mayAskExtension: false, chain: { isPlanClosed: true } });
});

test('silence, slips, digests and lists leave the tasks of a closed plan alone', async () => {
  const before = await world.db
    .selectFrom('assignment')
    .select(['id', 'state', 'version'])
    .orderBy('id')
    .execute();
  const late = '2026-01-15';
  await transact(world.db, null, (tx) => settleSilence(tx, late));
  expect(await transact(world.db, null, (tx) => issueSlips(tx, late))).toBe('issued 0');
  expect(
    await world.db.selectFrom('assignment').select(['id', 'state', 'version']).orderBy('id').execute(),
  ).toEqual(before);
  const unitIds = [fixtures.target('opa', 'O')?.unitId ?? ''];
  const acts = await listDueActs(world.db, unitIds, late);
  expect(acts.filter(({ type }) => type === 'assignment' || type === 'slip')).toEqual([]);
  const office = await world.as('opa');
  expect((await office.assignment.list({ limit: 10 })).rows).toEqual([]);
  expect((await office.slip.list({ limit: 10 })).rows).toEqual([]);
  expect((await office.assignment.list({ planId: fixtures.plan, limit: 10 })).rows).toHaveLength(10);
});

test('the net of a closed year stays as it was when it was closed', async () => {
  const net = async (today?: string) =>
    (await world.as('gwl', today)).overview.net({ planId: fixtures.plan });
  await transact(world.db, null, foldTallies);
  const closed = (await net()).total;
  expect(closed.colours.green).toBeGreaterThan(0);
  expect((await net('2026-01-15')).total).toEqual(closed);
  const tasks = async (today?: string) => {
    const reader = await world.as('gwl', today);
    const { rows } = await reader.assignment.list({ planId: fixtures.plan, limit: 100 });
    const [first] = rows;
    const { urgency } = await reader.assignment.read({ id: first?.id ?? '' });
    const ofMeasure = await reader.assignment.list({ measureId: first?.measureId ?? '', limit: 100 });
    return [...rows, ...ofMeasure.rows].map((row) => row.urgency).concat(urgency);
  };
  expect(await tasks('2026-01-15'), 'nor does a task of it grow red with time').toEqual(await tasks());
});

test('a record that is proved anew keeps what it counted for in a closed year, and adds nothing to it', async () => {
  const counted = async () =>
    world.db.selectFrom('record_measure').selectAll().orderBy('record_id').orderBy('measure_id').execute();
  const before = await counted();
  const record = await world.db
    .selectFrom('record')
    .select(['id', 'unit_id as unitId', 'happened_on as happenedOn'])
    .where('id', '=', before[0]?.record_id ?? '')
    .executeTakeFirstOrThrow();
  await transact(world.db, null, (tx) =>
    replaceProof(tx, { ...record, departmentId: null }, { facts: [], absences: [], measureIds: [] }),
  );
  expect(await counted()).toEqual(before);
});
