import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { castAs, findCycle, membersOf, prepare, unitOf } from './appraisal-stage.ts';
import { refused } from './refused.ts';
import { takeRecordStep } from './take-record-step.ts';
import { contextOf, demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

test('the demo world: last year is closed with grades within the limit, this year is prepared', async () => {
  const office = await world.as('opa');
  const past = await findCycle(world, 2023);
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
  const { rows } = await staff.record.list({ type: 'appraisalCycle', unitId: unitOf(world, 'gwa') });
  const now = await staff.appraisal.cycle({ id: rows[0]?.id ?? '' });
  expect(now.state).toBe('prepared');
  expect(now.reports).toHaveLength(12);
});

test('looking again shows what differs: a fact that came later, and a sum somebody changed in the database', async () => {
  const past = await findCycle(world, 2023);
  const office = await world.as('opa');
  const { reports } = await office.appraisal.cycle({ id: past.id });
  const pilot = reports.find(({ unitId }) => unitId === unitOf(world, 'brs'));
  const report = pilot?.id ?? '';
  const before = await office.appraisal.recheck({ id: report });
  expect(before.isSame).toBe(true);
  const differing = (of: typeof before) =>
    of.figures.filter(({ frozen, now }) => JSON.stringify(frozen) !== JSON.stringify(now));
  const was = differing(before).map(({ figure }) => figure);
  const fact = await world.db
    .selectFrom('fact')
    .selectAll()
    .where('unit_id', '=', unitOf(world, 'brs'))
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
  const { id, office, pilot } = await prepare(world, 2024);
  await takeRecordStep(await world.as('ops'), id, 'start');
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
  const { id, office, pilot } = await prepare(world, 2033);
  const [secretary, branch] = [await world.as('ops'), await world.as('brs')];
  await takeRecordStep(secretary, id, 'start');
  await takeRecordStep(branch, pilot.id, 'submit', { reportedOn: demoDay, report: '述职' });
  await takeRecordStep(office, id, 'openBallot', { ballotUntil: demoDay });
  const [first = ''] = await membersOf(world, pilot.unitId);
  await castAs(world, first, id, pilot.id, 0);
  const { dataDir } = await contextOf(world.db, 'mb');
  await rm(join(dataDir, 'ballot-keys', id));
  await expect(castAs(world, first, id, pilot.id, 0)).rejects.toMatchObject({ reason: 'unavailable' });
  await expect(takeRecordStep(office, id, 'closeBallot', { countedOn: demoDay })).rejects.toEqual(
    refused('unavailable'),
  );
  await expect(takeRecordStep(office, id, 'annulBallot', undefined, '密钥遗失')).rejects.toEqual(
    refused('not-allowed'),
  );
  await expect(takeRecordStep(secretary, id, 'annulBallot')).rejects.toEqual(refused('invalid'));
  await takeRecordStep(secretary, id, 'annulBallot', undefined, '密钥遗失');
  const left = await world.db.selectFrom('ballot').select('id').where('cycle_id', '=', id).execute();
  expect(left).toEqual([]);
  await takeRecordStep(office, id, 'openBallot', { ballotUntil: demoDay });
  await castAs(world, first, id, pilot.id, 0);
});

test('the committee’s own secretary is graded by those above alone, not by his own office', async () => {
  const { rows } = await (await world.as('gwa')).record.list({
    type: 'appraisalCycle',
    unitId: unitOf(world, 'gwa'),
  });
  const cycle = rows[0]?.id ?? '';
  const office = await world.as('opa');
  await expect(office.appraisal.cycle({ id: cycle })).rejects.toEqual(refused('not-found'));
  const { rows: reports } = await office.record.list({ type: 'appraisal', unitId: unitOf(world, 'opa') });
  const own = reports.find(({ unitId, parentId }) => unitId === unitOf(world, 'opa') && parentId === cycle);
  expect(own).toBeDefined();
  const read = await office.record.read({ id: own?.id ?? '' });
  expect(read.steps.map(({ name }) => name)).toEqual([]);
  await expect(takeRecordStep(office, own?.id ?? '', 'excuse', undefined, '自己免')).rejects.toEqual(
    refused('not-allowed'),
  );
});
