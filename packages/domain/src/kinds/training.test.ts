import { expect, test } from 'vitest';
import { checkBody } from './check-record.ts';
import { readRecordDefinition } from './find-record-definition.ts';
import { sampleBody, sampleContext, sampleId } from './sample-record.ts';
import { bodyAfterStep } from './take-record-step.ts';

const offering = readRecordDefinition('offering');
const enrolment = readRecordDefinition('enrolment');
const course = {
  ...sampleBody(offering),
  name: '纪法培训班',
  startsOn: '2024-06-24',
  endsOn: '2024-06-28',
  hours: 40,
  tags: ['discipline'],
  seats: [{ unit: sampleContext().unit.departmentId, seats: 2 }],
};

const refusedAt = (place: string) =>
  expect.objectContaining({ details: expect.arrayContaining([expect.objectContaining({ place })]) });

test('an offering ends after it begins and within twelve months, and lists a department once', () => {
  expect(() => checkBody(offering, { ...course, endsOn: '2024-06-20' }, sampleContext())).toThrow(
    refusedAt('endsOn'),
  );
  expect(() => checkBody(offering, { ...course, endsOn: '2025-07-01' }, sampleContext())).toThrow(
    refusedAt('endsOn'),
  );
  const twice = [...course.seats, ...course.seats];
  expect(() => checkBody(offering, { ...course, seats: twice }, sampleContext())).toThrow(refusedAt('seats'));
  expect(checkBody(offering, course, sampleContext())).toMatchObject({ hours: 40 });
});

test('it begins and completes on its days, not before', () => {
  const on = (today: string) => () =>
    bodyAfterStep(offering, 'begin', course, undefined, sampleContext({ today }));
  expect(on('2024-06-23')).toThrow(
    expect.objectContaining({ text: expect.objectContaining({ zh: expect.stringContaining('2024-06-24') }) }),
  );
  expect(on('2024-06-24')).not.toThrow();
});

test.each([
  ['a third enrolment of two seats', { siblings: 2 }, 'person'],
  ['the same person twice', { isRepeated: true }, 'person'],
  ['an offering that is only planned', { parentState: 'planned' }, 'parent'],
  ['a department without seats', { unit: { ...sampleContext().unit, departmentId: sampleId } }, 'person'],
])('%s is refused', (_, change, place) => {
  const context = sampleContext({ parent: course, parentState: 'open', ...change });
  expect(() => checkBody(enrolment, sampleBody(enrolment), context)).toThrow(refusedAt(place));
});

test('a completion proves the hours once, on the day the offering ended, and carries the tags on', () => {
  const context = sampleContext({ parent: course, parentState: 'running' });
  expect(enrolment.factsOf(checkBody(enrolment, sampleBody(enrolment), context), context)).toEqual([
    { metric: 'training.completed', amount: 1, on: '2024-06-28' },
    { metric: 'hours.own', amount: 40, on: '2024-06-28' },
    { metric: 'training.discipline', amount: 1, on: '2024-06-28' },
  ]);
});
