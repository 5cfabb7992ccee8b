import { listMeasures } from '@gangmu/db/measure';
import { carriedHeading } from '@gangmu/domain/items/carry-over';
import { measureFields, type MeasureFields } from '@gangmu/domain/items/measure';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
let last: string;
let now: string;
beforeAll(async () => {
  world = await demoWorld();
  const staff = await world.as('gwa');
  last = (await staff.plan.list())[0]?.id ?? '';
  now = await importYear(2025);
}, 120_000);
afterAll(() => world.close());

const key = () => uuidv7();

/** A draft of that year: the text of 2024 with one heading rewritten, so that its measures find no home of their own. */
async function importYear(year: number): Promise<string> {
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  const staff = await world.as('gwa');
  const changed = text.replaceAll('2024年', `${year}年`).replace('深化“四强”党支部建设', '另起炉灶谈别事');
  const { id } = await staff.plan.import({ key: key(), text: changed, sourceName: `${year}年要点` });
  await world.db.updateTable('plan').set({ year }).where('id', '=', id).execute();
  return id;
}

const readPlan = async (id: string) => (await world.as('gwa')).plan.read({ id });
const idOf = async (planId: string, code: string) =>
  (await readPlan(planId)).measures.find((measure) => measure.code === code)?.id ?? '';

async function carry(
  codes: readonly string[],
  clocks: 'moved' | 'unset' = 'moved',
  alike: 'join' | 'add' = 'add',
) {
  const measureIds = await Promise.all(codes.map((code) => idOf(last, code)));
  const { version } = await readPlan(now);
  const input = {
    id: now,
    expectedVersion: version,
    fromPlanId: last,
    measureIds,
    clocks,
    alike,
    key: key(),
  };
  return (await world.as('gwa')).plan.carryOver(input);
}

test('what is carried keeps everything that was decided, begins anew, and is numbered with its neighbours', async () => {
  const before = await listMeasures(world.db, now);
  await carry(['1.5', '5.2', '8.3']);
  const origins = (await listMeasures(world.db, last)).filter(({ code }) =>
    ['1.5', '5.2', '8.3'].includes(code),
  );
  const carried = (await listMeasures(world.db, now)).filter(({ carriedFrom }) => carriedFrom !== null);
  expect(carried.map(({ carriedFrom }) => carriedFrom)).toEqual(origins.map(({ id }) => id));
  for (const [index, measure] of carried.entries()) {
    const origin = origins[index];
    expect(measure.text).toBe(origin?.text);
    expect([measure.state, measure.triggeredOn, measure.closedOn]).toEqual(['draft', null, null]);
    for (const name of Object.keys(measureFields.shape) as (keyof MeasureFields)[]) // keys of the schema
      if (name !== 'clock') expect(measure[name], `${measure.code} ${name}`).toEqual(origin?.[name]);
    if (origin?.clock?.type === 'fixed')
      expect(measure.clock).toEqual({ type: 'fixed', due: origin.clock.due.replace('2024', '2025') });
  }
  const all = await listMeasures(world.db, now);
  expect(all).toHaveLength(before.length + 3);
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  expect(all.map(({ sort }) => sort)).toEqual(all.map((_, index) => index));
});

test('it stands under the heading that speaks of the same, else under one of its own', async () => {
  const plan = await readPlan(now);
  const itemOf = async (code: string) => {
    const origin = await idOf(last, code);
    const measure = plan.measures.find(({ carriedFrom }) => carriedFrom === origin);
    return plan.items.find(({ id }) => id === measure?.itemId);
  };
  expect((await itemOf('5.2'))?.no).toBe(5);
  expect(await itemOf('8.3')).toMatchObject({ heading: carriedHeading, no: 20 });
  expect(plan.measures.at(-1)?.code).toBe('20.1');
});

test('carrying the same again changes nothing, a repeated key answers the same', async () => {
  const before = [await readPlan(now), await listMeasures(world.db, now)];
  await expect(carry(['1.5', '8.3'])).rejects.toEqual(refused('already-exists'));
  expect([await readPlan(now), await listMeasures(world.db, now)]).toEqual(before);
  await carry(['1.5', '3.1']);
  const links = (await world.as('gwa')).plan.links({ id: now });
  expect((await links).from.map(({ code }) => code).sort()).toEqual(['1.5', '3.1', '5.2', '8.3']);
});

test('both plans name each other; who may not see the draft does not hear of it', async () => {
  const [origin, carried] = [await idOf(last, '8.3'), await idOf(now, '20.1')];
  const staff = await world.as('gwa');
  expect((await staff.plan.links({ id: now })).from).toContainEqual({
    id: carried,
    planId: last,
    measureId: origin,
    year: 2024,
    code: '8.3',
  });
  expect((await staff.plan.links({ id: last })).to).toContainEqual({
    id: origin,
    planId: now,
    measureId: carried,
    year: 2025,
    code: '20.1',
  });
  const member = await world.as('mb');
  expect((await member.plan.links({ id: last })).to).toEqual([]);
  await expect(member.plan.links({ id: now })).rejects.toEqual(refused('not-found'));
});

test('days that are not moved are a gap for the planner', async () => {
  const fixed = (await listMeasures(world.db, last)).filter(({ clock }) => clock?.type === 'fixed');
  const [one] = fixed.filter(({ code }) => !['1.5', '5.2', '8.3', '3.1'].includes(code));
  await carry([one?.code ?? ''], 'unset');
  const carried = (await listMeasures(world.db, now)).find(({ carriedFrom }) => carriedFrom === one?.id);
  expect(carried?.clock).toBeNull();
  const gaps = await (await world.as('gwa')).plan.gaps({ id: now });
  expect(gaps.some(({ text }) => text.zh.includes(carried?.code ?? '—'))).toBe(true);
});

test('each carrying is one step that is taken back whole, with the heading it had made', async () => {
  const staff = await world.as('gwa');
  for (let round = 0; round < 3; round += 1) {
    const { version } = await readPlan(now);
    await staff.plan.undo({ id: now, expectedVersion: version, key: key() });
  }
  const plan = await readPlan(now);
  expect(plan.measures.filter(({ carriedFrom }) => carriedFrom !== null)).toEqual([]);
  expect(plan.items.map(({ no }) => no)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
  expect(plan.canUndo).toBeNull();
});

test('what this year’s text has in its own words goes on there: decided if it was not, and left as it is if it was', async () => {
  const staff = await world.as('gwa');
  const before = await listMeasures(world.db, now);
  const decidedId = await idOf(now, '5.2');
  const { version } = await readPlan(now);
  await staff.plan.changeMeasures({
    id: now,
    expectedVersion: version,
    measureIds: [decidedId],
    patch: { closingStandard: '今年另定的标准' },
    key: key(),
  });
  const decided = (await readPlan(now)).measures.find(({ id }) => id === decidedId);
  await carry(['1.5', '5.2'], 'moved', 'join');
  const origins = (await readPlan(last)).measures;
  const after = (await readPlan(now)).measures;
  expect(after).toHaveLength(before.length);
  const find = (code: string) => after.find((measure) => measure.code === code);
  const origin = origins.find(({ code }) => code === '1.5');
  expect(find('1.5')).toMatchObject({
    carriedFrom: origin?.id,
    leadUnitId: origin?.leadUnitId,
    closingStandard: origin?.closingStandard,
    implementers: origin?.implementers,
  });
  expect(find('5.2')).toEqual({
    ...decided,
    version: (decided?.version ?? 0) + 1,
    carriedFrom: origins.find(({ code }) => code === '5.2')?.id,
  });
  for (let round = 0; round < 2; round += 1) {
    const at = { id: now, expectedVersion: (await readPlan(now)).version, key: key() };
    await staff.plan.undo(at);
  }
  const undone = (await listMeasures(world.db, now)).map(({ version: _version, ...measure }) => measure);
  expect(undone).toEqual(before.map(({ version: _version, ...measure }) => measure));
});

test('neither a later year nor a foreign measure nor a plan that moved meanwhile is carried', async () => {
  const staff = await world.as('gwa');
  const { version } = await readPlan(now);
  const measureIds = [await idOf(last, '1.5')];
  const alike = 'add' as const;
  const input = () => ({
    alike,
    id: now,
    expectedVersion: version,
    fromPlanId: last,
    measureIds,
    key: key(),
  });
  await expect(
    staff.plan.carryOver({ ...input(), clocks: 'moved', expectedVersion: version + 1 }),
  ).rejects.toEqual(refused('changed-meanwhile'));
  await expect(staff.plan.carryOver({ ...input(), clocks: 'moved', measureIds: [uuidv7()] })).rejects.toEqual(
    refused('not-found'),
  );
  await expect(
    staff.plan.carryOver({
      ...input(),
      clocks: 'moved',
      fromPlanId: now,
      measureIds: [await idOf(now, '1.1')],
    }),
  ).rejects.toEqual(refused('invalid'));
  await expect(
    staff.plan.carryOver({ ...input(), clocks: 'moved', id: last, fromPlanId: now }),
  ).rejects.toThrow();
  await expect((await world.as('gwl')).plan.carryOver({ ...input(), clocks: 'moved' })).rejects.toEqual(
    refused('not-allowed'),
  );
});

test('a chain over three years can be followed link by link, and the audit names what was carried', async () => {
  await carry(['8.3']);
  const [third, second] = [await importYear(2026), await idOf(now, '20.1')];
  await world.db.updateTable('plan').set({ published_version: 1 }).where('id', '=', now).execute();
  await world.db.updateTable('measure').set({ state: 'issued' }).where('id', '=', second).execute();
  const staff = await world.as('gwa');
  await staff.plan.carryOver({
    id: third,
    expectedVersion: 1,
    fromPlanId: now,
    measureIds: [second],
    clocks: 'moved',
    alike: 'add',
    key: key(),
  });
  const [link] = (await staff.plan.links({ id: third })).from;
  expect(link).toMatchObject({ planId: now, measureId: second, year: 2025 });
  const [before] = (await staff.plan.links({ id: link?.planId ?? '' })).from;
  expect(before).toMatchObject({ planId: last, measureId: await idOf(last, '8.3'), year: 2024 });
  const row = await world.db
    .selectFrom('audit')
    .select('after_json')
    .where('verb', '=', 'plan.carryOver')
    .where('outcome', '=', 'done')
    .where('subject_id', '=', third)
    .executeTakeFirstOrThrow();
  expect(row.after_json).toContain(link?.id);
});
