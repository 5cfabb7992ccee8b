import { expect, test } from 'vitest';
import { mechanisms } from '../mechanisms/mechanisms.ts';
import { bodySchema, checkBody } from './check-record.ts';
import { readRecordDefinition } from './find-record-definition.ts';
import { sampleContext } from './sample-record.ts';
import { findForbiddenPair, sessionTypes } from './session-type.ts';
import { takeRecordStep } from './take-record-step.ts';

const session = readRecordDefinition('session');
const body = {
  typeTags: ['themePartyDay', 'partyLecture'],
  heldOn: '2024-06-20',
  durationMin: 180,
  place: '会议室',
  host: '张三',
  lecturer: '',
  topics: ['学习'],
  absences: [],
  guests: '',
  decisions: [],
  linkedMeasures: [],
};
const context = sampleContext();

test('a theme day with a lecture credits three hours once and counts both types', () => {
  expect(session.factsOf(checkBody(session, body, context), context)).toEqual([
    { metric: 'session.themePartyDay', amount: 1 },
    { metric: 'session.partyLecture', amount: 1 },
    { metric: 'session.present', amount: 23 },
    { metric: 'hours.each', amount: 3 },
  ]);
});

test.each([
  [{ typeTags: ['branchCommitteeMeeting', 'themePartyDay'] }, 'typeTags'],
  [{ typeTags: [] }, 'typeTags'],
  [{ heldOn: '2024-06-21' }, 'heldOn'],
  [{ heldOn: '2024-02-30' }, 'heldOn'],
  [{ durationMin: 5 }, 'durationMin'],
  [{ place: ' ' }, 'place'],
  [{ unitId: 'x' }, ''],
])('%j is refused by its place', (change, place) => {
  expect(() => checkBody(session, { ...body, ...change }, context)).toThrow(
    expect.objectContaining({
      reason: 'invalid',
      details: expect.arrayContaining([expect.objectContaining({ place })]),
    }),
  );
});

test('a confirmed session is corrected with a new version, never edited in place', () => {
  expect(takeRecordStep(session, 'correct', 'confirmed')).toBe('recorded');
  expect(() => takeRecordStep(session, 'record', 'confirmed')).toThrow(
    expect.objectContaining({ reason: 'not-in-this-state' }),
  );
  expect(() => takeRecordStep(session, 'nonsense', 'recorded')).toThrow();
});

test('the matrix of 5.2: what goes together and what does not', () => {
  expect(findForbiddenPair(['themePartyDay', 'partyLecture'])).toBeNull();
  expect(findForbiddenPair(['organizationalLifeMeeting', 'memberReview'])).toBeNull();
  expect(findForbiddenPair(['branchGeneralMeeting', 'branchCommitteeMeeting'])).toEqual([
    'branchGeneralMeeting',
    'branchCommitteeMeeting',
  ]);
  expect(findForbiddenPair(['partyLecture', 'memberReview'])).not.toBeNull();
});

test('session types belong to mechanisms that exist, and the body schema is strict', () => {
  for (const type of Object.values(sessionTypes)) expect(mechanisms).toHaveProperty(type.mechanism);
  expect(bodySchema(session).safeParse({ ...body, extra: 1 }).success).toBe(false);
});
