import { isSoftBreak, joined, type Paper } from './paper.ts';
import { isResponsibility } from './read-responsibility.ts';
import type { TextSpan } from './reading.ts';

/** A place where the text names who bears what stands before it. */
export interface Naming {
  /** With its brackets. */
  readonly span: TextSpan;
  readonly inside: TextSpan;
}

const opening = '（(';
const closing = '）)';
const ends = '。；\n）)';
const longestNaming = 400;
const bareLabel =
  /^(?:(?:主?牵头|主办|承办|责任|配合|负责|协办)(?:责任)?(?:单位|部门|处室|科室|股室|支部|主体|人|领导)|(?:完成|办理|办结)(?:时限|时间|期限)|时限要求|责任分工)[：:]/u;

/**
 * Brackets (nested ones belong to the outer) and bare “责任单位：…。” at the start of a sentence that name units, in
 * order. One pass; a bracket left open closes at the end of its line.
 */
export function findResponsibilities(paper: Paper, [from, to]: TextSpan): Naming[] {
  const { text } = paper;
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
      const inside: TextSpan = [start + 1, at];
      if (isResponsibility(joined(paper, inside))) found.push({ span: [start, at + 1], inside });
    } else if (character === '\n' && !isSoftBreak(paper, at)) depth = 0;
    else if (depth === 0 && sentence && bareLabel.test(text.slice(at, at + 12))) {
      const end = endOfLabel(text, at, to);
      found.push({ span: [at, end], inside: [at, end] });
      at = end - 1;
    }
    const last = text[at] ?? '';
    sentence = ends.includes(last) || (sentence && /\s/u.test(last));
  }
  return found;
}

/** The mark behind the label's value belongs to it. */
function endOfLabel(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1)
    if (text[at] === '\n') return at;
    else if (text[at] === '。') return at + 1;
  return to;
}
