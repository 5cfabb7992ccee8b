import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample, sampleRuleNames } from './draw-sample.ts';

const candidates = fc.uniqueArray(
  fc.record({ id: fc.uuid(), code: fc.string({ minLength: 1, maxLength: 8 }), atRisk: fc.boolean() }),
  { maxLength: 60, selector: ({ code }) => code },
);
const draw = [candidates, fc.constantFrom(...sampleRuleNames), fc.nat(20), fc.nat(2 ** 31 - 1)] as const;

test('anybody who draws again from what was kept gets the same units, in whatever order they are handed', () => {
  fc.assert(
    fc.property(...draw, (list, rule, count, seed) => {
      const drawn = drawSample(list, rule, count, seed);
      expect(drawSample([...list].reverse(), rule, count, seed)).toEqual(drawn);
      expect(new Set(drawn).size).toBe(Math.min(count, list.length));
    }),
  );
});

test('at most half of a sample by risk is units at risk, where others are left to fill it', () => {
  fc.assert(
    fc.property(candidates, fc.nat(20), fc.nat(2 ** 31 - 1), (list, count, seed) => {
      const drawn = new Set(drawSample(list, 'riskFirst', count, seed));
      const risky = list.filter(({ atRisk }) => atRisk);
      const wanted = Math.min(Math.ceil(count / 2), risky.length, drawn.size);
      expect(risky.filter(({ id }) => drawn.has(id)).length).toBeGreaterThanOrEqual(wanted);
    }),
  );
});

test('chance is even: over many seeds every unit is drawn about as often', () => {
  const list = Array.from({ length: 20 }, (_, at) => ({
    id: String(at),
    code: String(100 + at),
    atRisk: false,
  }));
  const times = new Map<string, number>();
  for (let seed = 0; seed < 4_000; seed += 1)
    for (const id of drawSample(list, 'random', 4, seed)) times.set(id, (times.get(id) ?? 0) + 1);
  for (const { id } of list) expect(Math.abs((times.get(id) ?? 0) - 800)).toBeLessThan(120);
});
