import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { castAs, membersOf, prepare, rules, unitOf } from './appraisal-stage.ts';
import { refused, refusedAt } from './refused.ts';
import { takeRecordStep } from './take-record-step.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

test('a cycle is created by those who run it, on units that run one, and approved by another', async () => {
  const body = { ...rules, year: 2031 };
  const make = async (who: string, unitId: string, change: Record<string, unknown> = {}) =>
    (await world.as(who)).record.create({
      key: uuidv7(),
      type: 'appraisalCycle',
      unitId,
      body: { ...body, ...change },
    });
  await expect(make('opa2', unitOf(world, 'opa'))).rejects.toEqual(refused('not-found'));
  await expect(make('brs', unitOf(world, 'brs'))).rejects.toEqual(refused('not-found'));
  await expect(make('opa', unitOf(world, 'opa'), { level: 'organSecretaries' })).rejects.toEqual(
    refusedAt('level'),
  );
  await expect(
    make('opa', unitOf(world, 'opa'), { weights: [{ raterClass: 'members', weight: 90 }] }),
  ).rejects.toEqual(refusedAt('weights'));
  await expect(make('opa', unitOf(world, 'opa'), { smallest: 4 }), 'never under five').rejects.toEqual(
    refusedAt('smallest'),
  );
  const { id } = await make('opa', unitOf(world, 'opa'));
  await expect(make('opa', unitOf(world, 'opa')), 'one a year').rejects.toEqual(refusedAt('year'));
  const secretary = await world.as('ops');
  await expect(takeRecordStep(secretary, id, 'start'), 'nobody reports').rejects.toEqual(refused('invalid'));
  await expect(takeRecordStep(await world.as('opa'), id, 'start')).rejects.toEqual(refused('not-allowed'));
  await expect(takeRecordStep(await world.as('gwl'), id, 'start'), 'nobody reports').rejects.toEqual(
    refused('invalid'),
  );
  await takeRecordStep(await world.as('opa'), id, 'list');
  await expect(
    secretary.record.step({ key: uuidv7(), id, step: 'start', expectedVersion: 1 }),
    'stale',
  ).rejects.toEqual(refused('changed-meanwhile'));
  const input = { key: uuidv7(), id, step: 'start', expectedVersion: 2 };
  const first = await secretary.record.step(input);
  expect(await secretary.record.step(input), 'the same key, the same answer').toEqual(first);
  const audit = await world.db
    .selectFrom('audit')
    .select('outcome')
    .where('verb', '=', 'record.start')
    .where('subject_id', '=', id)
    .orderBy('at')
    .execute();
  expect(audit.map(({ outcome }) => outcome).filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(audit.length).toBeGreaterThan(2);
  await expect(
    takeRecordStep(await world.as('opa'), id, 'change', { ...body, topShare: 90 }),
    'the rules are frozen',
  ).rejects.toEqual(refused('not-in-this-state'));
});

test('the whole way: report, ballot, grades within the limit, problems that become findings, questioned and looked at again', async () => {
  const { id, office, pilot, beside, chosen } = await prepare(world, 2032);
  const [secretary, branch] = [await world.as('ops'), await world.as('brs')];
  await expect(
    takeRecordStep(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '早' }),
    'not before the start',
  ).rejects.toEqual(refused('invalid'));
  await takeRecordStep(secretary, id, 'start');
  const sheet = await branch.appraisal.sheet({ id: pilot.id });
  expect(sheet.figures.map(({ figure }) => figure)).toContain('obligations');

  await expect(
    takeRecordStep(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '字'.repeat(301) }),
    'the limit of the cycle',
  ).rejects.toEqual(refusedAt('report'));
  await expect(
    takeRecordStep(await world.as('brs2'), pilot.id, 'submit', { reportedOn: demoDay, report: '别人' }),
  ).rejects.toEqual(refused('not-found'));
  await expect(
    takeRecordStep(await world.as('ops'), pilot.id, 'submit', { reportedOn: demoDay, report: '代写' }),
  ).rejects.toEqual(refused('not-allowed'));
  await takeRecordStep(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '字'.repeat(300) });

  const [first = '', ...members] = await membersOf(world, pilot.unitId);
  await expect(castAs(world, first, id, pilot.id, 0), 'not before the ballot').rejects.toMatchObject({
    reason: 'not-found',
  });
  await takeRecordStep(office, id, 'openBallot', { ballotUntil: demoDay });
  await castAs(world, first, id, pilot.id, 0);
  await expect(castAs(world, first, id, pilot.id, 1), 'once').rejects.toMatchObject({
    reason: 'already-exists',
  });
  await expect(castAs(world, first, id, beside.id, 0), 'only the own branch').rejects.toMatchObject({
    reason: 'not-found',
  });
  await expect(castAs(world, first, id, pilot.id, 4)).rejects.toMatchObject({ reason: 'invalid' });
  await expect(branch.ballot.cast({ id, marks: [{ id: pilot.id, grade: 0 }] }), 'oneself').rejects.toEqual(
    refused('not-found'),
  );
  await branch.ballot.cast({ id, marks: [{ id: beside.id, grade: 0 }] });
  expect((await branch.ballot.list()).find((one) => one.id === id)).toMatchObject({ left: 2, all: 3 });
  await expect(office.ballot.cast({ id, marks: [{ id: pilot.id, grade: 0 }] }), 'no person').rejects.toEqual(
    refused('not-allowed'),
  );
  for (const personId of members.slice(0, 5)) await castAs(world, personId, id, pilot.id, 1);
  for (const personId of (await membersOf(world, beside.unitId)).slice(0, 4))
    await castAs(world, personId, id, beside.id, 3);
  const open = await office.appraisal.cycle({ id });
  expect(
    open.reports.every(({ result }) => result === null),
    'nothing is counted yet',
  ).toBe(true);

  await takeRecordStep(office, id, 'closeBallot', { countedOn: demoDay });
  await expect(castAs(world, members[7] ?? '', id, pilot.id, 0), 'over').rejects.toMatchObject({
    reason: 'not-in-this-state',
  });
  const counted = await office.appraisal.cycle({ id });
  const resultOf = (of: string) => counted.reports.find((one) => one.id === of)?.result;
  expect(resultOf(pilot.id)).toEqual({
    classes: [
      { raterClass: 'superiors', counts: null },
      { raterClass: 'peers', counts: null },
      { raterClass: 'members', counts: [1, 5, 0, 0] },
    ],
    shares: [167, 833, 0, 0],
    proposed: 'fairlyGood',
  });
  expect(resultOf(beside.id), 'four members and one fellow are no class').toMatchObject({
    shares: [],
    proposed: null,
  });
  const small = await world.db
    .selectFrom('ballot_sum')
    .select('count')
    .where('appraisal_id', '=', beside.id)
    .execute();
  expect(small, 'not even kept').toEqual([]);
  expect((await branch.appraisal.sheet({ id: pilot.id })).result, 'not told yet').toBeNull();

  const grades = (given: Record<string, string>, apart = '') =>
    chosen.map(({ id: of, unitId }) => ({ unit: unitId, grade: given[of] ?? 'fair', words: '', apart }));
  const two = grades({ [pilot.id]: 'good', [beside.id]: 'good' }, '现场核实');
  await expect(takeRecordStep(office, id, 'grade', { grades: two })).rejects.toMatchObject({
    cause: { details: [{ place: 'grades', text: { zh: '“好”等次至多 1 个（4 位的 34%），现有 2 个' } }] },
  });
  await expect(
    takeRecordStep(office, id, 'grade', { grades: grades({ [pilot.id]: 'good' }) }),
    'other than the ballot without a word',
  ).rejects.toMatchObject({ cause: { details: [{ place: expect.stringMatching(/^grades\.\d+\.apart$/) }] } });
  await expect(
    takeRecordStep(office, id, 'grade', { grades: grades({ [pilot.id]: 'excellent' }) }),
    'another set',
  ).rejects.toEqual(refused('invalid'));
  await expect(takeRecordStep(await world.as('opa2'), id, 'grade', { grades: two })).rejects.toEqual(
    refused('not-found'),
  );
  const last = grades({ [pilot.id]: 'fairlyGood', [beside.id]: 'good' });
  await takeRecordStep(office, id, 'grade', { grades: last.slice(1) });
  await expect(
    takeRecordStep(secretary, id, 'decide', { decidedOn: demoDay }),
    'one is missing',
  ).rejects.toEqual(refused('invalid'));
  await takeRecordStep(office, id, 'grade', { grades: last });
  await expect(takeRecordStep(office, id, 'decide', { decidedOn: demoDay })).rejects.toEqual(
    refused('not-allowed'),
  );
  expect((await branch.record.read({ id: pilot.id })).body['grade'], 'not decided yet').toBeUndefined();
  await takeRecordStep(secretary, id, 'decide', { decidedOn: demoDay });
  expect((await branch.record.read({ id: pilot.id })).body['grade']).toBe('fairlyGood');

  const told = (count: number) => ({
    fedBackOn: demoDay,
    problems: Array.from({ length: count }, (_, at) => ({ text: `问题${at}`, weight: 'minor' })),
  });
  await expect(takeRecordStep(office, pilot.id, 'feedBack', told(0))).rejects.toEqual(refusedAt('problems'));
  await expect(takeRecordStep(office, pilot.id, 'feedBack', told(4))).rejects.toEqual(refused('invalid'));
  await takeRecordStep(office, pilot.id, 'feedBack', told(2));
  const { rows } = await branch.record.list({ type: 'finding', parentId: pilot.id });
  expect(rows.map(({ state, title, dueOn }) => [state, title, dueOn !== null])).toEqual(
    expect.arrayContaining([
      ['confirmed', '问题0', true],
      ['confirmed', '问题1', true],
    ]),
  );
  await expect(takeRecordStep(office, pilot.id, 'close'), 'problems are open').rejects.toEqual(
    refused('invalid'),
  );
  const served = await world.db
    .selectFrom('record_measure')
    .innerJoin('measure', 'measure.id', 'record_measure.measure_id')
    .select('measure.code')
    .where('record_id', 'in', [pilot.id, id, rows[0]?.id ?? ''])
    .execute();
  expect(new Set(served.map(({ code }) => code))).toEqual(new Set(['17.3']));

  expect((await branch.appraisal.sheet({ id: pilot.id })).result?.shares).toEqual([167, 833, 0, 0]);
  await takeRecordStep(branch, pilot.id, 'question', { appealedOn: demoDay, appeal: '党课次数有误' });
  const again = await branch.appraisal.recheck({ id: pilot.id });
  expect(again.isSame).toBe(true);
  expect(again.reckoned).toEqual(again.published);
  await expect(
    takeRecordStep(secretary, pilot.id, 'correct', {
      answeredOn: demoDay,
      answer: '更正',
      grade: 'good',
      words: '',
    }),
    'the limit holds for corrections too',
  ).rejects.toEqual(refusedAt('grade'));
  await takeRecordStep(secretary, pilot.id, 'uphold', { answeredOn: demoDay, answer: '复算一致，维持。' });
  await expect(
    takeRecordStep(branch, pilot.id, 'question', { appealedOn: demoDay, appeal: '再来' }),
    'once',
  ).rejects.toEqual(refused('invalid'));
});
