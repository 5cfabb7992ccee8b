import { isResponsibility } from './read-responsibility.ts';
import type { TextSpan } from './reading.ts';

/** A place where the text names who bears what stands before it. */
export interface Naming {
  /** With its brackets. */
  readonly span: TextSpan;
  readonly inside: string;
}

const opening = '（(';
const closing = '）)';
const longestNaming = 400;
const bareLabel = /^(?:牵头|责任|配合|负责|协办|完成)(?:单位|部门|人|领导|时限|时间)[：:]/u;

/**
 * Brackets (nested ones belong to the outer) and bare “责任单位：…。” at the start of a sentence that name units, in
 * order. One pass; a bracket left open closes at the end of its line.
 */
export function findResponsibilities(text: string, [from, to]: TextSpan): Naming[] {
  const found: Naming[] = [];
  let depth = 0;
  let start = from;
  let sentence = true;
  for (let at = from; at < to; at += 1) {
    const character = text[at] ?? '';
    if (opening.includes(character)) {
      if (depth === 0) start = at;
      depth += 1;
    } else if (closing.includes(character) && depth > 0) {
      depth -= 1;
      if (depth > 0 || at - start > longestNaming) continue;
      const inside = text.slice(start + 1, at);
      if (isResponsibility(inside)) found.push({ span: [start, at + 1], inside });
    } else if (character === '\n') depth = 0;
    else if (depth === 0 && sentence && bareLabel.test(text.slice(at, at + 8))) {
      const end = endOfLabel(text, at, to);
      found.push({ span: [at, end], inside: text.slice(at, end).replace(/[。；\s]+$/u, '') });
      at = end - 1;
    }
    sentence = /[。；\n）)]/u.test(text[at] ?? '') || (sentence && /\s/u.test(text[at] ?? ''));
  }
  return found;
}

function endOfLabel(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (/[。\n]/u.test(text[at] ?? '')) return text[at] === '。' ? at + 1 : at;
  return to;
}
