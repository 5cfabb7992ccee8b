import { expect, test } from 'vitest';
import { nobody } from '../units/unit-selector.ts';
import { carryClock, carryFields, findLikeItem, joinFields } from './carry-over.ts';
import type { Clock } from './clock.ts';
import { yearEndOf } from './year-end.ts';

test.each<[Clock, Clock]>([
  [
    { type: 'fixed', due: '2024-09-30' },
    { type: 'fixed', due: '2025-09-30' },
  ],
  [
    { type: 'fixed', due: '2024-02-29' },
    { type: 'fixed', due: '2025-02-28' },
  ],
  [
    { type: 'event', event: '通知印发', days: 10, happenedOn: '2024-03-01' },
    { type: 'event', event: '通知印发', days: 10, happenedOn: null },
  ],
  [
    { type: 'dormant', trigger: '适时', due: '2024-11-30' },
    { type: 'dormant', trigger: '适时', due: null },
  ],
  [
    { type: 'recurring', every: 'quarter', min: 2 },
    { type: 'recurring', every: 'quarter', min: 2 },
  ],
  [{ type: 'yearEnd' }, { type: 'yearEnd' }],
  [{ type: 'standing' }, { type: 'standing' }],
])('%o becomes %o in the next year', (before, after) => {
  expect(carryClock(before, 1, 'moved')).toEqual(after);
});

test('days that are not moved are left to the planner', () => {
  expect(carryClock({ type: 'fixed', due: '2024-09-30' }, 1, 'unset')).toBeNull();
  expect(carryClock({ type: 'yearEnd' }, 1, 'unset')).toEqual({ type: 'yearEnd' });
  expect(carryClock(null, 1, 'moved')).toBeNull();
});

const fields = {
  kind: 'session' as const,
  mechanism: null,
  actors: ['D' as const],
  leadUnitId: 'gone',
  coUnits: [
    { unitId: 'gone', deliverable: '材料' },
    { unitId: 'here', deliverable: '名单' },
  ],
  implementers: nobody,
  closingStandard: '会议召开',
  clock: { type: 'fixed' as const, due: '2024-09-30' },
  countRule: null,
  askMinutes: 12,
};

test('what was decided goes along; a unit that is no more does not', () => {
  expect(carryFields(fields, (unitId) => unitId === 'here', 2, 'moved')).toEqual({
    ...fields,
    leadUnitId: null,
    coUnits: [{ unitId: 'here', deliverable: '名单' }],
    clock: { type: 'fixed', due: '2026-09-30' },
  });
});

test('work that goes on in this year’s words is decided as it was, unless it is decided already', () => {
  const read = { ...fields, leadUnitId: null, coUnits: [], closingStandard: '', clock: null };
  expect(joinFields(read, fields)).toEqual(fields);
  const named = { ...read, leadUnitId: 'named' };
  expect(joinFields(named, fields)).toEqual({ ...fields, leadUnitId: 'named' });
  const decided = { ...read, closingStandard: '另定' };
  expect(joinFields(decided, fields)).toEqual(decided);
});

test('carried work goes under the heading that speaks of the same thing', () => {
  const items = [
    { id: 'a', heading: '推进机关作风建设' },
    { id: 'b', heading: '持续加强党支部建设' },
    { id: 'c', heading: null },
  ];
  expect(findLikeItem({ id: 'o', heading: '加强党支部建设' }, items)).toBe('b');
  expect(findLikeItem({ id: 'o', heading: '做好群团工作' }, items)).toBeNull();
  expect(findLikeItem({ id: 'o', heading: null }, items)).toBeNull();
});

test('a year ends finished, unfinished, not begun or standing', () => {
  const issued = (clock: Clock) => ({ state: 'issued', clock });
  const yearEnd = issued({ type: 'yearEnd' });
  expect(yearEndOf(yearEnd, { done: 3, idle: 1 })).toBe('finished');
  expect(yearEndOf(yearEnd, { done: 3, waiting: 1 })).toBe('unfinished');
  expect(yearEndOf(yearEnd, { done: 3, urged: 1 })).toBe('unfinished');
  expect(yearEndOf(yearEnd, {})).toBe('unfinished');
  expect(yearEndOf(issued({ type: 'dormant', trigger: '适时', due: null }), { idle: 4 })).toBe('notBegun');
  expect(yearEndOf(issued({ type: 'standing' }), { standing: 4 })).toBe('standing');
  expect(yearEndOf({ state: 'closed', clock: { type: 'yearEnd' } }, { open: 1 })).toBe('finished');
});
