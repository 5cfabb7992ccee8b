import { demoDay } from '@gangmu/server/demo/demo-day';
import { fallDue } from '@gangmu/server/record/fall-due';
import { transact } from '@gangmu/db/transact';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roundOf, titledWorld, type TitledWorld } from './designation-stage.ts';
import { because, refused, refusedAt } from './refused.ts';

let stage: TitledWorld;
beforeAll(async () => {
  stage = await titledWorld();
}, 120_000);
afterAll(() => stage.world.close());

test('consent is the person’s own: nobody else gives it, and without it nothing is submitted', async () => {
  const { world, step, find } = stage;
  const round = await roundOf(world, '2024年度“四好”党员');
  const [row] = await find({ parent_id: round });
  const id = row?.id ?? '';
  const [asked] = (await (await world.as('mb')).designation.own()).consents;
  expect(asked).toMatchObject({ id, round: '2024年度“四好”党员' });
  for (const who of ['brs', 'cl', 'opa'])
    await expect(step(who, id, 'consent', { consent: 'agree' })).rejects.toEqual(
      expect.objectContaining({ cause: expect.anything() }),
    );
  await step('odc', id, 'opine', { opinion: 'agree' });
  await expect(step('ops', id, 'submit')).rejects.toEqual(because(/consent|has not agreed/));
  await step('mb', id, 'consent', { consent: 'disagree' });
  await expect(step('ops', id, 'submit')).rejects.toEqual(because(/does not agree/));
  expect((await (await world.as('mb')).designation.own()).consents).toEqual([]);
  await step('mb', id, 'consent', { consent: 'agree' });
  await step('ops', id, 'submit');
});

test('an objection freezes one nomination; the others are named; it is settled later', async () => {
  const { world, step, find, versionOf } = stage;
  const shown = await roundOf(world, '2023年度“四好”党员');
  const member = await world.as('mb2');
  const [notice] = await member.designation.notices();
  expect(notice).toMatchObject({ roundId: shown, from: '2024-06-17', to: '2024-06-21' });
  expect(notice?.nominations).toHaveLength(2);
  const [target, other] = notice?.nominations ?? [];
  const said = {
    key: uuidv7(),
    id: target?.id ?? '',
    expectedVersion: target?.version ?? 0,
    objection: 'fact' as const,
  };
  await expect(member.designation.object({ ...said, expectedVersion: 99 })).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  await expect((await world.as('sys')).designation.object(said)).rejects.toEqual(refused('not-allowed'));
  const done = await member.designation.object({ ...said, key: uuidv7() });
  await expect(
    member.designation.object({ ...said, key: uuidv7(), expectedVersion: done.version }),
  ).rejects.toEqual(refused('not-in-this-state'));
  const read = await (await world.as('opa')).record.read({ id: said.id });
  expect(
    read.history.find(({ step: taken }) => taken === 'object')?.by,
    'who objected stays unsaid',
  ).toBeNull();
  const after = '2024-06-24';
  await step('gwl', shown, 'decide', { decidedOn: after, decisionNo: '示工发〔2024〕9号' }, undefined, after);
  await expect(step('gwl', said.id, 'award', undefined, undefined, after)).rejects.toEqual(
    refused('not-in-this-state'),
  );
  await expect(step('gwa', other?.id ?? '', 'award', undefined, undefined, after)).rejects.toEqual(
    refused('not-allowed'),
  );
  await step('gwl', other?.id ?? '', 'award', undefined, undefined, after);
  await expect(step('gwa', shown, 'archive', undefined, undefined, after)).rejects.toEqual(
    because(/neither named/),
  );
  await step('gwl', said.id, 'uphold', undefined, '核查属实', after);
  await step('gwa', shown, 'archive', undefined, undefined, after);
  const titles = await find({ parent_id: shown, type: 'title' });
  expect(titles).toHaveLength(1);
  expect(titles[0]?.state).toBe('active');
  expect(await versionOf(titles[0]?.id ?? '')).toBe(1);
});

test('naming begins a title with its span; revoking needs cause, document and the leader, and the past stays', async () => {
  const { world, step, find } = stage;
  const id = await roundOf(world, '2023年度“四强”党支部');
  await expect(step('gwa', id, 'decide', { decidedOn: '2024-06-20', decisionNo: '8' })).rejects.toEqual(
    refused('not-allowed'),
  );
  await step('gwl', id, 'decide', { decidedOn: '2024-06-20', decisionNo: '示工发〔2024〕8号' });
  const noticed = await find({ parent_id: id, state: 'noticed' });
  const leader = await world.as('gwl');
  const { ids } = await leader.record.stepMany({
    key: uuidv7(),
    step: 'award',
    records: noticed.map((row) => ({ id: row.id, expectedVersion: row.version })),
  });
  expect(ids).toHaveLength(4);
  const titles = await find({ parent_id: id, type: 'title' });
  expect(titles).toHaveLength(4);
  const [held] = titles;
  expect(held?.body).toMatchObject({ namedOn: '2024-06-20', recheckBy: '2026-06-20', validTo: '' });
  const measures = await world.db
    .selectFrom('record_measure')
    .innerJoin('measure', 'measure.id', 'record_measure.measure_id')
    .select('measure.code')
    .where('record_measure.record_id', '=', held?.id ?? '')
    .execute();
  expect(measures.map(({ code }) => code).sort(), 'work in it moves its measures').toEqual(['8.4', '8.5']);

  const reader = await world.as('mb');
  const holds = async (on: string) =>
    (await reader.designation.holders({ on })).rows.some((row) => row.id === held?.id);
  expect([await holds('2024-06-19'), await holds('2024-06-20')]).toEqual([false, true]);
  const revoke = { cause: 'fraud', document: '示工发〔2024〕20号', revokedOn: '2024-09-10' };
  const later = '2024-09-10';
  for (const who of ['gwa', 'ops', 'opa'])
    await expect(step(who, held?.id ?? '', 'revoke', revoke, undefined, later)).rejects.toEqual(
      refused('not-allowed'),
    );
  await expect(
    step('gwl', held?.id ?? '', 'revoke', { ...revoke, document: '' }, undefined, later),
  ).rejects.toEqual(refusedAt('document'));
  await step('gwl', held?.id ?? '', 'revoke', revoke, undefined, later);
  expect([await holds('2024-09-09'), await holds('2024-09-10')]).toEqual([true, false]);
  const shown = await reader.record.read({ id: held?.id ?? '' });
  expect(shown.state).toBe('revoked');
  expect(shown.history.map(({ step: taken }) => taken)).toEqual(['create', 'revoke']);
  await expect(step('gwa', held?.id ?? '', 'recheck', undefined, '再看', later)).rejects.toEqual(
    refused('not-in-this-state'),
  );
});

test('a title is entered by hand only below a past round, by the committee’s staff', async () => {
  const { world, create } = stage;
  const [unitId = ''] = stage.strongUnits;
  const body = {
    namedOn: '2023-06-28',
    name: '“四强”党支部',
    holder: '',
    person: null,
    decisionNo: '1',
    validTo: '',
  };
  const past = await roundOf(world, '2022年度“四强”党支部');
  const running = await roundOf(world, '2024年度“四强”党支部');
  await expect(create('opa', { type: 'title', unitId, parentId: past, body })).rejects.toEqual(
    refused('not-found'),
  );
  await expect(create('gwa', { type: 'title', unitId, parentId: running, body })).rejects.toEqual(
    refusedAt('unitId'),
  );
  await create('gwa', { type: 'title', unitId, parentId: past, body });
});

test('no output of titles names a mark as a figure, and the second department sees nothing of the first', async () => {
  const { world, find } = stage;
  const rows = await find({ type: 'nomination' });
  const other = await world.as('opa2');
  const listed = await other.record.list({ type: 'nomination', limit: 100 });
  const own = new Set(
    (
      await world.db
        .selectFrom('unit')
        .innerJoin('unit as department', 'department.id', 'unit.department_id')
        .select('unit.id')
        .where('department.code', '=', 'D02')
        .execute()
    ).map((unit) => unit.id),
  );
  for (const row of listed.rows) expect(own.has(row.unitId)).toBe(true);
  expect(listed.rows.length).toBeLessThan(rows.length);
  for (const row of rows) expect(JSON.stringify(row.body)).not.toMatch(/score|points|得分|票数/);
});

test('a title falls due for its recheck by itself, is kept, and ends when its term is over', async () => {
  const { world, create, step, find } = stage;
  const [unitId = '', other = ''] = stage.strongUnits.slice(1);
  const scheme = await create('gwa', {
    type: 'titleScheme',
    unitId: world.accounts.find(({ username }) => username === 'gwa')?.unitId ?? '',
    mechanism: 'M29',
    body: {
      madeOn: demoDay,
      name: '文明单位',
      subject: 'unit',
      criteria: ['创建满一年'],
      gates: [],
      prior: [],
      validMonths: 24,
      recheckMonths: 12,
      noticeDays: null,
      causes: ['fraud'],
      channel: '',
    },
  });
  await expect(step('gwa', scheme, 'approve')).rejects.toEqual(refused('not-allowed'));
  await step('gwl', scheme, 'approve');
  const { unitId: root } = await (await world.as('gwl')).record.read({ id: scheme });
  const parent = { type: 'titleRound', unitId: root, parentId: scheme };
  const body = { openedOn: '2022-06-01', name: '2022年文明单位', places: [], nominateBy: '2022-06-10' };
  const round = await create('gwa', { ...parent, body });
  await step('gwl', round, 'recordPast', { decidedOn: '2022-06-21', decisionNo: '1' });
  const title = {
    namedOn: '2022-06-21',
    name: '文明单位',
    holder: '',
    person: null,
    decisionNo: '1',
    validTo: '2024-06-20',
  };
  const ids = [
    await create('gwa', { type: 'title', unitId, parentId: round, body: title }),
    await create('gwa', { type: 'title', unitId: other, parentId: round, body: title }),
  ];
  const day = '2024-06-21';
  await transact(world.db, null, (tx) => fallDue(tx, demoDay));
  expect((await find({ parent_id: round })).map(({ state }) => state)).toEqual(['active', 'active']);
  await transact(world.db, null, (tx) => fallDue(tx, day));
  expect((await find({ parent_id: round })).map(({ state }) => state)).toEqual([
    'underRecheck',
    'underRecheck',
  ]);
  const [kept = '', ended = ''] = ids;
  await expect(step('opa', kept, 'keep', { recheckedOn: day }, undefined, day)).rejects.toEqual(
    refused('not-allowed'),
  );
  await step('gwa', kept, 'keep', { recheckedOn: day }, undefined, day);
  await step('gwa', ended, 'expire', undefined, undefined, day);
  const [first, second] = await find({ parent_id: round });
  expect(first).toMatchObject({ state: 'active', body: { validTo: '2026-06-20', recheckBy: '2025-06-21' } });
  expect(second).toMatchObject({ state: 'expired', body: { validTo: '2024-06-20' } });
  const holders = async (on: string) =>
    (await (await world.as('mb')).designation.holders({ on, schemeId: scheme })).rows.map(({ id }) => id);
  expect(new Set(await holders('2024-06-20'))).toEqual(new Set(ids));
  expect(await holders('2025-01-01')).toEqual([kept]);
  const revoke = { cause: 'life', document: '2', revokedOn: day };
  await expect(
    step('gwl', kept, 'revoke', revoke, undefined, day),
    'no cause of this scheme',
  ).rejects.toEqual(refusedAt('cause'));
});
