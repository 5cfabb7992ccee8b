import { Refusal } from '../refusal.ts';
import { hasVisibleCharacter } from '../visible-character.ts';
import type { Span } from './outline.ts';

/** A measure's text with its place in the source. */
export interface PinnedText extends Span {
  readonly text: string;
}

/**
 * Cuts a measure in two at a character of its text. The halves stay pinned to the source: together they cover
 * what the whole covered. Throws `invalid` when a half would be empty.
 */
export function cutMeasure(measure: PinnedText, at: number): [PinnedText, PinnedText] {
  const first = measure.text.slice(0, at);
  const second = measure.text.slice(at);
  if (at <= 0 || at >= measure.text.length || !hasVisibleCharacter(first) || !hasVisibleCharacter(second)) {
    const text = { zh: '请把光标放在句子中间再拆分', en: 'Put the cursor inside the sentence to split it' };
    throw new Refusal('invalid', text, [{ place: 'at', text }]);
  }
  const seam = Math.min(measure.from + at, measure.to);
  return [
    { text: first, from: measure.from, to: seam },
    { text: second, from: seam, to: measure.to },
  ];
}

/** Joins two neighbours of one item; the joined text covers everything from the first to the last character. */
export function joinMeasures(first: PinnedText, second: PinnedText): PinnedText {
  return {
    text: first.text + second.text,
    from: Math.min(first.from, second.from),
    to: Math.max(first.to, second.to),
  };
}
