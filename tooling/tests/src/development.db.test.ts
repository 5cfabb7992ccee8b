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

test('P3: the last place of the quota is given once, whoever is quicker', async () => {
  const [staff, leader] = [await world.as('gwa'), await world.as('gwl')];
  const secretary = await world.as('brs2', '2025-09-30');
  const organ = await world.as('ops', '2025-09-30');
  const unitId = unitOf('brs2');
  const office = unitOf('ops');
  const quota = { setOn: '2025-02-10', places: 1, paperNo: '计〔2025〕1号' };
  const early = await world.as('gwa', '2025-02-10');
  const quotaId = await createRecord(early, 'developmentQuota', office, quota);
  await expect(takeRecordStep(staff, quotaId, 'approve')).rejects.toEqual(refused('not-allowed'));
  await takeRecordStep(leader, quotaId, 'approve');
  const ready: string[] = [];
  for (const name of ['甲一', '乙二']) {
    await secretary.person.create({
      key: uuidv7(),
      unitId,
      name,
      birthMonth: null,
      status: 'applicant',
      class: 'staff',
      joinedOn: null,
      fullOn: null,
    });
    const known = await secretary.record.prefill({ type: 'membershipDevelopment', unitId });
    const applicant = known.people.find((person) => person.name === name)?.id;
    const id = await createRecord(secretary, 'membershipDevelopment', unitId, {
      applicant,
      appliedOn: '2024-06-01',
    });
    const someone = known.people[0]?.id;
    const steps: readonly (readonly [string, Record<string, unknown>])[] = [
      ['talk', { talkedOn: '2024-06-20' }],
      ['choose', { activistOn: '2024-07-10', recommendedBy: 'members' }],
      ['fileActivist', { activistFiledOn: '2024-07-20' }],
      ['mentor', { mentoredOn: '2024-07-25', mentor: someone, secondMentor: null }],
      ['cultivate', { cultivatedOn: '2025-07-10' }],
      ['target', { targetOn: '2025-07-15' }],
      ['fileTarget', { targetFiledOn: '2025-07-18' }],
      [
        'introduce',
        { introducedOn: '2025-07-19', introducer: someone, secondIntroducer: known.people[1]?.id },
      ],
      ['review', { reviewedOn: '2025-08-01', keptAt: '组织处档案柜' }],
      ['train', { trainedOn: '2025-08-20', trainingDays: 3, trainingHours: 24 }],
      ['examine', { examinedOn: '2025-09-01', noticeFrom: '2025-09-01' }],
    ];
    await expect(
      takeRecordStep(await world.as('brs2', '2025-07-09'), id, 'look', { lookedAtOn: '2025-07-09' }),
    ).rejects.toEqual(refused('not-in-this-state'));
    for (const [name, body] of steps) await takeRecordStep(secretary, id, name, body);
    ready.push(id);
  }
  const outcome = await Promise.allSettled(
    ready.map((id) =>
      takeRecordStep(organ, id, 'preReview', { preReviewedOn: '2025-09-10', preReviewNo: '预〔2025〕1号' }),
    ),
  );
  expect(outcome.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  const places = await world.db
    .selectFrom('fact')
    .select((select) => select.fn.sum<string>('amount').as('sum'))
    .where('metric', '=', 'development.place')
    .where('on_day', '>=', '2025-01-01')
    .executeTakeFirstOrThrow();
  expect(Number(places.sum)).toBe(1);

  // A larger plan helps nobody whose share of it is used up.
  const clerk = await world.as('opa', '2025-09-12');
  const larger = await createRecord(await world.as('gwa', '2025-09-11'), 'developmentQuota', office, {
    ...quota,
    setOn: '2025-09-11',
    places: 5,
  });
  await takeRecordStep(await world.as('gwl', '2025-09-11'), larger, 'approve');
  const share = (wanted: number) =>
    createRecord(clerk, 'developmentShare', unitId, { setOn: '2025-09-12', places: wanted });
  await expect(share(6)).rejects.toEqual(refusedAt('places'));
  await expect(share(0)).rejects.toEqual(refusedAt('places'));
  const shareId = await share(1);
  await expect(takeRecordStep(clerk, shareId, 'approve')).rejects.toEqual(refused('not-allowed'));
  await takeRecordStep(organ, shareId, 'approve');
  const waiting = ready[outcome.findIndex((result) => result.status === 'rejected')] ?? '';
  const preReview = () =>
    takeRecordStep(organ, waiting, 'preReview', {
      preReviewedOn: '2025-09-12',
      preReviewNo: '预〔2025〕2号',
    });
  await expect(preReview()).rejects.toEqual(refusedAt('step'));
  await takeRecordStep(clerk, shareId, 'withdraw', undefined, '重新分配');
  await preReview();
});

test('a wrong day is corrected by two people, and the history keeps both values', async () => {
  const [secretary, commissioner, office, organ] = [
    await world.as('brs2'),
    await world.as('brs2'),
    await world.as('opa'),
    await world.as('ops'),
  ];
  const unitId = unitOf('brs2');
  const known = await office.record.prefill({ type: 'membershipDevelopment', unitId });
  expect(known.people.length).toBeGreaterThan(2);
  await secretary.person.create({
    key: uuidv7(),
    unitId,
    name: '丙三',
    birthMonth: null,
    status: 'applicant',
    class: 'staff',
    joinedOn: null,
    fullOn: null,
  });
  const applicant = (await secretary.record.prefill({ type: 'membershipDevelopment', unitId })).people.find(
    (person) => person.name === '丙三',
  )?.id;
  const id = await createRecord(secretary, 'membershipDevelopment', unitId, {
    applicant,
    appliedOn: '2024-05-02',
  });
  await takeRecordStep(commissioner, id, 'talk', { talkedOn: '2024-05-20' });
  const wanted = { correctionOf: 'talkedOn', correctTo: '2024-05-12' };
  await takeRecordStep(secretary, id, 'askCorrection', wanted, '抄录有误');
  await expect(takeRecordStep(secretary, id, 'approveCorrection')).rejects.toEqual(refused('not-allowed'));
  await expect(takeRecordStep(office, id, 'approveCorrection')).rejects.toEqual(refused('not-allowed'));
  await takeRecordStep(organ, id, 'approveCorrection');
  expect((await secretary.record.read({ id })).body['talkedOn']).toBe('2024-05-12');
  const trace = await world.db
    .selectFrom('record_step')
    .select(['step', 'changed'])
    .where('record_id', '=', id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(trace).toMatchObject({
    step: 'approveCorrection',
    changed: { talkedOn: ['2024-05-20', '2024-05-12'] },
  });
  const audit = await world.db.selectFrom('audit').select('verb').where('subject_id', '=', id).execute();
  expect(audit.map((row) => row.verb)).toContain('record.approveCorrection');
});

test('nobody of another unit can be named in a field, on creation or in a step (S-04)', async () => {
  const secretary = await world.as('brs2');
  const unitId = unitOf('brs2');
  const stranger = (await members('mb2'))[0]?.id;
  const post = {
    listedOn: '2024-06-20',
    post: '评审岗',
    holder: stranger,
    heldSince: '2024-01-10',
    exempt: '',
  };
  await expect(
    secretary.record.create({ key: uuidv7(), type: 'keyPost', unitId, mechanism: 'M25', body: post }),
  ).rejects.toEqual(refusedAt('holder'));
  const applicant = await secretary.record.list({
    type: 'membershipDevelopment',
    states: ['activistFiled', 'applied', 'talked'],
  });
  const talked = applicant.rows.find((row) => row.state === 'talked');
  if (!talked) throw new Error('no case to step');
  await takeRecordStep(secretary, talked.id, 'choose', {
    activistOn: '2024-06-20',
    recommendedBy: 'members',
  });
  await takeRecordStep(secretary, talked.id, 'fileActivist', { activistFiledOn: '2024-06-20' });
  const mentors = { mentoredOn: '2024-06-20', mentor: stranger, secondMentor: null };
  await expect(takeRecordStep(secretary, talked.id, 'mentor', mentors)).rejects.toEqual(refusedAt('mentor'));
});
