import { castBallot } from '@gangmu/server/appraisal/cast-ballot';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { refused, refusedAt } from './refused.ts';
import { contextOf, demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

type Caller = Awaited<ReturnType<World['as']>>;
const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';
const key = () => uuidv7();

async function step(who: Caller, id: string, name: string, body?: Record<string, unknown>, reason?: string) {
  const { version } = await who.record.read({ id });
  const said = { ...(body ? { body } : {}), ...(reason ? { reason } : {}) };
  return who.record.step({ key: key(), id, step: name, expectedVersion: version, ...said });
}

async function findCycle(year: number, unitId: string) {
  const { rows } = await (await world.as('opa')).record.list({ type: 'appraisalCycle', unitId });
  const found = rows.find((row) => row.body['year'] === year);
  if (!found) throw new Error(`no cycle ${year}`);
  return found;
}

test('the demo world: last year is closed with grades within the limit, this year is prepared', async () => {
  const office = await world.as('opa');
  const past = await findCycle(2023, unitOf('opa'));
  expect(past.state).toBe('closed');
  const cycle = await office.appraisal.cycle({ id: past.id });
  const graded = cycle.reports.filter(({ grade }) => grade !== null);
  expect(graded).toHaveLength(8);
  expect(cycle.mostTop).toBe(3);
  expect(graded.filter(({ grade }) => grade === 'good')).toHaveLength(3);
  const codes = cycle.reports.map(({ unitName }) => unitName);
  expect(codes, 'by code, never by grade').toEqual(
    [...codes].toSorted((a, b) => codes.indexOf(a) - codes.indexOf(b)),
  );
  const staff = await world.as('gwa');
  const { rows } = await staff.record.list({ type: 'appraisalCycle', unitId: unitOf('gwa') });
  const now = await staff.appraisal.cycle({ id: rows[0]?.id ?? '' });
  expect(now.state).toBe('prepared');
  expect(now.reports).toHaveLength(12);
});

const weights = [
  { raterClass: 'superiors', weight: 40 },
  { raterClass: 'peers', weight: 30 },
  { raterClass: 'members', weight: 30 },
];
const rules = {
  startsOn: '2024-06-17',
  reportBy: '2024-06-19',
  level: 'branchSecretaries',
  gradeSet: 'good',
  weights,
  topShare: 34,
  reportMax: 300,
  smallest: null,
};

/** A cycle of the detailed department in which the pilot branch and three others report. */
async function prepare(year: number, change: Record<string, unknown> = {}) {
  const office = await world.as('opa');
  const { id } = await office.record.create({
    key: key(),
    type: 'appraisalCycle',
    unitId: unitOf('opa'),
    body: { ...rules, year, ...change },
  });
  await step(office, id, 'list');
  const { reports } = await office.appraisal.cycle({ id });
  const pilot = reports.find(({ unitId }) => unitId === unitOf('brs'));
  const beside = reports.find(({ unitId }) => unitId === unitOf('brs2'));
  const more = reports.filter((one) => one !== pilot && one !== beside && one.unitName.includes('支部'));
  if (!pilot || !beside) throw new Error('no pilot');
  const chosen = [pilot, beside, ...more.slice(0, 2)];
  await office.record.stepMany({
    key: key(),
    step: 'excuse',
    reason: '分年轮流述职',
    records: reports
      .filter((one) => !chosen.includes(one))
      .map((one) => ({ id: one.id, expectedVersion: one.version })),
  });
  return { id, office, pilot, beside, chosen };
}

async function membersOf(unitId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('membership')
    .leftJoin('post', 'post.person_id', 'membership.person_id')
    .select('membership.person_id as personId')
    .where('membership.unit_id', '=', unitId)
    .where('membership.status', '=', 'full')
    .where('post.id', 'is', null)
    .orderBy('membership.person_id')
    .execute();
  return rows.map(({ personId }) => personId);
}

/** One ballot of somebody without an account of the demo world, through the same door. */
async function castAs(personId: string, id: string, appraisalId: string, grade: number) {
  const base = await contextOf(world.db, 'mb');
  const context = { ...base, actor: { userId: uuidv7(), personId, grants: [] } };
  return castBallot(context, { id, marks: [{ id: appraisalId, grade }] });
}

test('a cycle is created by those who run it, on units that run one, and approved by another', async () => {
  const body = { ...rules, year: 2031 };
  const make = async (who: string, unitId: string, change: Record<string, unknown> = {}) =>
    (await world.as(who)).record.create({
      key: key(),
      type: 'appraisalCycle',
      unitId,
      body: { ...body, ...change },
    });
  await expect(make('opa2', unitOf('opa'))).rejects.toEqual(refused('not-found'));
  await expect(make('brs', unitOf('brs'))).rejects.toEqual(refused('not-found'));
  await expect(make('opa', unitOf('opa'), { level: 'organSecretaries' })).rejects.toEqual(refusedAt('level'));
  await expect(
    make('opa', unitOf('opa'), { weights: [{ raterClass: 'members', weight: 90 }] }),
  ).rejects.toEqual(refusedAt('weights'));
  await expect(make('opa', unitOf('opa'), { smallest: 4 }), 'never under five').rejects.toEqual(
    refusedAt('smallest'),
  );
  const { id } = await make('opa', unitOf('opa'));
  await expect(make('opa', unitOf('opa')), 'one a year').rejects.toEqual(refusedAt('year'));
  const secretary = await world.as('ops');
  await expect(step(secretary, id, 'start'), 'nobody reports').rejects.toEqual(refused('invalid'));
  await expect(step(await world.as('opa'), id, 'start')).rejects.toEqual(refused('not-allowed'));
  await expect(step(await world.as('gwl'), id, 'start'), 'nobody reports').rejects.toEqual(
    refused('invalid'),
  );
  await step(await world.as('opa'), id, 'list');
  await expect(
    secretary.record.step({ key: key(), id, step: 'start', expectedVersion: 1 }),
    'stale',
  ).rejects.toEqual(refused('changed-meanwhile'));
  const input = { key: key(), id, step: 'start', expectedVersion: 2 };
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
    step(await world.as('opa'), id, 'change', { ...body, topShare: 90 }),
    'the rules are frozen',
  ).rejects.toEqual(refused('not-in-this-state'));
});

test('the whole way: report, ballot, grades within the limit, problems that become findings, questioned and looked at again', async () => {
  const { id, office, pilot, beside, chosen } = await prepare(2032);
  const [secretary, branch] = [await world.as('ops'), await world.as('brs')];
  await expect(
    step(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '早' }),
    'not before the start',
  ).rejects.toEqual(refused('invalid'));
  await step(secretary, id, 'start');
  const sheet = await branch.appraisal.sheet({ id: pilot.id });
  expect(sheet.figures.map(({ figure }) => figure)).toContain('obligations');

  await expect(
    step(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '字'.repeat(301) }),
    'the limit of the cycle',
  ).rejects.toEqual(refusedAt('report'));
  await expect(
    step(await world.as('brs2'), pilot.id, 'submit', { reportedOn: demoDay, report: '别人' }),
  ).rejects.toEqual(refused('not-found'));
  await expect(
    step(await world.as('ops'), pilot.id, 'submit', { reportedOn: demoDay, report: '代写' }),
  ).rejects.toEqual(refused('not-allowed'));
  await step(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '字'.repeat(300) });

  const [first = '', ...members] = await membersOf(pilot.unitId);
  await expect(castAs(first, id, pilot.id, 0), 'not before the ballot').rejects.toMatchObject({
    reason: 'not-found',
  });
  await step(office, id, 'openBallot', { ballotUntil: demoDay });
  await castAs(first, id, pilot.id, 0);
  await expect(castAs(first, id, pilot.id, 1), 'once').rejects.toMatchObject({ reason: 'already-exists' });
  await expect(castAs(first, id, beside.id, 0), 'only the own branch').rejects.toMatchObject({
    reason: 'not-found',
  });
  await expect(castAs(first, id, pilot.id, 4)).rejects.toMatchObject({ reason: 'invalid' });
  await expect(branch.ballot.cast({ id, marks: [{ id: pilot.id, grade: 0 }] }), 'oneself').rejects.toEqual(
    refused('not-found'),
  );
  await branch.ballot.cast({ id, marks: [{ id: beside.id, grade: 0 }] });
  expect((await branch.ballot.list()).find((one) => one.id === id)).toMatchObject({ left: 2, all: 3 });
  await expect(office.ballot.cast({ id, marks: [{ id: pilot.id, grade: 0 }] }), 'no person').rejects.toEqual(
    refused('not-allowed'),
  );
  for (const personId of members.slice(0, 5)) await castAs(personId, id, pilot.id, 1);
  for (const personId of (await membersOf(beside.unitId)).slice(0, 4))
    await castAs(personId, id, beside.id, 3);
  const open = await office.appraisal.cycle({ id });
  expect(
    open.reports.every(({ result }) => result === null),
    'nothing is counted yet',
  ).toBe(true);

  await step(office, id, 'closeBallot', { countedOn: demoDay });
  await expect(castAs(members[7] ?? '', id, pilot.id, 0), 'over').rejects.toMatchObject({
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
  await expect(step(office, id, 'grade', { grades: two })).rejects.toMatchObject({
    cause: { details: [{ place: 'grades', text: { zh: '“好”等次至多 1 个（4 位的 34%），现有 2 个' } }] },
  });
  await expect(
    step(office, id, 'grade', { grades: grades({ [pilot.id]: 'good' }) }),
    'other than the ballot without a word',
  ).rejects.toMatchObject({ cause: { details: [{ place: expect.stringMatching(/^grades\.\d+\.apart$/) }] } });
  await expect(
    step(office, id, 'grade', { grades: grades({ [pilot.id]: 'excellent' }) }),
    'another set',
  ).rejects.toEqual(refused('invalid'));
  await expect(step(await world.as('opa2'), id, 'grade', { grades: two })).rejects.toEqual(
    refused('not-found'),
  );
  const last = grades({ [pilot.id]: 'fairlyGood', [beside.id]: 'good' });
  await step(office, id, 'grade', { grades: last.slice(1) });
  await expect(step(secretary, id, 'decide', { decidedOn: demoDay }), 'one is missing').rejects.toEqual(
    refused('invalid'),
  );
  await step(office, id, 'grade', { grades: last });
  await expect(step(office, id, 'decide', { decidedOn: demoDay })).rejects.toEqual(refused('not-allowed'));
  expect((await branch.record.read({ id: pilot.id })).body['grade'], 'not decided yet').toBeUndefined();
  await step(secretary, id, 'decide', { decidedOn: demoDay });
  expect((await branch.record.read({ id: pilot.id })).body['grade']).toBe('fairlyGood');

  const told = (count: number) => ({
    fedBackOn: demoDay,
    problems: Array.from({ length: count }, (_, at) => ({ text: `问题${at}`, weight: 'minor' })),
  });
  await expect(step(office, pilot.id, 'feedBack', told(0))).rejects.toEqual(refusedAt('problems'));
  await expect(step(office, pilot.id, 'feedBack', told(4))).rejects.toEqual(refused('invalid'));
  await step(office, pilot.id, 'feedBack', told(2));
  const { rows } = await branch.record.list({ type: 'finding', parentId: pilot.id });
  expect(rows.map(({ state, title, dueOn }) => [state, title, dueOn !== null])).toEqual(
    expect.arrayContaining([
      ['confirmed', '问题0', true],
      ['confirmed', '问题1', true],
    ]),
  );
  await expect(step(office, pilot.id, 'close'), 'problems are open').rejects.toEqual(refused('invalid'));
  const served = await world.db
    .selectFrom('record_measure')
    .innerJoin('measure', 'measure.id', 'record_measure.measure_id')
    .select('measure.code')
    .where('record_id', 'in', [pilot.id, id, rows[0]?.id ?? ''])
    .execute();
  expect(new Set(served.map(({ code }) => code))).toEqual(new Set(['17.3']));

  expect((await branch.appraisal.sheet({ id: pilot.id })).result?.shares).toEqual([167, 833, 0, 0]);
  await step(branch, pilot.id, 'question', { appealedOn: demoDay, appeal: '党课次数有误' });
  const again = await branch.appraisal.recheck({ id: pilot.id });
  expect(again.isSame).toBe(true);
  expect(again.reckoned).toEqual(again.published);
  await expect(
    step(secretary, pilot.id, 'correct', {
      answeredOn: demoDay,
      answer: '更正',
      grade: 'good',
      words: '',
    }),
    'the limit holds for corrections too',
  ).rejects.toEqual(refusedAt('grade'));
  await step(secretary, pilot.id, 'uphold', { answeredOn: demoDay, answer: '复算一致，维持。' });
  await expect(
    step(branch, pilot.id, 'question', { appealedOn: demoDay, appeal: '再来' }),
    'once',
  ).rejects.toEqual(refused('invalid'));
});

test('looking again shows what differs: a fact that came later, and a sum somebody changed in the database', async () => {
  const past = await findCycle(2023, unitOf('opa'));
  const office = await world.as('opa');
  const { reports } = await office.appraisal.cycle({ id: past.id });
  const pilot = reports.find(({ unitId }) => unitId === unitOf('brs'));
  const report = pilot?.id ?? '';
  const before = await office.appraisal.recheck({ id: report });
  expect(before.isSame).toBe(true);
  const differing = (of: typeof before) =>
    of.figures.filter(({ frozen, now }) => JSON.stringify(frozen) !== JSON.stringify(now));
  const was = differing(before).map(({ figure }) => figure);
  const fact = await world.db
    .selectFrom('fact')
    .selectAll()
    .where('unit_id', '=', unitOf('brs'))
    .where('metric', '=', 'session.partyLecture')
    .executeTakeFirstOrThrow();
  await world.db
    .insertInto('fact')
    .values({ ...fact, id: uuidv7(), on_day: '2023-11-03' })
    .execute();
  const after = await office.appraisal.recheck({ id: report });
  expect(differing(after).map(({ figure }) => figure)).toEqual(expect.arrayContaining([...was, 'lectures']));
  const lectures = after.figures.find(({ figure }) => figure === 'lectures');
  expect((lectures?.now.amount ?? 0) - (lectures?.frozen.amount ?? 0)).toBe(1);
  expect(after.isSame, 'a later fact is no other ballot').toBe(true);
  await world.db
    .insertInto('ballot_sum')
    .values({ appraisal_id: report, rater_class: 'superiors', grade: 3, count: 6 })
    .execute();
  const tampered = await office.appraisal.recheck({ id: report });
  expect(tampered.isSame).toBe(false);
  expect(tampered.reckoned).not.toEqual(tampered.published);
});

test('every figure opens to what is behind it, and as many as it says', async () => {
  const { id, office, pilot } = await prepare(2024);
  await step(await world.as('ops'), id, 'start');
  const sheet = await office.appraisal.sheet({ id: pilot.id });
  const { lastProblems } = await office.appraisal.cycle({ id });
  expect(lastProblems, 'the opening check').toHaveLength(9);
  expect(new Set(lastProblems.map(({ state }) => state))).toEqual(new Set(['closed']));
  expect(sheet.lastProblems).toHaveLength(2);
  for (const { figure, amount, of } of sheet.figures) {
    let [sum, rows, cursor] = [0, 0, ''];
    for (;;) {
      const page = await office.appraisal.facts({ id: pilot.id, figure, cursor, limit: 200 });
      rows += page.rows.length;
      sum += page.rows.reduce((total, row) => total + row.amount, 0);
      if (page.next === null) break;
      cursor = page.next;
    }
    if (of === null) expect(sum, figure).toBeCloseTo(amount);
    else expect(rows, figure).toBeGreaterThanOrEqual(of);
  }
  expect(sheet.figures.find(({ figure }) => figure === 'themeDays')?.amount).toBeGreaterThan(0);
  const { rows } = await office.appraisal.facts({ id: pilot.id, figure: 'themeDays' });
  expect(
    rows.every(({ record }) => record === null),
    'content opens by its own right alone',
  ).toBe(true);
  const own = await (await world.as('brs')).appraisal.facts({ id: pilot.id, figure: 'themeDays' });
  expect(own.rows.every(({ record }) => record !== null)).toBe(true);
  await expect(
    (await world.as('brs2')).appraisal.facts({ id: pilot.id, figure: 'themeDays' }),
  ).rejects.toEqual(refused('not-found'));
});

test('a ballot whose key is lost is annulled by a leader with a reason, and held again', async () => {
  const { id, office, pilot } = await prepare(2033);
  const [secretary, branch] = [await world.as('ops'), await world.as('brs')];
  await step(secretary, id, 'start');
  await step(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '述职' });
  await step(office, id, 'openBallot', { ballotUntil: demoDay });
  const [first = ''] = await membersOf(pilot.unitId);
  await castAs(first, id, pilot.id, 0);
  const { dataDir } = await contextOf(world.db, 'mb');
  await rm(join(dataDir, 'ballot-keys', id));
  await expect(castAs(first, id, pilot.id, 0)).rejects.toMatchObject({ reason: 'unavailable' });
  await expect(step(office, id, 'closeBallot', { countedOn: demoDay })).rejects.toEqual(
    refused('unavailable'),
  );
  await expect(step(office, id, 'annulBallot', undefined, '密钥遗失')).rejects.toEqual(
    refused('not-allowed'),
  );
  await expect(step(secretary, id, 'annulBallot')).rejects.toEqual(refused('invalid'));
  await step(secretary, id, 'annulBallot', undefined, '密钥遗失');
  const left = await world.db.selectFrom('ballot').select('id').where('cycle_id', '=', id).execute();
  expect(left).toEqual([]);
  await step(office, id, 'openBallot', { ballotUntil: demoDay });
  await castAs(first, id, pilot.id, 0);
});

test('the committee’s own secretary is graded by those above alone, not by his own office', async () => {
  const { rows } = await (await world.as('gwa')).record.list({
    type: 'appraisalCycle',
    unitId: unitOf('gwa'),
  });
  const cycle = rows[0]?.id ?? '';
  const office = await world.as('opa');
  await expect(office.appraisal.cycle({ id: cycle })).rejects.toEqual(refused('not-found'));
  const { rows: reports } = await office.record.list({ type: 'appraisal', unitId: unitOf('opa') });
  const own = reports.find(({ unitId, parentId }) => unitId === unitOf('opa') && parentId === cycle);
  expect(own).toBeDefined();
  const read = await office.record.read({ id: own?.id ?? '' });
  expect(read.steps.map(({ name }) => name)).toEqual([]);
  await expect(step(office, own?.id ?? '', 'excuse', undefined, '自己免')).rejects.toEqual(
    refused('not-allowed'),
  );
});
