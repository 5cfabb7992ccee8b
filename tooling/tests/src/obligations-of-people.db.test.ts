import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closedDay, openDuties } from './open-duties.ts';
import { refusedAt } from './refused.ts';
import { createRecord, listStandingMembers, takeRecordStep } from './take-record-step.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
let duties: ReturnType<typeof openDuties>;
beforeAll(async () => {
  world = await demoWorld();
  duties = openDuties(world);
}, 120_000);
beforeEach(() => duties.forget());
afterAll(() => world.close());

/** A session of sixteen hours that counts at once; who is absent learns nothing. */
async function study(on: string, absent: string[]): Promise<string> {
  const secretary = await world.as('brs', on);
  const id = await createRecord(secretary, 'session', duties.unitOf('brs'), {
    typeTags: ['partyLecture'],
    heldOn: on,
    durationMin: 960,
    place: '会议室',
    host: '甲',
    lecturer: '乙',
    topics: [],
    absences: absent.map((personId) => ({ personId, class: 'sick' })),
    guests: '',
    decisions: [],
    linkedMeasures: [],
  });
  await takeRecordStep(secretary, id, 'confirm');
  return id;
}

test('hours of members: owed, met, moved along with who moves, frozen, corrected; the tables name nobody', async () => {
  const [here, there] = [duties.unitOf('brs'), duties.unitOf('brs2')];
  const people = (await listStandingMembers(world, here)).filter(({ status }) => status === 'full');
  const [absent, mover] = [people.at(-1)?.id ?? '', people.at(-2)?.id ?? ''];
  const owing = new Set(people.map(({ id }) => id)); // the probationary one joined in February
  const hoursOn = async (day: string) =>
    (await (await world.as('brs', day)).training.hours({ unitId: here })).filter((row) =>
      owing.has(row.personId),
    );
  const reachedOn = async (day: string) => (await hoursOn(day)).filter((row) => row.hours >= 32).length;
  await duties.judge(demoDay, here);
  expect(await duties.rowOf(here, 'ob.memberHours', '2024')).toMatchObject({
    status: 'due',
    owed: people.length,
    met: await reachedOn(demoDay),
    frozenMet: null,
  });
  const few = await reachedOn(demoDay);
  expect(few).toBeLessThan(people.length / 2);

  const ids = [await study(demoDay, [absent]), await study('2024-06-21', [absent])];
  await duties.judge('2024-06-21');
  const hours = await hoursOn('2024-06-21');
  const reached = people.length - 1;
  expect(hours.find(({ personId }) => personId === absent)?.hours).toBeLessThan(32);
  expect(await reachedOn('2024-06-21')).toBe(reached);
  expect(await duties.rowOf(here, 'ob.memberHours', '2024')).toMatchObject({
    owed: people.length,
    met: reached,
  });
  const led = hours.filter((row) => row.wanted === 56);
  expect(await duties.rowOf(here, 'ob.secretaryHours', '2024')).toMatchObject({
    owed: led.length,
    met: led.filter((row) => row.hours >= 56).length,
  });

  await duties.judge('2024-06-21', there);
  const elsewhere = await duties.rowOf(there, 'ob.memberHours', '2024');
  await world.db
    .updateTable('membership')
    .set({ status: 'left', to_on: '2024-07-31' })
    .where('person_id', '=', mover)
    .execute();
  await world.db
    .insertInto('membership')
    .values({
      id: uuidv7(),
      person_id: mover,
      unit_id: there,
      status: 'full',
      class: 'staff',
      joined_on: '2010-06-28',
      full_on: '2011-06-28',
      from_on: '2024-08-01',
    })
    .execute();
  await duties.judge('2024-09-02', here);
  await duties.judge('2024-09-02', there);
  expect(await duties.rowOf(here, 'ob.memberHours', '2024')).toMatchObject({
    owed: people.length - 1,
    met: reached - 1,
  });
  const [owed, met] = [Number(elsewhere?.owed) + 1, Number(elsewhere?.met) + 1];
  expect(await duties.rowOf(there, 'ob.memberHours', '2024')).toMatchObject({ owed, met });

  const secretary = await world.as('brs', '2024-09-03');
  for (const id of ids) await takeRecordStep(secretary, id, 'correct', undefined, '时长有误');
  await duties.judge('2024-09-03');
  const once = await reachedOn('2024-09-03');
  expect(once).toBeLessThan(reached - 1);
  expect(await duties.rowOf(here, 'ob.memberHours', '2024')).toMatchObject({ met: once });
  expect(
    await duties.rowOf(there, 'ob.memberHours', '2024'),
    'the branch a learner moved to follows',
  ).toMatchObject({
    owed,
    met: met - 1,
  });
  for (const id of ids) await takeRecordStep(secretary, id, 'confirm');

  await duties.judge(closedDay, here);
  const stood = await duties.rowOf(here, 'ob.memberHours', '2024');
  expect(stood).toMatchObject({ status: 'missed', frozenMet: reached - 1, corrected: 0 });
  for (const id of ids)
    await takeRecordStep(await world.as('brs', closedDay), id, 'correct', undefined, '再次更正');
  await duties.judge(closedDay);
  expect(await duties.rowOf(here, 'ob.memberHours', '2024')).toMatchObject({
    met: once,
    frozenMet: reached - 1,
    corrected: reached - 1 - once,
    correctedOn: closedDay,
  });
  expect((await duties.boardOf('dpg', 'ob.memberHours', 'last', closedDay))?.corrected).toBe(reached - once); // with that at the other place
});

test('hours of a committee follow the sessions of the branches in which its members stand', async () => {
  const [branch, committee] = [duties.unitOf('brs'), duties.unitOf('ops')];
  const person = (await listStandingMembers(world, branch)).find(({ status }) => status === 'full')?.id ?? '';
  const post = { unit_id: committee, type: 'committeeMember', person_id: person, from_on: '2023-03-01' };
  await world.db
    .insertInto('post')
    .values({ id: uuidv7(), ...post })
    .execute();
  await duties.judge(demoDay, committee);
  const before = await duties.rowOf(committee, 'ob.secretaryHours', '2024');
  for (const on of ['2024-06-11', '2024-06-12', '2024-06-13']) await study(on, []);
  await duties.judge(demoDay);
  expect(await duties.rowOf(committee, 'ob.secretaryHours', '2024')).toMatchObject({
    owed: before?.owed,
    met: Number(before?.met) + 1,
  });
});

test('hours of members: so many are exempt for a reason, without a name; a duty of the unit has no such number', async () => {
  const organ = await world.as('ops');
  const unitId = duties.unitOf('brs2');
  const exempt = { unitId, rule: 'ob.memberHours', period: '2024', people: 2, reason: '年老体弱' };
  await expect(
    organ.obligation.exempt({ ...exempt, key: uuidv7(), rule: 'ob.themeDay', period: '2024-06' }),
  ).rejects.toEqual(refusedAt('people'));
  await duties.judge(demoDay, unitId);
  const before = await duties.rowOf(unitId, 'ob.memberHours', '2024');
  await organ.obligation.exempt({ ...exempt, key: uuidv7() });
  await duties.judge(demoDay);
  expect(await duties.rowOf(unitId, 'ob.memberHours', '2024')).toMatchObject({
    owed: Number(before?.owed) - 2,
    exempt: Number(before?.exempt) + 2,
  });
});

test('a new secretary: owed from the appointment, met by a training in time, frozen, corrected', async () => {
  const unitId = duties.unitOf('brs2');
  const office = await world.as('opa');
  const old = (await office.post.list({ unitId })).find(({ type }) => type === 'secretary');
  await duties.judge(demoDay, unitId);
  expect(await duties.rowOf(unitId, 'ob.newSecretary', '2024')).toBeNull();
  await office.post.end({ key: uuidv7(), id: old?.id ?? '', expectedVersion: old?.version ?? 0 });
  const person =
    (await listStandingMembers(world, unitId)).filter(({ status }) => status === 'full')[6]?.id ?? '';
  const given = {
    unitId,
    type: 'secretary' as const,
    personId: person,
    from: demoDay,
    approvedNo: '批〔2024〕9号',
  };
  await office.post.appoint({ key: uuidv7(), ...given });
  await duties.judge(demoDay);
  expect(await duties.rowOf(unitId, 'ob.newSecretary', '2024')).toMatchObject({
    status: 'due',
    owed: 1,
    met: 0,
  });
  const year = await (await world.as('opa')).obligation.year({ unitId, year: 2024 });
  expect(year.find(({ rule }) => rule === 'ob.newSecretary')).toMatchObject({ dueOn: '2024-12-20', of: 1 });

  const [staff, leader] = [await world.as('gwa'), await world.as('gwl')];
  const { id: offering } = await staff.record.create({
    key: uuidv7(),
    type: 'offering',
    unitId: duties.unitOf('gwa'),
    mechanism: 'M14',
    body: {
      name: '新任书记培训班',
      startsOn: demoDay,
      endsOn: demoDay,
      hours: 16,
      mode: 'gathered',
      audience: '新任书记',
      tags: ['newSecretary'],
      seats: [],
      place: '',
      linkedMeasures: [],
    },
  });
  await takeRecordStep(leader, offering, 'open');
  const { id } = await office.record.create({
    key: uuidv7(),
    type: 'enrolment',
    unitId,
    parentId: offering,
    mechanism: 'M14',
    body: { person, nominatedOn: demoDay },
  });
  await takeRecordStep(staff, id, 'confirm');
  await takeRecordStep(staff, offering, 'begin');
  await takeRecordStep(staff, id, 'attend');
  await takeRecordStep(staff, id, 'complete');
  await duties.judge(demoDay);
  expect(await duties.rowOf(unitId, 'ob.newSecretary', '2024')).toMatchObject({
    status: 'met',
    owed: 1,
    met: 1,
  });

  await duties.judge(closedDay, unitId);
  expect(await duties.rowOf(unitId, 'ob.newSecretary', '2024')).toMatchObject({ frozenMet: 1, corrected: 0 });
  await world.db.deleteFrom('fact').where('record_id', '=', id).execute();
  await duties.judge(closedDay, unitId);
  expect(await duties.rowOf(unitId, 'ob.newSecretary', '2024')).toMatchObject({
    status: 'missed',
    met: 0,
    frozenMet: 1,
    corrected: 1,
  });
});
