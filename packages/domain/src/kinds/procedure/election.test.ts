import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleBody, sampleContext } from '../sample-record.ts';
import { checkBody } from '../check-record.ts';
import { branchElection as election } from './election.ts';
import { branchPostponement } from './postponement.ts';
import { walk, type Taken } from './walk.ts';

const contextOn = (today: string, change = {}) => sampleContext({ today, ...change });
const opened = { state: 'opened', body: { ...sampleBody(election, '2024-06-20'), occasion: 'termEnd' } };
const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map(
  (letter) => `01900000-0000-7000-8000-00000000000${letter}`,
);
const toSlate: readonly Taken[] = [
  ['request', '2024-07-01'],
  ['reply', '2024-07-10'],
  ['nominate', '2024-08-01'],
  ['opine', '2024-08-05'],
];
const toMeeting: readonly Taken[] = [
  ...toSlate,
  ['propose', '2024-08-10', { seats: 3, candidates: 4 }],
  ['replySlate', '2024-08-20'],
];
const result = (present: number, elected: readonly unknown[] = winners) => ({
  entitled: 19,
  present,
  elected,
});
const winners = [
  { post: 'secretary', person: first, votes: 14 },
  { post: 'organizationCommissioner', person: second, votes: 13 },
  { post: 'publicityCommissioner', person: third, votes: 12 },
];

test('15 of 19 is below 4/5 and refused, 16 is enough (P4)', () => {
  const now = walk(election, opened, toMeeting, contextOn);
  const meet = (present: number) => () =>
    walk(election, now, [['elect', '2024-09-01', result(present)]], contextOn);
  expect(meet(15)).toThrow('15 of 19 is below 4/5: at least 16 must be present');
  expect(meet(16)().state).toBe('elected');
});

test('the quorum follows the figure in force', () => {
  const now = walk(election, opened, toMeeting, contextOn);
  const half = (today: string) =>
    contextOn(today, { parameters: { 'M39.quorumNumerator': 1, 'M39.quorumDenominator': 2 } });
  expect(walk(election, now, [['elect', '2024-09-01', result(15)]], half).state).toBe('elected');
});

test.each([
  [3, 3, false],
  [3, 4, true],
  [5, 6, true],
  [1, 1, true],
])('%i seats with %i candidates', (seats, candidates, enough) => {
  const now = walk(election, opened, toSlate, contextOn);
  const propose = () => walk(election, now, [['propose', '2024-08-10', { seats, candidates }]], contextOn);
  if (enough) expect(propose().state).toBe('proposed');
  else expect(propose).toThrow('need at least 4 candidates');
});

test('without the opinion of the discipline committee, or against it, no slate is sent', () => {
  const now = walk(election, opened, toSlate.slice(0, 3), contextOn);
  const propose: Taken = ['propose', '2024-08-10', { seats: 3, candidates: 4 }];
  expect(() => walk(election, now, [propose], contextOn)).toThrow('opinion');
  const against: Taken = ['opine', '2024-08-05', { opinion: 'disagree' }];
  expect(() => walk(election, now, [against, propose], contextOn)).toThrow('does not agree');
});

test.each([
  ['nobody', [], 'Nobody is elected'],
  ['more than the seats', [...winners, { post: 'deputy', person: fourth, votes: 12 }], 'More elected'],
  ['half of the votes', [{ post: 'secretary', person: first, votes: 8 }], 'more than half'],
  ['two secretaries', winners.slice(0, 2).map((row) => ({ ...row, post: 'secretary' })), 'two holders'],
])('a result with %s is refused', (_, elected, message) => {
  const now = walk(election, opened, toMeeting, contextOn);
  const problem = () => walk(election, now, [['elect', '2024-09-01', result(16, elected)]], contextOn);
  expect(problem).toThrow(
    expect.objectContaining({
      details: [
        expect.objectContaining({ text: expect.objectContaining({ en: expect.stringContaining(message) }) }),
      ],
    }),
  );
});

test('after the approval posts start, all elected posts end the day before, and the term begins with the meeting', () => {
  const steps: readonly Taken[] = [
    ...toMeeting,
    ['elect', '2024-09-01', result(16)],
    ['report', '2024-09-05'],
    ['approve', '2024-09-15', { approvalNo: '批〔2024〕9号' }],
  ];
  const done = walk(election, opened, steps, contextOn);
  const effects = election.steps['approve']?.effectsOf?.(done.body, contextOn('2024-09-15'));
  expect(effects).toEqual([
    expect.objectContaining({ type: 'posts', from: '2024-09-15', electedOn: '2024-09-01', endsOnlyOf: null }),
    { type: 'term', electedOn: '2024-09-01' },
  ]);
  expect(election.factsOf(done.body, contextOn('2024-09-15'))).toContainEqual({
    metric: 'election.inTerm',
    amount: 1,
    on: '2024-09-01',
  });
  const vacancy = { state: 'opened', body: { ...opened.body, occasion: 'vacancy' } };
  const by = walk(election, vacancy, steps, contextOn);
  expect(election.steps['approve']?.effectsOf?.(by.body, contextOn('2024-09-15'))).toHaveLength(1);
});

test('the quorum is never met below the share, for any numbers', () => {
  const now = walk(election, opened, toMeeting, contextOn);
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (entitled, share) => {
        const present = Math.max(1, Math.round(entitled * share));
        const elected = [{ post: 'secretary', person: first, votes: present }];
        let accepted = true;
        try {
          walk(election, now, [['elect', '2024-09-01', { entitled, present, elected }]], contextOn);
        } catch {
          accepted = false;
        }
        expect(accepted).toBe(present / entitled >= 0.8);
      },
    ),
  );
});

const postponement =
  (months: number, today = '2024-06-20', unit = sampleContext().unit) =>
  () =>
    checkBody(branchPostponement, { askedOn: today, months, why: '人事调整' }, contextOn(today, { unit }));

test('a postponement of 14 months is refused, 12 is the most, also in two parts (C2)', () => {
  expect(postponement(12)).not.toThrow();
  expect(postponement(14)).toThrow(
    expect.objectContaining({ details: [expect.objectContaining({ place: 'months' })] }),
  );
  const postponed = { ...sampleContext().unit, termEndsOn: '2025-06-18' };
  expect(postponement(6, '2024-06-20', postponed)).not.toThrow();
  expect(postponement(7, '2024-06-20', postponed)).toThrow();
});

test('a postponement asked for after the term ended is refused, on the last day it is not', () => {
  expect(postponement(6, '2024-12-18')).not.toThrow();
  expect(postponement(6, '2024-12-19')).toThrow(
    expect.objectContaining({ details: [expect.objectContaining({ place: 'askedOn' })] }),
  );
});
