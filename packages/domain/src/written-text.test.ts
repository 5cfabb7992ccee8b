import { expect, test } from 'vitest';
import { documentText, optionalText, writtenText } from './written-text.ts';

test.each(['张三', '𠀀与𠮷不同', '7·9', '两行\n文字', 'a\tb', '😀'])('%j is text', (value) => {
  expect(writtenText(20).parse(value)).toBe(value);
});

test.each([
  '',
  '   ',
  '\u200b\u200b',
  '\u3000',
  'a\u0000b',
  'a\u001bb',
  '\u202eabc',
  '\ud800',
  'x'.repeat(21),
])('%j is refused', (value) => {
  expect(writtenText(20).safeParse(value).success).toBe(false);
});

test('optional text may be empty but not unclean', () => {
  expect(optionalText(5).safeParse('').success).toBe(true);
  expect(optionalText(5).safeParse('\u0007').success).toBe(false);
});

test('a document may end lines inside its cells, a field may not', () => {
  const row = '1\t办公厅\u000b人事司';
  expect(documentText(20).safeParse(row).success).toBe(true);
  expect(writtenText(20).safeParse(row).success).toBe(false);
  expect(documentText(20).safeParse('甲\u0000').success).toBe(false);
});
