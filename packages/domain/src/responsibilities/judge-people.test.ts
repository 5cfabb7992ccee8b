import { expect, test } from 'vitest';
import type { Day } from '../time/day.ts';
import type { HeldPost, ObligedUnit } from './obliged-unit.ts';
import { judgeSample, sampleMember, secretaryFrom } from './sample-unit.ts';

const hoursOf = (hours: Record<string, number>) => new Map(Object.entries(hours));

test('members owe their hours where the year ends: n, N and the exempt are counts, and nobody is named', () => {
  const members = [
    sampleMember('reached'),
    sampleMember('short'),
    sampleMember('abroad', { class: 'abroad' }),
    sampleMember('suspended', { status: 'suspended' }),
    sampleMember('joined in spring', { status: 'probationary', joinedOn: '2024-03-01', fullOn: null }),
    sampleMember('moved away', { to: '2024-07-31' }),
    sampleMember('moved here', { from: '2024-08-01' }),
  ];
  const hours = hoursOf({ reached: 32, short: 31.5, 'moved away': 40, 'moved here': 33 });
  const of = (today: Day) => judgeSample('ob.memberHours', { members, hours }, today)[0];
  expect(of('2024-06-20')).toEqual({ period: '2024', status: 'due', counts: [2, 0, 3, 1] });
  expect(of('2024-12-31')).toEqual({ period: '2024', status: 'due', counts: [2, 0, 3, 1] });
  expect(of('2025-01-02')).toEqual({ period: '2024', status: 'missed', counts: [2, 0, 3, 1] });
  expect(JSON.stringify(judgeSample('ob.memberHours', { members, hours }, '2025-01-02'))).not.toContain(
    'short',
  );
});

test('an exemption lets off so many of those who have not met it, or all of them', () => {
  const members = ['a', 'b', 'c'].map((id) => sampleMember(id));
  const hours = hoursOf({ a: 40 });
  const exempt = (people: number | null) =>
    judgeSample(
      'ob.memberHours',
      { members, hours, exemptions: [{ rule: 'ob.memberHours', period: '2024', people }] },
      '2025-01-02',
    )[0];
  expect(exempt(1)).toMatchObject({ status: 'missed', counts: [1, 0, 2, 1] });
  expect(exempt(2)).toMatchObject({ status: 'met', counts: [1, 0, 1, 2] });
  expect(exempt(9)).toMatchObject({ status: 'met', counts: [1, 0, 1, 2] });
  expect(exempt(null)).toMatchObject({ status: 'met', counts: [1, 0, 1, 2] });
});

test('a secretary owes more hours from the first full year in the post on, whoever re-elects or moves him', () => {
  const hours = hoursOf({ old: 60, re: 60, moved: 60, fresh: 60, left: 60 });
  const posts = [
    secretaryFrom('old', '2020-01-01'),
    secretaryFrom('re', '2021-05-06', '2024-05-05'),
    secretaryFrom('re', '2024-05-06'),
    secretaryFrom('moved', '2021-05-06', '2024-05-05', false),
    secretaryFrom('moved', '2024-05-06'),
    secretaryFrom('fresh', '2024-02-01'),
    secretaryFrom('left', '2020-01-01', '2024-11-30'),
  ];
  expect(judgeSample('ob.secretaryHours', { hours, posts }, '2024-12-31')).toEqual([
    { period: '2024', status: 'met', counts: [3, 0, 3, 0] },
  ]);
  expect(judgeSample('ob.secretaryHours', { hours, posts }, '2024-06-20')[0]?.counts).toEqual([4, 0, 4, 0]);
  expect(
    judgeSample('ob.secretaryHours', { posts: [secretaryFrom('fresh', '2024-02-01')] }, '2024-12-31'),
  ).toEqual([]);
});

test('a new secretary is trained within six months; who goes on as one is not new, who comes back is', () => {
  const trained = (on: Day, tag = 'newSecretary') => [{ personId: 'new', tag, on }];
  const status = (posts: HeldPost[], today: Day, trainings = trained('2024-07-20')) =>
    judgeSample('ob.newSecretary', { posts, trainings }, today)[0]?.status;
  const appointed = [secretaryFrom('new', '2024-03-10')];
  expect(status(appointed, '2024-08-01')).toBe('met');
  expect(status(appointed, '2024-08-01', trained('2024-07-20', 'branchSecretary'))).toBe('met');
  expect(status(appointed, '2024-08-01', trained('2024-07-20', 'young'))).toBe('due');
  expect(status(appointed, '2024-09-10', [])).toBe('due');
  expect(status(appointed, '2024-09-11', [])).toBe('missed');
  expect(status(appointed, '2024-10-08', trained('2024-10-07'))).toBe('metLate');
  expect(
    status([secretaryFrom('new', '2021-03-10', '2024-03-09'), ...appointed], '2024-10-08', []),
  ).toBeUndefined();
  expect(
    status([secretaryFrom('new', '2021-03-10', '2024-03-09', false), ...appointed], '2024-10-08', []),
  ).toBeUndefined();
  expect(status([secretaryFrom('new', '2021-03-10', '2024-03-08'), ...appointed], '2024-10-08', [])).toBe(
    'missed',
  );
  expect(status([secretaryFrom('new', '2024-03-10', '2024-08-31')], '2024-10-08', [])).toBeUndefined();
  expect(status([secretaryFrom('new', '2023-09-10')], '2024-03-11', [])).toBe('missed');
  expect(status([secretaryFrom('new', '2024-09-10')], '2024-12-31', [])).toBeUndefined();
});

test('a term asks for one election by its end; a postponement in force is exempt in the year it leaves', () => {
  const of = (given: Partial<ObligedUnit>, today: Day, year = 2024) =>
    judgeSample('ob.election', { termYears: 3, ...given }, today, { year })[0];
  const ending = { electedOn: '2021-09-30' };
  expect(of(ending, '2024-06-20')).toEqual({ period: '2024', status: 'due', counts: [0, 0, 1, 0] });
  expect(of(ending, '2024-10-01')?.status).toBe('missed');
  const held = (electedOn: Day) => ({ electedOn, elections: [{ electedOn, dueOn: '2024-09-30' }] });
  expect(of(held('2024-09-12'), '2024-10-01')?.status).toBe('met');
  expect(of(held('2023-12-12'), '2024-01-02')?.status).toBe('met');
  expect(of(held('2024-11-12'), '2024-12-01')?.status).toBe('metLate');
  const within = { ...ending, postponedTo: '2024-12-30' };
  expect(of(within, '2024-10-01')).toEqual({ period: '2024', status: 'due', counts: [0, 0, 1, 0] });
  const beyond = { ...ending, postponedTo: '2025-03-30' };
  expect(of(beyond, '2024-10-01')).toEqual({ period: '2024', status: 'exempt', counts: [0, 0, 0, 1] });
  expect(of(beyond, '2025-02-01', 2025)?.status).toBe('due');
  expect(of(beyond, '2025-03-31', 2025)?.status).toBe('missed');
  expect(of({ ...ending, dissolvedOn: '2024-05-01' }, '2024-06-20')).toBeUndefined();
  expect(of({}, '2024-06-20')).toBeUndefined();
});

test('the return of a quarter is due after it, within ten working days; signed later it is late', () => {
  const of = (today: Day, signedOn?: Day) =>
    judgeSample(
      'ob.fourForms',
      {
        kind: 'organDisciplineCommittee',
        returns: signedOn === undefined ? [] : [{ form: 'fourForms', period: '2024Q1', signedOn }],
      },
      today,
    )[0];
  expect(of('2024-03-31')?.status).toBe('ahead');
  expect(of('2024-04-01')).toEqual({ period: '2024Q1', status: 'due', counts: [0, 0, 1, 0] });
  expect(of('2024-04-12')?.status).toBe('due');
  expect(of('2024-04-13')?.status).toBe('missed');
  expect(of('2024-04-13', '2024-04-12')?.status).toBe('met');
  expect(of('2024-04-20', '2024-04-16')?.status).toBe('metLate');
});

test('each activist is looked at once in a half-year, those chosen in its middle from the next on', () => {
  const activist = (since: Day, until: Day | null, ...seenOn: Day[]) => ({
    type: 'membershipDevelopment',
    since,
    until,
    seenOn,
  });
  const cases = [
    activist('2023-07-10', null, '2024-01-10', '2024-07-09'),
    activist('2023-07-10', '2024-05-01'),
    activist('2023-11-20', null),
    activist('2024-02-01', null),
  ];
  expect(judgeSample('ob.activistReview', { cases }, '2024-12-31')).toEqual([
    { period: '2024H1', status: 'missed', counts: [1, 0, 2, 0] },
    { period: '2024H2', status: 'due', counts: [1, 0, 3, 0] },
  ]);
  expect(judgeSample('ob.floatingContact', { cases }, '2024-12-31')).toEqual([]);
});
