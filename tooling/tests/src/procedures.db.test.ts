import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused, refusedAt } from './refused.ts';
import { createRecord, listStandingMembers, takeRecordStep } from './take-record-step.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';
const members = (username: string) => listStandingMembers(world, unitOf(username));

test('P4: a branch is led through its election; posts start, old ones and their roles end the same day', async () => {
  const [secretary, office, organ] = [
    await world.as('brs', '2024-09-20'),
    await world.as('odc', '2024-09-20'),
    await world.as('ops', '2024-09-20'),
  ];
  const unitId = unitOf('brs');
  const people = (await members('brs')).filter((person) => person.status === 'full').slice(-3);
  const id = await createRecord(secretary, 'branchElection', unitId, {
    occasion: 'termEnd',
    openedOn: '2024-06-20',
  });
  await expect(takeRecordStep(secretary, id, 'nominate', {})).rejects.toEqual(refused('not-in-this-state'));
  await takeRecordStep(secretary, id, 'request', { requestedOn: '2024-07-01', requestNo: '请〔2024〕1号' });
  await expect(
    takeRecordStep(secretary, id, 'reply', { repliedOn: '2024-07-10', replyNo: '批1' }),
  ).rejects.toEqual(refused('not-allowed'));
  await takeRecordStep(organ, id, 'reply', { repliedOn: '2024-07-10', replyNo: '批〔2024〕1号' });
  await takeRecordStep(secretary, id, 'nominate', { nominatedOn: '2024-08-01' });
  await takeRecordStep(office, id, 'opine', { opinion: 'agree' });
  await takeRecordStep(secretary, id, 'propose', { slateOn: '2024-08-10', seats: 3, candidates: 4 });
  await takeRecordStep(organ, id, 'replySlate', { slateRepliedOn: '2024-08-20', slateNo: '批〔2024〕2号' });
  const meeting = (present: number) => ({
    electedOn: '2024-09-01',
    entitled: 19,
    present,
    elected: [
      { post: 'secretary', person: people[0]?.id, votes: 14 },
      { post: 'organizationCommissioner', person: people[1]?.id, votes: 13 },
      { post: 'publicityCommissioner', person: people[2]?.id, votes: 12 },
    ],
  });
  await expect(takeRecordStep(secretary, id, 'elect', meeting(15))).rejects.toEqual(refusedAt('present'));
  await takeRecordStep(secretary, id, 'elect', meeting(16));
  await takeRecordStep(secretary, id, 'report', { reportedOn: '2024-09-05', reportNo: '请〔2024〕2号' });
  await takeRecordStep(organ, id, 'approve', { approvedOn: '2024-09-20', approvalNo: '批〔2024〕3号' });
  const posts = await world.db
    .selectFrom('post')
    .select(['person_id as person', 'type', 'elected_on as electedOn', 'approved_no as no'])
    .where('unit_id', '=', unitId)
    .where('to_on', 'is', null)
    .orderBy('type')
    .execute();
  expect(
    posts.filter((post) => post.electedOn === '2024-09-01').map(({ type, person, no }) => [type, person, no]),
  ).toEqual([
    ['organizationCommissioner', people[1]?.id, '批〔2024〕3号'],
    ['publicityCommissioner', people[2]?.id, '批〔2024〕3号'],
    ['secretary', people[0]?.id, '批〔2024〕3号'],
  ]);
  expect(posts.filter((post) => post.electedOn === null && post.type.endsWith('ommissioner'))).toEqual([]);
  const unit = await world.db
    .selectFrom('unit')
    .select(['elected_on as electedOn', 'postponed_to as postponedTo'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  expect(unit).toEqual({ electedOn: '2024-09-01', postponedTo: null });
  const after = await world.as('brs', '2024-09-20');
  await expect(after.record.list({ type: 'integrityRisk' })).rejects.toEqual(refused('not-allowed'));
  expect((await organ.record.read({ id })).history.map((row) => row.step)).toEqual(
    expect.arrayContaining(['create', 'request', 'reply', 'elect', 'approve']),
  );
});

test('C2: 14 months are refused, after the end too; who asked cannot approve; the term then runs on', async () => {
  const [secretary, organ, office] = [await world.as('brs2'), await world.as('ops'), await world.as('opa')];
  const unitId = unitOf('brs2');
  const [before] = await office.unit.byIds({ ids: [unitId] });
  const asked = (months: number) => ({ askedOn: '2024-06-20', months, why: '人事调整' });
  await expect(createRecord(secretary, 'branchPostponement', unitId, asked(14))).rejects.toEqual(
    refusedAt('months'),
  );
  const id = await createRecord(secretary, 'branchPostponement', unitId, asked(12));
  const late = await world.as('brs2', '2028-01-10');
  await expect(
    createRecord(late, 'branchPostponement', unitId, { ...asked(3), askedOn: '2028-01-10' }),
  ).rejects.toEqual(refusedAt('askedOn'));
  await takeRecordStep(organ, id, 'approve', { approvedOn: '2024-06-20', approvalNo: '批〔2024〕7号' });
  const unit = await world.db
    .selectFrom('unit')
    .select('postponed_to as to')
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  expect(unit.to?.slice(4)).toBe(before?.electedOn?.slice(4));
  expect(Number(unit.to?.slice(0, 4))).toBe(Number(before?.electedOn?.slice(0, 4)) + 4);
  await expect(createRecord(secretary, 'branchPostponement', unitId, asked(1))).rejects.toEqual(
    refusedAt('months'),
  );
});

test('P6: a member applies for aid; only the secretary, the person and the named handler read it', async () => {
  const [member, secretary] = [await world.as('mb'), await world.as('brs2')];
  const unitId = unitOf('mb');
  const known = await member.record.prefill({ type: 'hardshipAid', unitId });
  const person = known.body['person'];
  const body = { person, appliedOn: '2024-06-20', class: 'a', nominated: 'self' };
  const other = (await members('mb')).find((one) => one.id !== person)?.id;
  await expect(createRecord(member, 'hardshipAid', unitId, { ...body, person: other })).rejects.toEqual(
    refused('not-found'),
  );
  await expect(createRecord(member, 'hardshipAid', unitId, { ...body, illness: '某病' })).rejects.toEqual(
    refused('invalid'),
  );
  const id = await createRecord(member, 'hardshipAid', unitId, body);
  for (const username of ['gwa', 'gwl', 'dpg', 'opa', 'odc', 'uni', 'brc', 'cl', 'brs2', 'opa2']) {
    const stranger = await world.as(username);
    await expect(stranger.record.read({ id }), username).rejects.toEqual(refused('not-found'));
    await expect(
      stranger.record.nameHandler({ key: uuidv7(), id, expectedVersion: 1, handlerId: id }),
      username,
    ).rejects.toEqual(refused('not-found'));
  }
  expect(secretary).toBeDefined();
  const organ = await world.as('ops');
  const union = (await organ.record.handlers({ id })).find((account) =>
    account.name.startsWith('经纬机关党委专职'),
  );
  await organ.record.nameHandler({ key: uuidv7(), id, expectedVersion: 1, handlerId: union?.id ?? '' });
  const handler = await world.as('opa');
  expect((await handler.record.read({ id })).body).toMatchObject({ class: 'a' });
  expect((await handler.record.list({ type: 'hardshipAid' })).rows.map((row) => row.id)).toContain(id);
  await takeRecordStep(handler, id, 'verify', { verifiedOn: '2024-06-20' });
  await expect(takeRecordStep(handler, id, 'decide', {})).rejects.toEqual(refused('not-allowed'));
  await takeRecordStep(organ, id, 'decide', {
    decidedOn: '2024-06-20',
    decisionNo: '帮〔2024〕1号',
    amount: 'small',
  });
  expect((await member.record.list({ type: 'hardshipAid' })).rows).toHaveLength(1);
});
