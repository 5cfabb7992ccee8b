import { paragraphsOf } from './find-edges.ts';
import type { Stretch } from './find-headings.ts';
import { findResponsibilities } from './find-responsibilities.ts';
import type { Paper } from './paper.ts';
import type { TextSpan } from './reading.ts';
import { skipStop } from './split-sentences.ts';

/** A paragraph shorter than this (in characters) with one full stop may be a heading. */
const longestHeading = 30;

/**
 * Where items really end: a paper whose items are one paragraph each, or end in a responsibility each, may close a
 * section, or itself, with text that belongs to no item. Elsewhere only what says 各地区、各部门要… behind the last item
 * is none of it.
 */
export function endsOfItems(
  paper: Paper,
  stretches: readonly Stretch[],
  isLast: (index: number) => boolean,
): number[] {
  const { text } = paper;
  const namings = stretches.map(
    ({ marker, end }) => findResponsibilities(paper, [marker.end, end]).at(-1)?.span[1],
  );
  const named = stretches.map(({ end }, index) => {
    const at = namings[index];
    return at !== undefined && /^[\s。；]*$/u.test(text.slice(at, end)) ? at : null;
  });
  const all = stretches.map((_, index) => index).filter((index) => !isLast(index));
  const allNamed =
    all.length > 1 && all.filter((index) => named[index] !== null).length * 4 >= all.length * 3;
  const parts = stretches.map(({ marker, end, below }) =>
    paragraphsOf(text, [below.at(-1)?.end ?? marker.end, end]),
  );
  const whole = parts.map((paragraphs) => isWhole(text, paragraphs[0]));
  const inner = all.filter((index) => whole[index]);
  const longer = inner.filter((index) => (parts[index]?.length ?? 0) > 1).length;
  const oneEach = longer * 5 <= inner.length;
  return stretches.map(({ end }, index) => {
    const own = parts[index] ?? [];
    const naming = namings[index];
    if (allNamed && isLast(index) && naming !== undefined && naming < end) return skipStop(text, naming);
    if (oneEach && whole[index] && isLast(index) && own[1] && !isPartOfItem(text, own[1])) return own[1][0];
    if (index < stretches.length - 1) return end;
    return own.slice(1).find((paragraph) => closesPaper(text, paragraph))?.[0] ?? end;
  });
}

/** A paragraph that says all of an item: its heading and more, or one long sentence. */
function isWhole(text: string, paragraph: TextSpan | undefined): boolean {
  if (!paragraph || !/[。）)]/u.test(text[paragraph[1] - 1] ?? '')) return false;
  const inner = text.slice(paragraph[0], Math.min(paragraph[1] - 1, paragraph[0] + longestHeading));
  return inner.length === longestHeading || inner.includes('。');
}

function isPartOfItem(text: string, paragraph: TextSpan): boolean {
  const start = text.slice(paragraph[0], paragraph[0] + 12);
  return /^(?:——|—|[●•·▪◆■-]|[（(]|牵头|责任|配合|负责|完成)/u.test(start);
}

function closesPaper(text: string, [from]: TextSpan): boolean {
  const start = text.slice(from, from + 40);
  return /^(?:各[^。：；]{1,24}(?:要|应)|(?:本|自本|上述|以上)(?:意见|方案|要点|通知|措施|办法|规定|计划))/u.test(
    start,
  );
}
