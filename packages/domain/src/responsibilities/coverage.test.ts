import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkingCalendar } from '../time/working-days.ts';
import { closesOn, percentOf, sumCoverage } from './coverage.ts';
import { obligationStatuses, type ObligationStatus } from './judge-obligation.ts';

const names = Object.keys(obligationStatuses) as ObligationStatus[]; // keys of a const table

test('late but done counts as met and is told apart; the exempt are outside of N', () => {
  expect(
    sumCoverage([
      { status: 'met', count: 70, corrected: 1 },
      { status: 'metLate', count: 8, corrected: 0 },
      { status: 'missed', count: 6, corrected: 0 },
      { status: 'exempt', count: 2, corrected: 0 },
    ]),
  ).toEqual({ met: 78, late: 8, of: 84, exempt: 2, corrected: 1 });
});

test('met never exceeds N, and N with the exempt is everybody', () => {
  const rows = fc.array(
    fc.record({ status: fc.constantFrom(...names), count: fc.nat(50), corrected: fc.constant(0) }),
  );
  fc.assert(
    fc.property(rows, (list) => {
      const { met, late, of, exempt } = sumCoverage(list);
      expect(met).toBeLessThanOrEqual(of);
      expect(late).toBeLessThanOrEqual(met);
      expect(of + exempt).toBe(list.reduce((sum, row) => sum + row.count, 0));
    }),
  );
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
