import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFigures, maskFigures, returnForms } from './restricted-return.ts';

const parts = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
const files = parts.map(([a, b, c]) => [a + b + c, a, b, c, c + 3, c]);

test('nobody outside reads a figure below five, and none can be reckoned from those that are shown', () => {
  fc.assert(
    fc.property(files, (figures) => {
      expect(checkFigures('caseQuality', figures)).toEqual([]);
      const masked = maskFigures('caseQuality', figures);
      masked.forEach((shown, at) => {
        if ((figures[at] ?? 0) < 5) expect(shown).toBeNull();
        else if (shown !== null) expect(shown).toBe(figures[at]);
      });
      expect([0, 1, 2, 3].filter((at) => masked[at] === null)).not.toHaveLength(1);
    }),
  );
});

test('a control: masking alone would give a hidden part away', () => {
  const figures = [30, 17, 10, 3, 0, 0];
  const naive = figures.map((amount) => (amount < 5 ? null : amount));
  expect((naive[0] ?? 0) - (naive[1] ?? 0) - (naive[2] ?? 0)).toBe(3);
  expect(maskFigures('caseQuality', figures)).toEqual([30, 17, null, null, null, null]);
});

test('parts make their total, and no more is put right than was found', () => {
  expect(checkFigures('caseQuality', [10, 5, 3, 1, 2, 1]).map(({ place }) => place)).toEqual(['figures.0']);
  expect(checkFigures('caseQuality', [9, 5, 3, 1, 2, 3]).map(({ place }) => place)).toEqual(['figures.5']);
  expect(checkFigures('fourForms', [1, 2])).toHaveLength(1);
});

test('each form has a code of its own, for it is kept as a number', () => {
  const codes = Object.values(returnForms).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
