import { demoDay } from '@gangmu/server/demo/demo-day';
import { transact } from '@gangmu/db/transact';
import { markAllObligations } from '@gangmu/db/obligation-status';
import { judgeMarked } from '@gangmu/server/obligation/judge-marked';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

/** Lets the job run until nothing is marked. */
async function judge(today: string, all = false): Promise<void> {
  if (all) await transact(world.db, null, markAllObligations);
  while ((await transact(world.db, null, (tx) => judgeMarked(tx, today))) > 0);
}

const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';

async function boardOf(
  username: string,
  rule: string,
  today = demoDay,
  which: 'running' | 'last' = 'running',
) {
  const caller = await world.as(username, today);
  const unitId = (await caller.account.me()).grants[0]?.unitId ?? '';
  return (await caller.obligation.board({ unitId, which })).find((row) => row.rule === rule);
}

test('the maintained counts equal what every unit’s own year says', async () => {
  const office = await world.as('opa');
  const branches = await world.db
    .selectFrom('unit')
    .select('id')
    .where('department_id', '=', unitOf('dpg'))
    .where('kind', '=', 'branch')
    .execute();
  const naive = { met: 0, of: 0, exempt: 0 };
  for (const { id } of branches) {
    const year = await office.obligation.year({ unitId: id, year: 2024 });
    const quarter = year.find((row) => row.rule === 'ob.generalMeeting' && row.key === '2024Q2');
    if (quarter?.status === 'exempt') naive.exempt += 1;
    else if (quarter) naive.of += 1;
    if (quarter?.status === 'met') naive.met += 1;
  }
  expect(await boardOf('opa', 'ob.generalMeeting')).toMatchObject({ ...naive, percent: 92 });
  expect(await boardOf('dpg', 'ob.generalMeeting')).toMatchObject(naive);
});

test('below twenty obliged no percentage is given', async () => {
  expect(await boardOf('opa12', 'ob.themeDay')).toMatchObject({ of: 3, percent: null });
});

test('a confirmed session moves the counts of its department and of the committee, and nobody else’s', async () => {
  const before = [await boardOf('dpg', 'ob.themeDay'), await boardOf('gwa', 'ob.themeDay')];
  const secretary = await world.as('brs');
  const { id } = await secretary.record.create({
    key: uuidv7(),
    type: 'session',
    unitId: unitOf('brs'),
    body: {
      typeTags: ['themePartyDay'],
      heldOn: demoDay,
      durationMin: 60,
      place: '会议室',
      host: '甲',
      lecturer: '',
      topics: [],
      absences: [],
      guests: '',
      decisions: [],
      linkedMeasures: [],
    },
  });
  await secretary.record.step({ key: uuidv7(), id, expectedVersion: 1, step: 'confirm' });
  await judge(demoDay);
  const after = [await boardOf('dpg', 'ob.themeDay'), await boardOf('gwa', 'ob.themeDay')];
  expect(after.map((row) => row?.met)).toEqual(before.map((row) => (row?.met ?? 0) + 1));
  await secretary.record.step({ key: uuidv7(), id, expectedVersion: 2, step: 'correct', reason: '更正' });
  await judge(demoDay);
  expect((await boardOf('dpg', 'ob.themeDay'))?.met).toBe(before[0]?.met);
});

test('a period closes ten working days after its end; what changes later is a correction beside it', async () => {
  const closed = '2024-06-17'; // ten working days after 31 May, with the Dragon Boat holiday in between
  await judge(closed, true);
  const row = async () =>
    world.db
      .selectFrom('obligation_status')
      .select(['status', 'frozen_status', 'corrected_on'])
      .where('unit_id', '=', unitOf('brs2'))
      .where('rule', '=', 'ob.themeDay')
      .where('period', '=', '2024-05')
      .executeTakeFirstOrThrow();
  const stood = await row();
  expect(stood.frozen_status).toBe(stood.status);
  const june = await world.db
    .selectFrom('obligation_status')
    .select('frozen_status')
    .where('unit_id', '=', unitOf('brs2'))
    .where('period', '=', '2024-06')
    .execute();
  expect(new Set(june.map((entry) => entry.frozen_status))).toEqual(new Set([null]));
  await world.db
    .deleteFrom('fact')
    .where('unit_id', '=', unitOf('brs2'))
    .where('metric', '=', 'session.themePartyDay')
    .where('on_day', 'like', '2024-05%' as never)
    .execute();
  await judge(demoDay, true);
  expect(await row()).toMatchObject({ status: 'missed', frozen_status: 'met', corrected_on: demoDay });
  expect((await boardOf('dpg', 'ob.themeDay', demoDay, 'last'))?.corrected).toBe(1);
});

test('a unit moved to another department takes open periods along and leaves closed ones behind', async () => {
  const unit = await world.db
    .selectFrom('unit')
    .select(['id', 'version', 'department_id as departmentId'])
    .where('code', '=', 'D02.B001')
    .executeTakeFirstOrThrow();
  const home = await world.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'D03.P')
    .executeTakeFirstOrThrow();
  const staff = await world.as('gwa');
  await staff.unit.move({ key: uuidv7(), id: unit.id, expectedVersion: unit.version, parentId: home.id });
  await judge(demoDay);
  const rows = await world.db
    .selectFrom('obligation_status')
    .select(['period', 'department_id as departmentId', 'frozen_status as frozen'])
    .where('unit_id', '=', unit.id)
    .execute();
  for (const row of rows)
    expect(row.departmentId === unit.departmentId, row.period).toBe(row.frozen !== null);
  expect(rows.some((row) => row.frozen === null)).toBe(true);
});

test('an exemption has a reason, an office that may give it, and leaves the denominator', async () => {
  const organ = await world.as('ops');
  const before = await boardOf('dpg', 'ob.themeDay');
  const exempt = { unitId: unitOf('brs'), rule: 'ob.themeDay', period: '2024-06', reason: '支部换届筹备' };
  await expect(organ.obligation.exempt({ ...exempt, key: uuidv7(), period: '2024-13' })).rejects.toThrow();
  const key = uuidv7();
  const first = await organ.obligation.exempt({ ...exempt, key });
  expect(await organ.obligation.exempt({ ...exempt, key })).toEqual(first);
  await expect(organ.obligation.exempt({ ...exempt, key: uuidv7() })).rejects.toThrow();
  await judge(demoDay);
  expect(await boardOf('dpg', 'ob.themeDay')).toMatchObject({
    of: (before?.of ?? 0) - 1,
    exempt: (before?.exempt ?? 0) + 1,
  });
});

test('a figure set by the committee changes what every branch owes from its day on, and the board follows', async () => {
  const staff = await world.as('gwa');
  await staff.mechanism.setParameter({
    key: uuidv7(),
    name: 'M06.lecturePerQuarter',
    value: 2,
    effectiveFrom: '2024-07-01',
    regulationId: null,
    clause: '',
    expectedVersion: 0,
  });
  const august = '2024-08-20';
  const statusOf = async (key: string) => {
    const secretary = await world.as('brs', august);
    const year = await secretary.obligation.year({ unitId: unitOf('brs'), year: 2024 });
    return year.find((row) => row.rule === 'ob.lecture' && row.key === key)?.status;
  };
  const lecture = async (on: string) => {
    const secretary = await world.as('brs', august);
    const { id } = await secretary.record.create({
      key: uuidv7(),
      type: 'session',
      unitId: unitOf('brs'),
      body: {
        typeTags: ['partyLecture'],
        heldOn: on,
        durationMin: 60,
        place: '会议室',
        host: '甲',
        lecturer: '乙',
        topics: [],
        absences: [],
        guests: '',
        decisions: [],
        linkedMeasures: [],
      },
    });
    await secretary.record.step({ key: uuidv7(), id, expectedVersion: 1, step: 'confirm' });
  };
  await lecture('2024-08-05');
  expect(await statusOf('2024Q3')).toBe('due');
  await judge(august, true);
  const before = await boardOf('dpg', 'ob.lecture', august);
  await lecture('2024-08-12');
  expect(await statusOf('2024Q3')).toBe('met');
  await judge(august);
  const after = await boardOf('dpg', 'ob.lecture', august);
  expect(after).toMatchObject({ of: before?.of, met: Number(before?.met) + 1 });
});
