import { expect, test } from 'vitest';
import { addDays } from '../time/day.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { sumTally, worstUrgency } from './tally.ts';
import { dueSpansOf, lateUrgencies, owedBuckets, urgencyDays, urgencyOf, type Bucket } from './urgency.ts';

const calendar: WorkingCalendar = {
  holidays: new Set(['2024-06-10']),
  workdays: new Set(),
  years: new Set([2024]),
};
const days = urgencyDays(calendar, '2024-06-20');

test('the days at which colours change are ten working days ahead and twenty back', () => {
  expect(days).toEqual({ today: '2024-06-20', nearUntil: '2024-07-04', longOverdueBefore: '2024-05-22' });
});

test.each<[Bucket, string | null, string]>([
  ['open', '2024-07-05', 'green'],
  ['open', '2024-07-04', 'yellow'],
  ['open', '2024-06-20', 'yellow'],
  ['open', '2024-06-19', 'red'],
  ['open', '2024-05-22', 'red'],
  ['open', '2024-05-21', 'redPlus'],
  ['open', null, 'green'],
  ['urged', '2024-06-20', 'yellow'],
  ['urged', '2024-06-19', 'redPlus'],
  ['waiting', '2024-01-01', 'green'],
  ['done', '2024-01-01', 'done'],
  ['idle', '2024-01-01', 'grey'],
  ['standing', null, 'standing'],
])('%s work due %s is %s', (bucket, due, colour) => {
  expect(urgencyOf(bucket, due, days)).toBe(colour);
});

test.each(lateUrgencies)('the due days of %s are just those whose tasks have that colour', (urgency) => {
  const spans = dueSpansOf(urgency, days);
  for (const bucket of owedBuckets) {
    for (let due = '2024-04-01'; due < '2024-09-01'; due = addDays(due, 1)) {
      const within = spans.some(
        (span) => span.bucket === bucket && (span.from ?? '') <= due && due <= span.to,
      );
      expect(urgencyOf(bucket, due, days) === urgency, `${bucket} ${due}`).toBe(within);
    }
  }
});

test('sums leave exempt and standing work out of what is counted as owed', () => {
  const row = (bucket: Bucket, dueOn: string | null, count: number) => ({
    itemId: 'i',
    measureId: 'm',
    bucket,
    dueOn,
    count,
  });
  const sum = sumTally(
    [
      row('done', null, 12),
      row('open', '2024-12-31', 31),
      row('open', '2024-06-14', 4),
      row('idle', null, 2),
      row('standing', null, 15),
    ],
    days,
  );
  expect(sum).toMatchObject({ closed: 12, of: 47, exempt: 2, standing: 15 });
  expect(worstUrgency(sum)).toBe('red');
  expect(worstUrgency(sumTally([], days))).toBeNull();
});
