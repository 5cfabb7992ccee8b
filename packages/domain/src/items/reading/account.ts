import type { Noise, TextSpan } from './reading.ts';
import { trimSpan } from './split-sentences.ts';

const marks =
  /[\s。.．；;，,、：:—●•·▪◆■□○|｜│-]|第?[一二三四五六七八九十百零]{1,5}(?:章|部分|篇|条|[、.．，])?|[（(][一二三四五六七八九十百零]{1,5}[）)]|[㈠-㈩⒈-⒛⑴-⒇①-⑳]|[（(]?[\d０-９]{1,4}[）).．、]?/gu;

/**
 * What lies between the spans that were taken: structure numbers, stops, bullets and borders are marks, any other words
 * are named noise. So nothing of a document goes unaccounted.
 */
export function accountFor(
  text: string,
  taken: readonly TextSpan[],
): { marks: { span: TextSpan }[]; noise: Noise[] } {
  const account = { marks: [] as { span: TextSpan }[], noise: [] as Noise[] };
  let at = 0;
  for (const [from, to] of [...taken, [text.length, text.length] as const].sort((a, b) => a[0] - b[0])) {
    const span = trimSpan(text, [at, from]);
    at = Math.max(at, to);
    if (!span) continue;
    const words = text.slice(...span);
    if (words.length < 40 && words.replaceAll(marks, '') === '') account.marks.push({ span });
    else account.noise.push({ span, text: words, reason: 'rest' });
  }
  return account;
}
