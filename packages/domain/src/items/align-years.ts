import type { Label } from '../label.ts';
import { listLikePairs, plainText, type LikePair } from './text-likeness.ts';

/** How the measures of two years compare, in the order in which a reader looks for them. */
export const alignments = {
  kept: { zh: '保留', en: 'Kept', mark: '＝' },
  changed: { zh: '修改', en: 'Changed', mark: '≈' },
  added: { zh: '新增', en: 'New', mark: '＋' },
  dropped: { zh: '取消', en: 'Dropped', mark: '－' },
} as const satisfies Record<string, Label & { mark: string }>;

export type Alignment = keyof typeof alignments;
export const alignmentNames = Object.keys(alignments) as [Alignment, ...Alignment[]]; // keys of a const table

/** A measure as the alignment sees it; ids are told apart over both years. */
export interface AlignedMeasure {
  readonly id: string;
  readonly text: string;
  /** The measure of an earlier year it was carried over from. */
  readonly carriedFrom: string | null;
}

/** One line of the comparison: a measure of either year, or the same work in both. */
export interface AlignedPair<T extends AlignedMeasure> {
  readonly alignment: Alignment;
  /** Null for what is new. */
  readonly before: T | null;
  /** Null for what was dropped. */
  readonly after: T | null;
}

/** Texts less alike than this are different work. */
const leastAlike = 0.5;

/**
 * Lays the measures of two years side by side. What was carried over belongs together whatever became of its text,
 * then equal texts, then the most alike. Every measure stands in one line only; lines follow the later year, and what
 * was dropped stands behind its neighbour of the earlier one.
 */
export function alignYears<T extends AlignedMeasure>(
  before: readonly T[],
  after: readonly T[],
): AlignedPair<T>[] {
  const partners = matchMeasures(before, after);
  const matched = new Set(partners.values());
  const afterOf = new Map([...partners].map(([later, earlier]) => [earlier, later]));
  const behind = new Map<number, T[]>();
  let neighbour = -1;
  for (const [place, measure] of before.entries()) {
    if (matched.has(place)) neighbour = afterOf.get(place) ?? neighbour;
    else behind.set(neighbour, [...(behind.get(neighbour) ?? []), measure]);
  }
  const dropped = (place: number): AlignedPair<T>[] =>
    (behind.get(place) ?? []).map((measure) => ({ alignment: 'dropped', before: measure, after: null }));
  return [
    ...dropped(-1),
    ...after.flatMap((measure, place) => {
      const earlier = before[partners.get(place) ?? -1] ?? null;
      return [{ alignment: compare(earlier, measure), before: earlier, after: measure }, ...dropped(place)];
    }),
  ];
}

function compare(before: AlignedMeasure | null, after: AlignedMeasure): Alignment {
  if (!before) return 'added';
  return plainText(before.text) === plainText(after.text) ? 'kept' : 'changed';
}

/** The place in `before` of each place in `after` that has one. */
function matchMeasures(
  before: readonly AlignedMeasure[],
  after: readonly AlignedMeasure[],
): Map<number, number> {
  const pairs = [
    ...listCarried(before, after),
    ...listLikePairs(
      before.map(({ text }) => text),
      after.map(({ text }) => text),
      leastAlike,
    ),
  ];
  // The same from either side: neither the rank, nor the distance, nor the ids depend on which year comes first.
  const keyOf = (pair: LikePair) =>
    [before[pair.before]?.id ?? '', after[pair.after]?.id ?? ''].sort().join(' ');
  const ranked = pairs
    .map((pair) => ({ ...pair, apart: Math.abs(pair.before - pair.after), key: keyOf(pair) }))
    .sort((a, b) => b.likeness - a.likeness || a.apart - b.apart || (a.key < b.key ? -1 : 1));
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const pair of ranked) {
    if (partners.has(pair.after) || taken.has(pair.before)) continue;
    partners.set(pair.after, pair.before);
    taken.add(pair.before);
  }
  return partners;
}

/** Carried measures are more alike than any text can be. */
function listCarried(before: readonly AlignedMeasure[], after: readonly AlignedMeasure[]): LikePair[] {
  return before.flatMap((earlier, first) =>
    after.flatMap((later, second) =>
      later.carriedFrom === earlier.id || earlier.carriedFrom === later.id
        ? [{ before: first, after: second, likeness: 2 }]
        : [],
    ),
  );
}
