import type { Marker } from './build-outline.ts';
import { isWorkless } from './workless.ts';

export type Role = 'section' | 'group' | 'item' | 'lower';

/**
 * What each number numbers, learnt from the document (importing, section 2). One level numbers items; of two the
 * first numbers sections; a third that runs on through several parents numbers the items, and the second groups
 * them, or is an item where it has none below. A highest level of sentences with hardly any numbers below is items.
 */
export function learnRoles(text: string, markers: readonly Marker[]): Role[] {
  const deepest = markers.reduce((depth, marker) => Math.max(depth, marker.depth), 0);
  const itemDepth = deepest === 1 || isFlat(text, markers) ? 1 : thirdRunsOn(markers) ? 3 : 2;
  let workless = false;
  return markers.map((marker, index) => {
    const { form, depth, end } = marker;
    if (form === 'subheading') return 'group';
    if (depth === 1) workless = isWorkless(text.slice(end, end + 12).split('\n', 1)[0] ?? '');
    if (depth >= itemDepth) return depth === itemDepth ? 'item' : 'lower';
    if (depth === 1) return 'section';
    const below = markers[index + 1];
    return workless || (below && below.depth > depth) ? 'group' : 'item';
  });
}

/** At least three of the highest level, two thirds of them without numbers below and with a sentence in their line. */
function isFlat(text: string, markers: readonly Marker[]): boolean {
  let [all, childless, sentences] = [0, 0, 0];
  for (const [index, marker] of markers.entries()) {
    if (marker.depth !== 1) continue;
    if (marker.form === 'heading') return false;
    all += 1;
    const next = markers[index + 1];
    if (!next || next.depth === 1) childless += 1;
    const [line = ''] = text
      .slice(marker.end, Math.min(next?.start ?? text.length, marker.end + 60))
      .split('\n', 1);
    if (/[。；，]/u.test(line) && line.length > 40) sentences += 1;
  }
  return all >= 3 && childless * 3 >= all * 2 && sentences * 3 >= all * 2;
}

/** Numbers of the third level that never start anew, though they stand under more than one parent. */
function thirdRunsOn(markers: readonly Marker[]): boolean {
  const numbers: number[] = [];
  let parents = 0;
  let counted = false;
  for (const { depth, no } of markers) {
    if (depth < 3) counted = false;
    if (depth !== 3) continue;
    if (!counted) parents += 1;
    counted = true;
    numbers.push(no);
  }
  return (
    parents > 1 &&
    numbers.length > 3 &&
    numbers.every((no, index) => index === 0 || no > (numbers[index - 1] ?? 0))
  );
}
