import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alignYears, type AlignedMeasure, type AlignedPair } from './align-years.ts';
import { readWorkPoints } from './read-work-points.ts';

const measure = (id: string, text: string, carriedFrom: string | null = null): AlignedMeasure => ({
  id,
  text,
  carriedFrom,
});
const show = (pairs: readonly AlignedPair<AlignedMeasure>[]) =>
  pairs.map(({ alignment, before, after }) => `${alignment} ${before?.id ?? '-'} ${after?.id ?? '-'}`);

test('what stays, what is put otherwise, what is new and what is gone are told apart', () => {
  const last = [
    measure('a', '规范党支部主题党日，提高“三会一课”质量。'),
    measure('b', '召开“四强”党支部建设经验交流会。'),
    measure('c', '开展机关党建专项督查，督促问题整改到位。'),
  ];
  const now = [
    measure('x', '规范党支部主题党日， 提高“三会一课”质量。'),
    measure('y', '开展机关党建专项督查和“回头看”，督促问题整改到位。'),
    measure('z', '建设线上教育平台。'),
  ];
  expect(show(alignYears(last, now))).toEqual(['kept a x', 'dropped b -', 'changed c y', 'added - z']);
});

test('carried work belongs to its origin whatever became of its text, and equal text goes before likeness', () => {
  const last = [measure('a', '举办纪律教育培训班。'), measure('b', '举办纪律教育读书班。')];
  const now = [
    measure('x', '完全改写过的一句话', 'a'),
    measure('y', '举办纪律教育培训班。'),
    measure('z', '举办纪律教育读书班。'),
  ];
  expect(show(alignYears(last, now))).toEqual(['changed a x', 'added - y', 'kept b z']);
});

test('of a measure cut in two, one half goes on with its origin and the other is new', () => {
  const last = [measure('a', '甲乙丙丁戊己庚辛')];
  const now = [measure('x', '甲乙丙丁戊', 'a'), measure('y', '己庚辛', 'a')];
  expect(show(alignYears(last, now))).toEqual(['changed a x', 'added - y']);
});

const texts = fc.array(
  fc.string({ unit: fc.constantFrom(...'党建工作要点支部'), minLength: 1, maxLength: 12 }),
  { maxLength: 14 },
);
const years = fc
  .tuple(texts, texts, fc.array(fc.nat({ max: 13 }), { maxLength: 5 }))
  .map(([last, now, carried]) => ({
    last: last.map((text, index) => measure(`a${index}`, text)),
    now: now.map((text, index) => {
      const origin = carried[index];
      return measure(`b${index}`, text, origin === undefined ? null : `a${origin}`);
    }),
  }));

test('every measure of either year stands in exactly one line', () => {
  fc.assert(
    fc.property(years, ({ last, now }) => {
      const pairs = alignYears(last, now);
      const ids = (side: 'before' | 'after') => pairs.flatMap((pair) => pair[side]?.id ?? []).sort();
      expect(ids('before')).toEqual(last.map(({ id }) => id).sort());
      expect(ids('after')).toEqual(now.map(({ id }) => id).sort());
      for (const { alignment, before, after } of pairs) {
        expect(alignment === 'added').toBe(before === null);
        expect(alignment === 'dropped').toBe(after === null);
      }
    }),
  );
});

test('a plan beside itself is kept whole', () => {
  fc.assert(
    fc.property(years, ({ last }) => {
      expect(show(alignYears(last, last))).toEqual(last.map(({ id }) => `kept ${id} ${id}`));
    }),
  );
});

test('looked at from the other year it is the same, with new and dropped in each other’s place', () => {
  const turned = { kept: 'kept', changed: 'changed', added: 'dropped', dropped: 'added' };
  fc.assert(
    fc.property(years, ({ last, now }) => {
      const there = alignYears(last, now).map(
        ({ alignment, before, after }) => `${turned[alignment]} ${after?.id ?? '-'} ${before?.id ?? '-'}`,
      );
      expect(show(alignYears(now, last)).sort()).toEqual(there.sort());
    }),
  );
});

test('three hundred measures against three hundred take less than a tenth of a second', () => {
  const text = readFileSync(new URL('../../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  const read = readWorkPoints(text).items.flatMap(({ measures }) => measures.map((one) => one.text));
  const year = (name: string, mark: string) =>
    Array.from({ length: 300 }, (_, index) =>
      measure(`${name}${index}`, `${mark}${read[index % read.length] ?? ''}${index}`),
    );
  const [last, now] = [year('a', '进一步'), year('b', '持续')];
  let fastest = Number.POSITIVE_INFINITY; // of a few, since other work may run beside it
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    const changed = alignYears(last, now).filter(({ alignment }) => alignment === 'changed');
    fastest = Math.min(fastest, performance.now() - started);
    expect(changed).toHaveLength(300);
  }
  expect(fastest).toBeLessThan(100);
});
