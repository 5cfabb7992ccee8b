import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutMeasure, joinMeasures } from './cut-measure.ts';

test('cutting and joining again gives the measure back, pinned to the same characters', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 2, unit: fc.constantFrom('学', '习', '，', '。') }),
      fc.nat(1_000),
      fc.nat(),
      (text, from, seed) => {
        const whole = { text, from, to: from + text.length };
        const at = 1 + (seed % (text.length - 1));
        const [first, second] = cutMeasure(whole, at);
        expect(joinMeasures(first, second)).toEqual(whole);
        expect(first.to).toBe(second.from);
      },
    ),
  );
});

test.each([0, 4, 9])('a cut at %i that leaves nothing on one side is refused', (at) => {
  expect(() => cutMeasure({ text: '四个字。'.slice(0, 4), from: 0, to: 4 }, at)).toThrow(
    expect.objectContaining({ reason: 'invalid' }),
  );
});
