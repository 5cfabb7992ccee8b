import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkingCalendar } from '../time/working-days.ts';
import { closesOn, differenceOf, percentOf, sumCoverage } from './coverage.ts';

const counts = fc.record({ met: fc.nat(50), late: fc.nat(50), of: fc.nat(50), exempt: fc.nat(50) });

test('late but done counts as met and is told apart; the exempt are outside of N', () => {
  expect(
    sumCoverage([
      { met: 70, late: 0, of: 76, exempt: 0, corrected: 1 },
      { met: 8, late: 8, of: 8, exempt: 2, corrected: 0 },
    ]),
  ).toEqual({ met: 78, late: 8, of: 84, exempt: 2, corrected: 1 });
});

test('sums add up figure by figure, in whatever order', () => {
  const rows = fc.array(counts.map((one) => ({ ...one, corrected: 0 })));
  fc.assert(
    fc.property(rows, (list) => {
      const sum = sumCoverage(list);
      expect(sumCoverage([...list].reverse())).toEqual(sum);
      for (const name of ['met', 'late', 'of', 'exempt'] as const)
        expect(sum[name]).toBe(list.reduce((all, row) => all + row[name], 0));
    }),
  );
});

test('one who changes from one figure to another is one correction, and equal counts are none', () => {
  const stood = { met: 12, late: 0, of: 20, exempt: 1 };
  expect(differenceOf(stood, { ...stood, met: 11 })).toBe(1);
  expect(differenceOf(stood, { met: 11, late: 0, of: 19, exempt: 2 })).toBe(1);
  expect(differenceOf(stood, { met: 14, late: 2, of: 20, exempt: 1 })).toBe(2);
  fc.assert(fc.property(counts, (one) => differenceOf(one, { ...one }) === 0));
});

test.each([
  [19, 19, null],
  [20, 19, 95],
  [673, 671, 99],
  [20, 0, 0],
])('of %i obliged %i met: %s per cent', (of, met, percent) => {
  expect(percentOf({ of, met })).toBe(percent);
});

test('a period closes ten working days after its end', () => {
  const calendar: WorkingCalendar = {
    holidays: new Set(['2024-06-10']),
    workdays: new Set(),
    years: new Set([2024]),
  };
  expect(closesOn('2024-05-31', calendar)).toBe('2024-06-17');
});
