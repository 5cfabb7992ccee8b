import { expect, test } from 'vitest';
import type { WorkingCalendar } from '../time/working-days.ts';
import { decideSlips, type LateTask } from './supervision.ts';
import { urgencyDays } from './urgency.ts';

const calendar: WorkingCalendar = {
  holidays: new Set(['2024-06-10']),
  workdays: new Set(),
  years: new Set([2024]),
};
const on = (today: string) => urgencyDays(calendar, today);
const task = (id: string, more: Partial<LateTask> = {}): LateTask => ({
  id,
  unitId: 'u',
  bucket: 'open',
  dueOn: '2024-06-14',
  slipped: [],
  ...more,
});

test('all late tasks of a unit stand on one slip, to be answered within five working days', () => {
  expect(
    decideSlips([task('a'), task('b'), task('c', { unitId: 'v' })], new Map(), on('2024-06-20'), calendar),
  ).toEqual([
    { unitId: 'u', level: 'red', replyBy: '2024-06-27', taskIds: ['a', 'b'] },
    { unitId: 'v', level: 'red', replyBy: '2024-06-27', taskIds: ['c'] },
  ]);
});

test('one long overdue task raises the slip; a task is on one slip of each level', () => {
  const old = task('b', { dueOn: '2024-05-10', slipped: ['red'] });
  const [slip] = decideSlips([task('a', { slipped: ['red'] }), old], new Map(), on('2024-06-20'), calendar);
  expect(slip).toMatchObject({ level: 'redPlus', taskIds: ['b'] });
  expect(
    decideSlips([{ ...old, slipped: ['red', 'redPlus'] }], new Map(), on('2024-06-20'), calendar),
  ).toEqual([]);
});

test.each([
  ['2024-06-13', 1],
  ['2024-06-14', 0],
  ['2024-06-20', 0],
])('a unit that had a slip on %s gets %i more on 20 June', (last, count) => {
  expect(decideSlips([task('a')], new Map([['u', last]]), on('2024-06-20'), calendar).length).toBe(count);
});

test('nobody is written to on a Saturday or for work that is not late', () => {
  expect(decideSlips([task('a')], new Map(), on('2024-06-22'), calendar)).toEqual([]);
  expect(decideSlips([task('a', { dueOn: '2024-06-20' })], new Map(), on('2024-06-20'), calendar)).toEqual(
    [],
  );
  expect(decideSlips([task('a', { bucket: 'waiting' })], new Map(), on('2024-06-20'), calendar)).toEqual([]);
});
