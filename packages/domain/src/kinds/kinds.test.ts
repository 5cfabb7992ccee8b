import { expect, test } from 'vitest';
import { actionNames } from '../access/actions.ts';
import { mechanisms } from '../mechanisms/mechanisms.ts';
import { bodySchema, checkBody, takeRecordStep } from './define-kind.ts';
import type { Field } from './field.ts';
import { listRecordDefinitions } from './find-record-definition.ts';
import { kindLabels } from './kind-name.ts';
import { findForbiddenPair, sessionTypes } from './session-type.ts';

const forbidden = /check.?in|打卡|签到|积分|排名|rank|score|point|photo|照片|截图|like|点赞|时长排|online/i;

test.each(listRecordDefinitions().map((definition) => [definition.name, definition] as const))(
  'laws over all kinds: %s',
  (_name, definition) => {
    const states = Object.keys(definition.states);
    const reached = new Set([definition.start]);
    for (let round = 0; round < states.length; round += 1) {
      for (const step of Object.values(definition.steps))
        if (step.from.some((state) => reached.has(state))) reached.add(step.to);
    }
    for (const state of states) {
      const startsBy = Object.values(definition.steps).some((step) => step.from.includes(state));
      expect(reached.has(state) || startsBy, `${state} is reachable or planned`).toBe(true);
      expect(startsBy, `somebody can move on from ${state}`).toBe(!definition.done.includes(state));
    }
    for (const step of Object.values(definition.steps)) {
      for (const state of [...step.from, step.to]) expect(states).toContain(state);
      if (step.action !== null) expect(actionNames).toContain(step.action);
    }
    for (const column of definition.columns) expect(Object.keys(definition.fields)).toContain(column);
    expect(definition.fields[definition.happenedOn]?.type).toBe('day');
    expect(Object.keys(kindLabels)).toContain(definition.kind);
    expect(
      Object.values(definition.fields).filter((field) => !field.extra).length,
      'asks at most eight fields',
    ).toBeLessThanOrEqual(8);
    for (const [name, field] of Object.entries(definition.fields)) {
      expect(`${name} ${field.label.zh} ${field.label.en}`).not.toMatch(forbidden);
      expect(field.label.zh !== '' && field.label.en !== '').toBe(true);
    }
  },
);

test('the law against forbidden fields can fail', () => {
  const bad: Field = {
    type: 'text',
    label: { zh: '打卡照片', en: 'Check-in photo' },
    max: 10,
    required: true,
  };
  expect(`${bad.label.zh} ${bad.label.en}`).toMatch(forbidden);
});

const session = listRecordDefinitions()[0];
if (!session) throw new Error('no record definition');
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
const context = { today: '2024-06-20', expected: 23 };

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
