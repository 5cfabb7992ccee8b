import { demoDay } from '@gangmu/server/demo/demo-day';
import { transact } from '@gangmu/db/transact';
import { settleSilence } from '@gangmu/server/jobs/settle-silence';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

test('P1: a theme day with a lecture turns two duties, the hours of those present and the linked measures', async () => {
  const commissioner = await world.as('brc');
  const secretary = await world.as('brs');
  const member = await world.as('mb');
  const { grants } = await commissioner.account.me();
  const unitId = grants[0]?.unitId ?? '';
  const known = await commissioner.record.prefill({ type: 'session', unitId });
  expect(known.people).toHaveLength(23);
  const status = async () =>
    (await secretary.obligation.year({ unitId, year: 2024 }))
      .filter((period) =>
        ['ob.themeDay/2024-06', 'ob.lecture/2024Q2'].includes(`${period.rule}/${period.key}`),
      )
      .map((period) => period.status);
  expect(await status()).toEqual(['due', 'due']);
  expect((await member.mine.read()).hours).toBe(16);
  const absent = known.people.slice(-2).map((person) => ({ personId: person.id, class: 'duty' }));
  const body = {
    typeTags: ['themePartyDay', 'partyLecture'],
    heldOn: demoDay,
    durationMin: 180,
    place: '党员活动室',
    host: known.people[0]?.name,
    lecturer: '',
    topics: ['学习纪律处分条例'],
    absences: absent,
    guests: '',
    decisions: [],
    linkedMeasures: [],
  };
  const { id } = await commissioner.record.create({ key: uuidv7(), type: 'session', unitId, body });
  expect(await status()).toEqual(['due', 'due']);
  await expect(
    commissioner.record.step({ key: uuidv7(), id, step: 'confirm', expectedVersion: 1 }),
  ).rejects.toEqual(refused('not-allowed'));
  await secretary.record.step({ key: uuidv7(), id, step: 'confirm', expectedVersion: 1 });
  expect(await status()).toEqual(['met', 'met']);
  expect((await member.mine.read()).hours).toBe(19);
  const served = await world.db
    .selectFrom('record_measure')
    .innerJoin('measure', 'measure.id', 'record_measure.measure_id')
    .select('measure.code')
    .where('record_id', '=', id)
    .orderBy('measure.sort')
    .execute();
  expect(served.map((row) => row.code)).toEqual(expect.arrayContaining(['1.1', '12.2']));
  expect((await member.record.read({ id })).body['absences']).toEqual([]);
  expect((await secretary.record.read({ id })).body['absences']).toHaveLength(2);
});

test('a task is passed down, reported with a fact, verified by the issuer’s side, and closed', async () => {
  const office = await world.as('opa');
  const organ = await world.as('ops');
  const branch = await world.as('brs');
  const staff = await world.as('gwa');
  const mine = (await branch.account.me()).grants[0]?.unitId ?? '';
  const { rows } = await office.assignment.list({ buckets: ['open'], limit: 100 });
  const task = rows.find((row) => row.dueOn === '2024-12-31' && row.state === 'inProgress');
  if (!task) throw new Error('no open task');
  const at = (version: number) => ({ key: uuidv7(), id: task.id, expectedVersion: version });
  await expect(
    office.assignment.passDown({
      ...at(task.version),
      unitIds: [mine],
      dueOn: '2024-12-31',
      reason: '请支部落实',
    }),
  ).rejects.toEqual(refused('invalid'));
  await office.assignment.passDown({
    ...at(task.version),
    unitIds: [mine],
    dueOn: '2024-11-29',
    reason: '请支部落实',
  });
  await expect(office.assignment.submit({ ...at(task.version + 1), report: '已办' })).rejects.toEqual(
    refused('not-in-this-state'),
  );
  const [child] = (await office.assignment.read({ id: task.id })).children;
  const below = { key: uuidv7(), id: child?.id ?? '' };
  await expect(
    branch.assignment.submit({ ...below, key: uuidv7(), expectedVersion: 1, report: ' ' }),
  ).rejects.toEqual(refused('invalid'));
  await branch.assignment.submit({ ...below, expectedVersion: 1, report: '已组织学习。' });
  await expect(branch.assignment.verify({ ...below, key: uuidv7(), expectedVersion: 2 })).rejects.toEqual(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  );
  await organ.assignment.verify({ ...below, key: uuidv7(), expectedVersion: 2 });
  await organ.assignment.close({ ...below, key: uuidv7(), expectedVersion: 3 });
  await office.assignment.submit({ ...at(task.version + 1), report: '支部已落实。' });
  await expect(organ.assignment.verify(at(task.version + 2))).rejects.toEqual(refused('not-allowed'));
  await staff.assignment.giveBack({ ...at(task.version + 2), why: 'factMissing', note: '请补充' });
  await office.assignment.submit({ ...at(task.version + 3), report: '已补充。' });
  await staff.assignment.verify(at(task.version + 4));
  await staff.assignment.close(at(task.version + 5));
  expect(await office.assignment.read({ id: task.id })).toMatchObject({
    state: 'closed',
    closedBy: 'verified',
    urgency: 'done',
  });
});

test('silence accepts after five working days and passes a report after ten, and is marked so', async () => {
  const office = await world.as('opa');
  const { rows } = await office.assignment.list({ buckets: ['open'], limit: 100 });
  const task = rows.find((row) => row.state === 'inProgress' && row.dueOn === '2024-12-31');
  await office.assignment.submit({
    key: uuidv7(),
    id: task?.id ?? '',
    expectedVersion: task?.version ?? 0,
    report: '已办理。',
  });
  await transact(world.db, null, (tx) => settleSilence(tx, '2024-07-04'));
  expect((await office.assignment.read({ id: task?.id ?? '' })).state).toBe('submitted');
  await transact(world.db, null, (tx) => settleSilence(tx, '2024-07-05'));
  expect(await office.assignment.read({ id: task?.id ?? '' })).toMatchObject({
    state: 'verified',
    closedBy: 'silence',
  });
});
