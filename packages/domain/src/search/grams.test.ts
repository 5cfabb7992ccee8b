import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, gramsOf, normaliseText, readQuery } from './grams.ts';

test('width, case, spaces and the middle dots of keyboards do not matter; rare characters stay themselves', () => {
  expect(normaliseText('  “7•9”  重要讲话　ＡＢＣ ')).toBe('“7·9” 重要讲话 abc');
  expect(normaliseText('7・9')).toBe(normaliseText('7·9'));
  expect(normaliseText('𠀀')).not.toBe(normaliseText('𠮷'));
  expect(normaliseText('𠮷'.repeat(2_000)).length).toBe(3_000);
  expect(normaliseText(`a${'𠮷'.repeat(2_000)}`)).toMatch(/𠮷$/);
});

test('every character begins a pair, words do not run into each other', () => {
  expect([...gramsOf('主题党日')]).toEqual(['主题', '题党', '党日', '日']);
  expect([...gramsOf('ab 𠮷野')]).toEqual(['ab', 'b', '𠮷野', '野']);
});

test('a query looks up three pairs at most; one character stands alone; nothing asks for nothing', () => {
  expect(readQuery('习近平总书记重要讲话')?.grams).toHaveLength(3);
  expect(readQuery('7·9 会议')?.grams).toEqual(['7·', '会议', '·9']);
  expect(readQuery(' 党 ')).toEqual({ words: ['党'], grams: [], single: '党' });
  expect(readQuery('  ')).toBeNull();
});

test('whatever stands in a text is found by its pairs', () => {
  const text = fc.string({ unit: fc.constantFrom(...'党日主题七·9𠮷a '), minLength: 4, maxLength: 40 });
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 2, max: 6 }), (given, start, length) => {
      const normalised = normaliseText(given);
      const characters = [...normalised];
      const from = characters.length === 0 ? 0 : start % characters.length;
      const query = readQuery(characters.slice(from, from + length).join(''));
      if (query === null) return;
      const held = gramsOf(normalised);
      for (const gram of query.grams) expect(held.has(gram)).toBe(true);
      for (const word of query.words) expect(normalised.includes(word)).toBe(true);
    }),
  );
});

test('an excerpt shows the first word found and marks what is cut off', () => {
  const text = `${'前'.repeat(60)}主题党日${'后'.repeat(80)}`;
  expect(excerptOf(text, ['党日'])).toMatch(/^…前+主题党日后+…$/);
  expect(excerptOf('主题党日', ['党日'])).toBe('主题党日');
});
