import { transact } from '@gangmu/db/transact';
import { fallDue } from '@gangmu/server/record/fall-due';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';
const audits = async (id: string) =>
  (await world.db.selectFrom('audit').select('verb').where('subject_id', '=', id).execute()).map(
    (row) => row.verb,
  );

async function openCourse(seats: number) {
  const [staff, leader] = [await world.as('gwa'), await world.as('gwl')];
  const department = await world.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'D01')
    .executeTakeFirstOrThrow();
  const body = {
    name: '纪法培训班',
    startsOn: '2024-06-20',
    endsOn: '2024-06-20',
    hours: 8,
    mode: 'gathered',
    audience: '重点岗位干部',
    tags: ['discipline'],
    seats: [{ unit: department.id, seats }],
    place: '',
    linkedMeasures: [],
  };
  const { id } = await staff.record.create({
    key: uuidv7(),
    type: 'offering',
    unitId: unitOf('gwa'),
    mechanism: 'M25',
    body,
  });
  await expect(staff.record.step({ key: uuidv7(), id, step: 'open', expectedVersion: 1 })).rejects.toEqual(
    refused('not-allowed'),
  );
  await leader.record.step({ key: uuidv7(), id, step: 'open', expectedVersion: 1 });
  return { id, staff };
}

test('a department takes its seats and no more, in one go or not at all; the host marks who completed', async () => {
  const { id, staff } = await openCourse(2);
  const secretary = await world.as('brs');
  const unitId = unitOf('brs');
  const known = await secretary.record.prefill({ type: 'enrolment', unitId, parentId: id });
  const bodies = known.people.slice(0, 3).map((person) => ({ ...known.body, person: person.id }));
  const list = { type: 'enrolment', unitId, parentId: id, mechanism: 'M25' as const };
  await expect(secretary.record.createMany({ key: uuidv7(), ...list, bodies })).rejects.toMatchObject({
    cause: { reason: 'invalid', details: [{ place: '2.person' }] },
  });
  expect((await secretary.record.list({ type: 'enrolment', parentId: id })).rows).toEqual([]);
  const key = uuidv7();
  const two = { key, ...list, bodies: bodies.slice(0, 2) };
  const { ids } = await secretary.record.createMany(two);
  expect((await secretary.record.createMany(two)).ids).toEqual(ids);
  const member = await world.as('mb');
  await expect(member.record.createMany({ ...two, key: uuidv7() })).rejects.toEqual(refused('not-found'));
  const stranger = await world.as('opa2');
  await expect(stranger.record.createMany({ ...two, key: uuidv7() })).rejects.toEqual(refused('not-found'));
  await expect(stranger.record.read({ id: ids[0] ?? '' })).rejects.toEqual(refused('not-found'));

  const at = (version: number) => ids.map((recordId) => ({ id: recordId, expectedVersion: version }));
  await expect(secretary.record.stepMany({ key: uuidv7(), step: 'confirm', records: at(1) })).rejects.toEqual(
    refused('not-allowed'),
  );
  await staff.record.stepMany({ key: uuidv7(), step: 'confirm', records: at(1) });
  await expect(
    staff.record.stepMany({ key: uuidv7(), step: 'attend', records: at(1) }),
  ).rejects.toMatchObject({
    cause: { reason: 'invalid' },
  });
  await staff.record.step({ key: uuidv7(), id, step: 'begin', expectedVersion: 2 });
  await expect(staff.record.stepMany({ key: uuidv7(), step: 'attend', records: at(1) })).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  await staff.record.stepMany({ key: uuidv7(), step: 'attend', records: at(2) });
  await staff.record.stepMany({ key: uuidv7(), step: 'complete', records: at(3) });
  const proved = await world.db
    .selectFrom('fact')
    .select(['metric', 'amount'])
    .where('record_id', '=', ids[0] ?? '')
    .orderBy('metric')
    .execute();
  expect(proved.map((fact) => [fact.metric, Number(fact.amount)])).toEqual([
    ['hours.own', 8],
    ['training.completed', 1],
    ['training.discipline', 1],
  ]);
  expect(await audits(id)).toEqual(
    expect.arrayContaining(['record.create', 'record.open', 'record.createMany', 'record.confirm']),
  );
});

test('a branch proposes a register entry, the office takes it in, and on its day it falls due for review', async () => {
  const [secretary, office] = [await world.as('brs'), await world.as('opa')];
  const unitId = unitOf('brs');
  const body = {
    listedOn: '2024-01-10',
    powerItem: '项目评审',
    level: 'high',
    controls: '双人复核',
    holder: '综合处',
  };
  const { id } = await secretary.record.create({ key: uuidv7(), type: 'integrityRisk', unitId, body });
  const admit = { key: uuidv7(), id, step: 'admit', expectedVersion: 1 };
  await expect(secretary.record.step(admit)).rejects.toEqual(refused('not-allowed'));
  await office.record.step({ ...admit, key: uuidv7() });
  expect(await secretary.record.read({ id })).toMatchObject({ state: 'active', dueOn: '2025-01-10' });
  await transact(world.db, null, (tx) => fallDue(tx, '2025-01-09'));
  expect((await office.record.read({ id })).state).toBe('active');
  await transact(world.db, null, (tx) => fallDue(tx, '2025-01-10'));
  expect((await office.record.read({ id })).state).toBe('dueReview');
  const later = await world.as('brs', '2025-01-13');
  const review = { id, step: 'review', expectedVersion: 3 };
  await expect(
    later.record.step({ ...review, key: uuidv7(), body: { reviewedOn: '2024-01-09' } }),
  ).rejects.toMatchObject({ cause: { details: [{ place: 'reviewedOn' }] } });
  await later.record.step({ ...review, key: uuidv7(), body: { reviewedOn: '2025-01-13' } });
  const reviewed = await later.record.read({ id });
  expect(reviewed).toMatchObject({ state: 'active', dueOn: '2026-01-13' });
  expect(reviewed.history.map((row) => row.step)).toEqual(['create', 'admit', 'fallDue', 'review']);
});
