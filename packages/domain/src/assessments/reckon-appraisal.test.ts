import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradesOf, mostOfTop, raterClassNames, writeRules, type AppraisalRules } from './appraisal-rules.ts';
import { reckonAppraisal, writeResult, type ClassSum } from './reckon-appraisal.ts';

const rules: AppraisalRules = {
  gradeSet: 'good',
  topShare: 33,
  weights: [
    { raterClass: 'superiors', weight: 40 },
    { raterClass: 'peers', weight: 30 },
    { raterClass: 'members', weight: 30 },
  ],
  smallest: 5,
  reportMax: 2500,
};

const counts = fc.array(fc.nat(400), { minLength: 4, maxLength: 4 });
const sums = fc
  .subarray([...raterClassNames])
  .chain((classes) =>
    fc.tuple(...classes.map((raterClass) => counts.map((of) => ({ raterClass, counts: of })))),
  );
const weighed = fc
  .tuple(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 98 }))
  .filter(([a, b]) => a + b < 100)
  .map(
    ([a, b]): AppraisalRules => ({
      ...rules,
      weights: raterClassNames.map((raterClass, at) => ({
        raterClass,
        weight: [a, b, 100 - a - b][at] ?? 0,
      })),
    }),
  );
const sizeOf = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0);

test('reckoning again from what was written gives the published result, byte for byte, in whatever order the sums come', () => {
  fc.assert(
    fc.property(weighed, sums, (given, of) => {
      const published = writeResult(reckonAppraisal(given, of));
      const kept = JSON.parse(writeRules(given)) as AppraisalRules;
      const copied = JSON.parse(JSON.stringify(of.toReversed())) as ClassSum[];
      expect(writeResult(reckonAppraisal(kept, copied))).toBe(published);
    }),
  );
});

test('shares are whole, make a thousand together, and stand within a thousandth of what fractions give', () => {
  fc.assert(
    fc.property(weighed, sums, (given, of) => {
      const { shares, proposed } = reckonAppraisal(given, of);
      const large = of.filter((sum) => sizeOf(sum.counts) >= 5);
      if (large.length === 0) {
        expect([shares, proposed]).toEqual([[], null]);
        return;
      }
      expect(sizeOf(shares)).toBe(1000);
      const weightOf = (sum: ClassSum) =>
        given.weights.find(({ raterClass }) => raterClass === sum.raterClass)?.weight ?? 0;
      const whole = sizeOf(large.map(weightOf));
      for (const [grade, share] of shares.entries()) {
        const naive = large.reduce(
          (total, sum) => total + (weightOf(sum) * (sum.counts[grade] ?? 0)) / sizeOf(sum.counts) / whole,
          0,
        );
        expect(Math.abs(share / 1000 - naive)).toBeLessThan(0.001 + 1e-9);
      }
    }),
  );
});

test('a class below the smallest changes nothing at all: what it said cannot be subtracted out of anything', () => {
  fc.assert(
    fc.property(
      sums,
      fc.constantFrom(...raterClassNames),
      fc.array(fc.nat(1), { minLength: 4, maxLength: 4 }),
      fc.array(fc.nat(1), { minLength: 4, maxLength: 4 }),
      (of, small, one, other) => {
        const others = of.filter(({ raterClass }) => raterClass !== small);
        const reckon = (said: number[]) =>
          writeResult(reckonAppraisal(rules, [...others, { raterClass: small, counts: said }]));
        expect(reckon(one)).toBe(reckon(other));
        expect(reckon(one)).toBe(writeResult(reckonAppraisal(rules, others)));
      },
    ),
  );
});

test('the proposed grade is the weighed median: one more good ballot never makes it worse', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 3 }), (of, from) => {
      fc.pre(sizeOf(of) >= 5 && (of[from] ?? 0) > 0);
      const better = of.map((count, at) => count + (at === from - 1 ? 1 : at === from ? -1 : 0));
      const placeOf = (said: readonly number[]) =>
        gradesOf('good').indexOf(
          reckonAppraisal(rules, [{ raterClass: 'members', counts: said }]).proposed ?? 'poor',
        );
      expect(placeOf(better)).toBeLessThanOrEqual(placeOf(of));
    }),
  );
  const half = reckonAppraisal(rules, [{ raterClass: 'members', counts: [3, 3, 0, 0] }]);
  expect(half.proposed).toBe('good');
});

test('a limit is rounded down, and no limit is none', () => {
  expect([mostOfTop(33, 10), mostOfTop(30, 12), mostOfTop(null, 12), mostOfTop(1, 3)]).toEqual([
    3,
    3,
    null,
    0,
  ]);
});
