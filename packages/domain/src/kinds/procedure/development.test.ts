import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths } from '../../time/day.ts';
import { sampleBody, sampleContext } from '../sample-record.ts';
import { findObstacle } from '../take-record-step.ts';
import { membershipDevelopment as development } from './development.ts';
import { walk, type Taken } from './walk.ts';

const contextOn = (today: string, change = {}) =>
  sampleContext({
    today,
    quota: { places: 24, taken: 11 },
    person: { status: 'applicant', fullOn: null },
    ...change,
  });
const applied = { state: 'applied', body: sampleBody(development, '2023-05-10') };
const activist: readonly Taken[] = [
  ['talk', '2023-05-20'],
  ['choose', '2023-07-10'],
  ['fileActivist', '2023-07-20'],
  ['mentor', '2023-07-25'],
];
const votes = (prefix: string, numbers: readonly number[]) =>
  Object.fromEntries(
    ['Entitled', 'Present', 'For', 'Against', 'Abstained'].map((name, at) => [
      `${prefix}${name}`,
      numbers[at],
    ]),
  );
const toNotice: readonly Taken[] = [
  ...activist,
  ['cultivate', '2024-07-10'],
  ['target', '2024-07-15'],
  ['fileTarget', '2024-07-18'],
  ['introduce', '2024-07-19'],
  ['review', '2024-08-01'],
  ['train', '2024-08-20', { trainingDays: 3, trainingHours: 20 }],
  ['examine', '2024-09-02', { noticeFrom: '2024-09-02' }],
];
const toMeeting: readonly Taken[] = [...toNotice, ['preReview', '2024-09-09'], ['fillForm', '2024-09-10']];

test('an activist since 2023-07-10 cannot be chosen before 2024-07-10, and is told so (P3)', () => {
  const now = walk(development, applied, activist, contextOn);
  const step = development.steps['cultivate'];
  expect(step && findObstacle(step, now.body, contextOn('2024-06-20'))).toMatchObject({
    notBefore: '2024-07-10',
    detail: { text: { zh: '“培养教育考察满一年”最早可在 2024-07-10 办理' } },
  });
  expect(() => walk(development, now, [['cultivate', '2024-07-09']], contextOn)).toThrow(
    expect.objectContaining({ reason: 'invalid' }),
  );
  expect(walk(development, now, [['cultivate', '2024-07-10']], contextOn).state).toBe('cultivated');
});

test('the day of a step cannot be set back before its gate', () => {
  const now = walk(development, applied, activist, contextOn);
  expect(() =>
    walk(development, now, [['cultivate', '2024-08-01', { cultivatedOn: '2024-07-09' }]], contextOn),
  ).toThrow(expect.objectContaining({ details: [expect.objectContaining({ place: 'cultivatedOn' })] }));
  expect(() =>
    walk(development, now, [['cultivate', '2024-07-20', { cultivatedOn: '2024-07-21' }]], contextOn),
  ).toThrow(expect.objectContaining({ details: [expect.objectContaining({ place: 'cultivatedOn' })] }));
});

test('a half-yearly look is due six months after the last one', () => {
  const now = walk(development, applied, activist, contextOn);
  expect(development.dueOf?.(now.body, now.state, contextOn('2024-01-01'))).toBe('2024-01-10');
  const looked = walk(development, now, [['look', '2024-01-08']], contextOn);
  expect(looked.state).toBe('mentored');
  expect(development.dueOf?.(looked.body, looked.state, contextOn('2024-01-08'))).toBe('2024-07-08');
});

test.each([
  [2, 23, false],
  [3, 0, true],
  [1, 24, true],
])('training of %i days and %i hours', (trainingDays, trainingHours, enough) => {
  const before = walk(development, applied, toNotice.slice(0, -2), contextOn);
  const train = () =>
    walk(development, before, [['train', '2024-08-20', { trainingDays, trainingHours }]], contextOn);
  if (enough) expect(train().state).toBe('trained');
  else
    expect(train).toThrow(
      expect.objectContaining({ text: expect.objectContaining({ zh: '集中培训须不少于 3 天或 24 学时' }) }),
    );
});

test('a notice of five working days from Monday ends on Friday; the pre-review may follow the day after', () => {
  const now = walk(development, applied, toNotice, contextOn);
  expect(() => walk(development, now, [['preReview', '2024-09-06']], contextOn)).toThrow();
  expect(walk(development, now, [['preReview', '2024-09-07']], contextOn).state).toBe('preReviewed');
});

test('the twenty-fifth of twenty-four places is refused at the pre-review, and so is a year without a quota', () => {
  const now = walk(development, applied, toNotice, contextOn);
  const full = (today: string) => contextOn(today, { quota: { places: 24, taken: 24 } });
  const none = (today: string) => contextOn(today, { quota: null });
  expect(() => walk(development, now, [['preReview', '2024-09-09']], full)).toThrow('All 24 places');
  expect(() => walk(development, now, [['preReview', '2024-09-09']], none)).toThrow('No quota');
});

test.each([
  [[19, 9, 9, 0, 0], 'meetingPresent'],
  [[19, 19, 9, 10, 0], 'meetingFor'],
  [[19, 18, 10, 8, 1], 'meetingFor'],
  [[19, 20, 20, 0, 0], 'meetingPresent'],
  [[19, 15, 10, 4, 1], null],
] as const)('a branch meeting with %j', (numbers, place) => {
  const now = walk(development, applied, toMeeting, contextOn);
  const meet = () => walk(development, now, [['meet', '2024-09-20', votes('meeting', numbers)]], contextOn);
  if (place === null) expect(meet().state).toBe('accepted');
  else expect(meet).toThrow(expect.objectContaining({ details: [expect.objectContaining({ place })] }));
});

test('approval is due after three months and badly late after six; it makes a probationary member of the meeting day', () => {
  const meeting: Taken = ['meet', '2024-09-20', votes('meeting', [19, 19, 18, 0, 1])];
  const now = walk(development, applied, [...toMeeting, meeting, ['interview', '2024-09-25']], contextOn);
  expect(development.dueOf?.(now.body, now.state, contextOn('2024-09-25'))).toBe('2024-12-20');
  expect(development.limitOf?.(now.body, now.state, contextOn('2024-09-25'))).toBe('2025-03-20');
  const approved = walk(development, now, [['approve', '2024-11-01']], contextOn);
  expect(development.steps['approve']?.effectsOf?.(approved.body, contextOn('2024-11-01'))).toEqual([
    expect.objectContaining({ status: 'probationary', joinedOn: '2024-09-20' }),
  ]);
  const probation: readonly Taken[] = [
    ['refile', '2024-11-05'],
    ['assign', '2024-11-06'],
    ['swear', '2024-12-01'],
    ['observe', '2025-06-01'],
  ];
  const observed = walk(development, approved, probation, contextOn);
  expect(() => walk(development, observed, [['applyFull', '2025-09-19']], contextOn)).toThrow('2025-09-20');
  const longer = walk(development, observed, [['extend', '2025-09-20', { extensionMonths: 6 }]], contextOn);
  expect(() => walk(development, longer, [['applyFull', '2026-03-19']], contextOn)).toThrow('2026-03-20');
});

test('there are twenty-five steps in five stages', () => {
  const steps = development.stages?.flatMap((stage) => stage.steps) ?? [];
  expect([development.stages?.length, steps.length, new Set(steps).size]).toEqual([5, 25, 25]);
});

test('whatever days people try, no accepted record breaks a minimum time or lies in the future', () => {
  const names = Object.keys(development.steps).filter((name) =>
    development.stages?.some((s) => s.steps.includes(name)),
  );
  const day = fc.integer({ min: 0, max: 1_500 }).map((offset) => addDays('2023-05-10', offset));
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { minLength: 12, maxLength: 40 }), (tries) => {
      let now = applied;
      let today = '2023-05-10';
      for (const [at, said] of tries) {
        today = at > today ? at : today;
        const name = names.find((candidate) => development.steps[candidate]?.from.includes(now.state));
        if (!name) break;
        const asked =
          development.steps[name]?.asks?.filter((field) => development.fields[field]?.type === 'day') ?? [];
        const given = {
          ...Object.fromEntries(asked.map((field) => [field, said])),
          ...votes('meeting', [9, 9, 9, 0, 0]),
          trainingDays: 3,
        };
        try {
          now = walk(development, now, [[name, today, given]], contextOn);
        } catch {
          continue;
        }
        const { activistOn, targetOn, meetingOn, fullAppliedOn } = now.body as Record<string, string>; // days of the form
        if (targetOn) expect(targetOn >= addMonths(activistOn ?? '', 12)).toBe(true);
        if (fullAppliedOn) expect(fullAppliedOn >= addMonths(meetingOn ?? '', 12)).toBe(true);
        for (const field of asked) expect(String(now.body[field]) <= today).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test('a wrong day is corrected by a second person and stays in order', () => {
  const now = walk(development, applied, activist, contextOn);
  const ask: Taken = ['askCorrection', '2024-06-20', { correctionOf: 'activistOn', correctTo: '2023-06-30' }];
  const asked = walk(development, now, [ask], contextOn);
  expect(asked.body['activistOn']).toBe('2023-07-10');
  const done = walk(development, asked, [['approveCorrection', '2024-06-20']], contextOn);
  expect(done.body).toMatchObject({ activistOn: '2023-06-30' });
  expect(done.body).not.toHaveProperty('correctTo');
  const early: Taken = [
    'askCorrection',
    '2024-06-20',
    { correctionOf: 'activistOn', correctTo: '2023-05-01' },
  ];
  expect(() => walk(development, now, [early, ['approveCorrection', '2024-06-20']], contextOn)).toThrow();
  expect(() => walk(development, now, [['approveCorrection', '2024-06-20']], contextOn)).toThrow(
    'No correction',
  );
});
