import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkReview, type GradeCount } from './check-review.ts';

const review = { isReview: true, expected: 40, share: 33 };
const counts = (excellent: number, qualified: number): GradeCount[] => [
  { grade: 'excellent', people: excellent },
  { grade: 'qualified', people: qualified },
];

test('a third may be excellent, and not one more', () => {
  expect(checkReview(counts(1, 2), review)).toEqual([]);
  expect(checkReview(counts(7, 14), review)).toEqual([]);
  expect(checkReview(counts(8, 13), review)).toMatchObject([{ place: 'grades' }]);
  expect(checkReview(counts(6, 14), { ...review, share: 20 })).toHaveLength(1);
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (excellent, qualified) => {
      const refused = checkReview(counts(excellent, qualified), review).length > 0;
      expect(refused).toBe(excellent * 3 > excellent + qualified);
    }),
  );
});

test('grades belong to a member review, each once, and are not of more people than were expected', () => {
  expect(checkReview(counts(1, 9), { ...review, isReview: false })).toHaveLength(1);
  expect(checkReview([...counts(1, 9), ...counts(0, 1)], review)).toHaveLength(1);
  expect(checkReview(counts(1, 40), review)).toHaveLength(1);
  expect(checkReview([], { ...review, isReview: false })).toEqual([]);
});
