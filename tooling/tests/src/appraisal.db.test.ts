import { castBallot } from '@gangmu/server/appraisal/cast-ballot';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
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
  const now = await office.appraisal.cycle({ id: (await findCycle(2024, unitOf('opa'))).id });
  expect(now.state).toBe('prepared');
  expect(now.reports).toHaveLength(43);
  expect(now.lastProblems).toHaveLength(9);
  expect(new Set(now.lastProblems.map(({ state }) => state))).toEqual(new Set(['closed']));
});
