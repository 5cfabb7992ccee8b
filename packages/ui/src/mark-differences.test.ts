import { expect, test } from 'vitest';
import { markDifferences, type MarkedPiece } from './mark-differences.ts';

const show = (pieces: readonly MarkedPiece[]) =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

test.each([
  ['开展专项督查', '开展专项督查', '开展专项督查', '开展专项督查'],
  ['开展专项督查', '深入开展专项督查', '开展专项督查', '[深入]开展专项督查'],
  ['召开2024年交流会', '召开2025年交流会', '召开202[4]年交流会', '召开202[5]年交流会'],
  ['抓好党员教育培训工作', '加强党员教育管理工作', '[抓好]党员教育[培训]工作', '[加强]党员教育[管理]工作'],
  ['甲', '乙', '[甲]', '[乙]'],
  ['', '新增一句', '', '[新增一句]'],
])('%s beside %s', (before, after, left, right) => {
  const marked = markDifferences(before, after);
  expect([show(marked.before), show(marked.after)]).toEqual([left, right]);
});

test('one character in common between two changes is chance, and belongs to them', () => {
  const marked = markDifferences('持续深化作风建设的成果', '持续推动工作风尚建成的成果');
  expect(show(marked.before)).not.toMatch(/\](.)\[/u);
  expect(show(marked.after)).not.toMatch(/\](.)\[/u);
});

test('the pieces of a text are the whole of it, whatever stands beside it; rare characters stay whole', () => {
  const texts = ['', '𠮷野家党支部', '𠮸野家党支部🇨🇳', '党'.repeat(1_600), '政'.repeat(1_600), 'a b\nc'];
  for (const before of texts)
    for (const after of texts) {
      const marked = markDifferences(before, after);
      expect(marked.before.map(({ text }) => text).join('')).toBe(before);
      expect(marked.after.map(({ text }) => text).join('')).toBe(after);
      for (const { text } of [...marked.before, ...marked.after]) expect(text.isWellFormed()).toBe(true);
    }
});
