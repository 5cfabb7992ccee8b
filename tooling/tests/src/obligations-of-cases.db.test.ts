import { listDueActs } from '@gangmu/db/due-acts';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closedDay, openDuties } from './open-duties.ts';
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

test('an election: owed in the year the term ends, met by that held in time, frozen, corrected', async () => {
  const unitId = duties.unitOf('brs');
  const root = await world.as('gwa');
  await root.mechanism.setParameter({
    key: uuidv7(),
    name: 'M39.branchTermYears',
    value: 4,
    effectiveFrom: '2024-08-01',
    regulationId: null,
    clause: '',
    expectedVersion: 0,
  });
  await duties.judge(demoDay, unitId);
  expect(await duties.rowOf(unitId, 'ob.election', '2024')).toMatchObject({ status: 'due', owed: 1, met: 0 });
  const day = '2024-09-20';
  const [secretary, office, organ] = [
    await world.as('brs', day),
    await world.as('odc', day),
    await world.as('ops', day),
  ];
  const person = (await listStandingMembers(world, unitId)).find(({ status }) => status === 'full')?.id;
  const id = await createRecord(secretary, 'branchElection', unitId, {
    occasion: 'termEnd',
    openedOn: '2024-06-20',
  });
  await takeRecordStep(secretary, id, 'request', { requestedOn: '2024-07-01', requestNo: '请1' });
  await takeRecordStep(organ, id, 'reply', { repliedOn: '2024-07-10', replyNo: '批1' });
  await takeRecordStep(secretary, id, 'nominate', { nominatedOn: '2024-08-01' });
  await takeRecordStep(office, id, 'opine', { opinion: 'agree' });
  await takeRecordStep(secretary, id, 'propose', { slateOn: '2024-08-10', seats: 1, candidates: 1 });
  await takeRecordStep(organ, id, 'replySlate', { slateRepliedOn: '2024-08-20', slateNo: '批2' });
  const elected = [{ post: 'secretary', person, votes: 14 }];
  await takeRecordStep(secretary, id, 'elect', {
    electedOn: '2024-09-01',
    entitled: 19,
    present: 16,
    elected,
  });
  await takeRecordStep(secretary, id, 'report', { reportedOn: '2024-09-05', reportNo: '请2' });
  await takeRecordStep(organ, id, 'approve', { approvedOn: day, approvalNo: '批3' });
  await duties.judge(day);
  expect(await duties.rowOf(unitId, 'ob.election', '2024')).toMatchObject({ status: 'met', owed: 1, met: 1 });
  const years = async (of: string) => (await root.unit.byIds({ ids: [of] }))[0]?.termYears;
  expect(await years(unitId), 'the term that begins has the length in force on its day').toBe(4);
  expect(await years(duties.unitOf('brs2')), 'a running term keeps its own').toBe(3);
  await duties.judge(closedDay, unitId);
  expect(await duties.rowOf(unitId, 'ob.election', '2024')).toMatchObject({ frozenMet: 1, corrected: 0 });
  await world.db
    .updateTable('fact')
    .set({ on_day: '2024-12-25' })
    .where('record_id', '=', id)
    .where('metric', '=', 'election.termEnd')
    .execute();
  await duties.judge(closedDay, unitId);
  expect(await duties.rowOf(unitId, 'ob.election', '2024')).toMatchObject({
    status: 'metLate',
    late: 1,
    corrected: 1,
  });
});

test('the return of a quarter: due after it, met when signed, frozen, corrected; what it says is not read', async () => {
  const unitId = duties.unitOf('odc');
  await duties.judge(demoDay, unitId);
  expect(await duties.rowOf(unitId, 'ob.fourForms', '2024Q1')).toMatchObject({ status: 'met', frozenMet: 1 });
  expect(await duties.boardOf('dpg', 'ob.fourForms', 'last', demoDay)).toMatchObject({
    met: 1,
    of: 1,
    percent: null,
  });
  await duties.judge('2024-07-05', unitId);
  expect(await duties.rowOf(unitId, 'ob.fourForms', '2024Q2')).toMatchObject({
    status: 'due',
    owed: 1,
    met: 0,
  });
  const acts = await listDueActs(world.db, [unitId], '2024-07-31');
  expect(
    acts.map(({ id, dueOn }) => [id, dueOn]),
    'its own last day, not that of the quarter',
  ).toContainEqual(['ob.fourForms/2024Q2', '2024-07-12']);
  const officer = await world.as('odc', '2024-07-08');
  const figures = [7, 6, 5, 0, 9, 14, 11];
  const form = { unitId, form: 'fourForms' as const, year: 2024, period: 2, figures, expectedVersion: 0 };
  const draft = await officer.restrictedReturn.draft({ key: uuidv7(), ...form });
  await officer.restrictedReturn.sign({ key: uuidv7(), id: draft.id, expectedVersion: draft.version });
  await duties.judge('2024-07-08');
  expect(await duties.rowOf(unitId, 'ob.fourForms', '2024Q2')).toMatchObject({
    status: 'met',
    frozenMet: null,
  });
  await duties.judge('2024-07-16', unitId);
  expect(await duties.rowOf(unitId, 'ob.fourForms', '2024Q2')).toMatchObject({ frozenMet: 1, corrected: 0 });
  await world.db
    .updateTable('restricted_return')
    .set({ signed_on: '2024-07-15' })
    .where('id', '=', draft.id)
    .execute();
  await duties.judge('2024-07-16', unitId);
  expect(await duties.rowOf(unitId, 'ob.fourForms', '2024Q2')).toMatchObject({
    status: 'metLate',
    corrected: 1,
  });
});

/** Judges a case from owed over met and frozen to corrected; `seen` are the days it is looked at, by steps of its own. */
async function followCase(
  unitId: string,
  { rule, period, id }: { rule: string; period: string; id: string },
  look: (on: string) => Promise<unknown>,
  days: { owed: string; seen: string; closed: string },
): Promise<void> {
  await duties.judge(days.owed, unitId);
  const before = await duties.rowOf(unitId, rule, period);
  expect(before?.status).toBe('due');
  await look(days.seen);
  await duties.judge(days.seen);
  const met = Number(before?.met) + 1;
  expect(await duties.rowOf(unitId, rule, period)).toMatchObject({ owed: before?.owed, met });
  await duties.judge(days.closed, unitId);
  expect(await duties.rowOf(unitId, rule, period)).toMatchObject({
    frozenOwed: before?.owed,
    frozenMet: met,
    corrected: 0,
  });
  await world.db.deleteFrom('record').where('id', '=', id).execute();
  await duties.judge(days.closed, unitId);
  const after = await duties.rowOf(unitId, rule, period);
  if (Number(before?.owed) > 1) expect(after).toMatchObject({ met: met - 1, frozenMet: met, corrected: 1 });
  else expect(after, 'what stood stays where nobody owes it any more').toMatchObject({ frozenMet: met });
}

test('an activist is looked at in each half-year; a look of the first is not lost by one of the second', async () => {
  const unitId = duties.unitOf('brs');
  const secretary = await world.as('brs', '2024-01-08');
  const applicant = (await listStandingMembers(world, unitId)).find(
    ({ status }) => status === 'applicant',
  )?.id;
  const applied = { applicant, appliedOn: '2023-06-01' };
  const id = await createRecord(secretary, 'membershipDevelopment', unitId, applied);
  await takeRecordStep(secretary, id, 'talk', { talkedOn: '2023-06-10' });
  await takeRecordStep(secretary, id, 'choose', { activistOn: '2023-07-20', recommendedBy: 'members' });
  const look = async (on: string) =>
    takeRecordStep(await world.as('brs', on), id, 'look', { lookedAtOn: on });
  await duties.judge('2024-02-01', unitId);
  const before = await duties.rowOf(unitId, 'ob.activistReview', '2024H1');
  await look('2024-02-02');
  await look('2024-08-02');
  await duties.judge('2024-08-02');
  expect(await duties.rowOf(unitId, 'ob.activistReview', '2024H1')).toMatchObject({
    met: Number(before?.met) + 1,
  });
  const days = { owed: '2025-01-05', seen: '2025-01-06', closed: '2025-07-20' };
  await followCase(unitId, { rule: 'ob.activistReview', period: '2025H1', id }, look, days);
});

test('a floating member is contacted in each half-year', async () => {
  const unitId = duties.unitOf('brs2');
  const secretary = await world.as('brs2', '2024-01-08');
  const person = (await listStandingMembers(world, unitId)).find(({ status }) => status === 'full')?.id;
  const id = await createRecord(secretary, 'floatingMember', unitId, {
    person,
    leftOn: '2023-10-01',
    region: '示范市',
    takesPart: 'there',
  });
  const look = async (on: string) =>
    takeRecordStep(await world.as('brs2', on), id, 'contact', { contactedOn: on });
  const days = { owed: '2024-02-01', seen: '2024-03-01', closed: '2024-07-20' };
  await followCase(unitId, { rule: 'ob.floatingContact', period: '2024H1', id }, look, days);
});

test('a risk point is reviewed in each year, by the unit that keeps it', async () => {
  const unitId = duties.unitOf('opa');
  const { id } = await world.db
    .selectFrom('record')
    .select('id')
    .where('type', '=', 'integrityRisk')
    .where('unit_id', '=', unitId)
    .where('state', '=', 'active')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const look = async (on: string) =>
    takeRecordStep(await world.as('opa', on), id, 'review', { reviewedOn: on });
  const days = { owed: demoDay, seen: '2024-06-21', closed: closedDay };
  await followCase(unitId, { rule: 'ob.riskReview', period: '2024', id }, look, days);
});
