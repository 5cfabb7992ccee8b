import { castBallot } from '@gangmu/server/appraisal/cast-ballot';
import { uuidv7 } from 'uuidv7';
import { takeRecordStep } from './take-record-step.ts';
import { contextOf, type World } from './world.ts';

const key = () => uuidv7();

/** The unit a demo account speaks for. */
export function unitOf(world: World, username: string): string {
  return world.accounts.find((account) => account.username === username)?.unitId ?? '';
}

/** The department’s cycle of a year. */
export async function findCycle(world: World, year: number) {
  const { rows } = await (await world.as('opa')).record.list({
    type: 'appraisalCycle',
    unitId: unitOf(world, 'opa'),
  });
  const found = rows.find((row) => row.body['year'] === year);
  if (!found) throw new Error(`no cycle ${year}`);
  return found;
}

const weights = [
  { raterClass: 'superiors', weight: 40 },
  { raterClass: 'peers', weight: 30 },
  { raterClass: 'members', weight: 30 },
];
/** Rules of a cycle; at most one in three or four gets the best grade. */
export const rules = {
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
export async function prepare(world: World, year: number, change: Record<string, unknown> = {}) {
  const office = await world.as('opa');
  const { id } = await office.record.create({
    key: key(),
    type: 'appraisalCycle',
    unitId: unitOf(world, 'opa'),
    body: { ...rules, year, ...change },
  });
  await takeRecordStep(office, id, 'list');
  const { reports } = await office.appraisal.cycle({ id });
  const pilot = reports.find(({ unitId }) => unitId === unitOf(world, 'brs'));
  const beside = reports.find(({ unitId }) => unitId === unitOf(world, 'brs2'));
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

/** Members of a branch without a post. */
export async function membersOf(world: World, unitId: string): Promise<string[]> {
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
export async function castAs(world: World, personId: string, id: string, appraisalId: string, grade: number) {
  const base = await contextOf(world.db, 'mb');
  const context = { ...base, actor: { userId: uuidv7(), personId, grants: [] } };
  return castBallot(context, { id, marks: [{ id: appraisalId, grade }] });
}
