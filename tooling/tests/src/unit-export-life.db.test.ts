import { insertBulk } from '@gangmu/db/insert-bulk';
import { transact } from '@gangmu/db/transact';
import { claimWork } from '@gangmu/db/work-queue';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { exportPathOf, removeOldExports } from '@gangmu/server/unit-export/export-files';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportDesk, type ExportDesk } from './export-desk.ts';
import { refused } from './refused.ts';

let desk: ExportDesk;
beforeAll(async () => {
  desk = await exportDesk();
}, 120_000);
afterAll(() => desk.close());

const fileOf = (id: string) => stat(exportPathOf(desk.dataDir, id)).catch(() => null);
const shownTo = async (username: string, id: string) =>
  (await (await desk.world.as(username)).export.list({})).rows.find((row) => row.id === id);

test('an export is asked for once at a time, is seen by the unit and those below it, and taken by its maker alone', async () => {
  const unitId = desk.unitOf('D01').id;
  const id = await desk.ask('opa', unitId);
  await expect(desk.ask('opa', unitId)).rejects.toThrow(refused('not-in-this-state'));
  await desk.makeNext();
  const mine = await shownTo('opa', id);
  expect(mine).toMatchObject({ state: 'ready', isMine: true, maker: 'opa', madeOn: demoDay, downloads: [] });
  expect(mine?.lineCount).toBeGreaterThan(2_000);
  expect(await shownTo('brs', id)).toMatchObject({ isMine: false, maker: 'opa' });
  expect(await shownTo('gwa', id)).toMatchObject({ isMine: false });
  expect(await shownTo('opa12', id)).toBeUndefined();
  const asked = await desk.world.db
    .selectFrom('audit')
    .select('outcome')
    .where('verb', '=', 'export.make')
    .execute();
  expect(asked.map(({ outcome }) => outcome)).toEqual(['done', 'not-in-this-state']);
});

test('cancelled before or while it is made, it leaves no file', async () => {
  const office = await desk.world.as('opa');
  const waiting = await desk.ask('opa', desk.unitOf('D01').id);
  await office.export.cancel({ key: uuidv7(), id: waiting, expectedVersion: 1 });
  expect(await desk.makeNext()).toBeNull();
  const making = await desk.ask('opa', desk.unitOf('D01').id);
  const running = desk.makeNext();
  await expect.poll(async () => (await shownTo('opa', making))?.state).toBe('making');
  await office.export.cancel({ key: uuidv7(), id: making, expectedVersion: 1 });
  await running;
  expect(await shownTo('opa', making)).toMatchObject({ state: 'cancelled' });
  expect([await fileOf(waiting), await fileOf(making)]).toEqual([null, null]);
  await expect(office.export.cancel({ key: uuidv7(), id: making, expectedVersion: 2 })).rejects.toThrow(
    refused('not-in-this-state'),
  );
  await expect(
    (await desk.world.as('opa12')).export.cancel({ key: uuidv7(), id: making, expectedVersion: 2 }),
  ).rejects.toThrow(refused('not-found'));
});

test('a right withdrawn before it is made ends it with the reason', async () => {
  const id = await desk.ask('uni', desk.unitOf('D01.P.T').id);
  await desk.world.db
    .updateTable('role_grant')
    .set({ to_on: '2024-06-19' })
    .where('user_id', '=', desk.world.accounts.find(({ username }) => username === 'uni')?.id ?? '')
    .execute();
  await desk.makeNext();
  expect(await shownTo('opa', id)).toMatchObject({ state: 'failed', failure: { en: /Not found/ } });
});

test('after thirty days the archive is gone, and that it was made is not', async () => {
  const id = await desk.ask('ops', desk.unitOf('D01.P').id);
  await desk.makeNext();
  const remove = (today: string) =>
    transact(desk.world.db, null, (tx) => removeOldExports(tx, desk.dataDir, today));
  await remove('2024-07-20');
  expect(await fileOf(id)).not.toBeNull();
  await remove('2024-07-21');
  expect(await fileOf(id)).toBeNull();
  expect(await shownTo('ops', id)).toMatchObject({ state: 'removed', maker: 'ops' });
});

test('twenty thousand records leave through a heap that could not hold them', async () => {
  const unitId = desk.unitOf('D01.B003').id;
  const report = '学'.repeat(2_000);
  for (let page = 0; page < 40; page += 1)
    await transact(desk.world.db, null, (tx) =>
      insertBulk(
        tx,
        'record',
        Array.from({ length: 500 }, () => ({
          id: uuidv7(),
          kind: 'session',
          type: 'session',
          unit_id: unitId,
          state: 'recorded',
          title: '讲座',
          happened_on: demoDay,
          body: JSON.stringify({ topics: [report] }),
          created_by: unitId,
          created_at: new Date(),
        })),
      ),
    );
  const id = await desk.ask('opa', unitId);
  expect(await claimWork(desk.world.db, 'unit_export')).toBe(id);
  const workerData = { databaseUrl: desk.world.url, id, dataDir: desk.dataDir, today: demoDay };
  const worker = new Worker(new URL(import.meta.resolve('@gangmu/server/unit-export/export-worker')), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 80, maxYoungGenerationSizeMb: 16 },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
  expect(await shownTo('opa', id)).toMatchObject({ state: 'ready' });
  const { lines } = await desk.open(id);
  const records = lines('records');
  expect(records.length).toBeGreaterThanOrEqual(20_000);
  expect(new Set(records.map((record) => record['id'])).size).toBe(records.length);
}, 120_000);
