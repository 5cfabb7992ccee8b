import type { TextSpan } from './reading.ts';

const opening = '（(“‘《〈「【[';
const closing = '）)”’》〉」】]';
const bullet = /^[\s\u3000]*(?:——|—|[●•·▪◆-])/u;

/**
 * The sentences of a stretch: each ends with its full stop (a stop inside quotes or brackets does not end it),
 * at a line that begins with a bullet, or at the end. White space around them belongs to nobody.
 */
export function splitSentences(text: string, [from, to]: TextSpan): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const character = text[at] ?? '';
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === '\n' && bullet.test(text.slice(at + 1, at + 12))) {
      push(text, spans, start, at);
      start = at;
      depth = 0;
    }
    if ((character === '。' || character === '！' || character === '？') && depth === 0) {
      push(text, spans, start, at + 1);
      start = at + 1;
    } else if (character === '。' && depth > 0 && at - start > 600) {
      depth = 0; // an unclosed bracket must not swallow the rest
    }
  }
  push(text, spans, start, to);
  return spans;
}

/** The span without white space at its ends; null when nothing is left. */
export function trimSpan(text: string, [from, to]: TextSpan): TextSpan | null {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}

function push(text: string, spans: TextSpan[], from: number, to: number): void {
  const span = trimSpan(text, [from, to]);
  if (span) spans.push(span);
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /[\s\u3000\ufeff]/u.test(character);
}
