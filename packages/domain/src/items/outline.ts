import type { PlannedMeasure } from './measure.ts';

/** A span of the source text, [from, to) in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface OutlinePart extends Span {
  readonly id: string;
  readonly no: number;
  readonly heading: string;
}

export interface OutlineItem extends Span {
  readonly id: string;
  readonly partId: string | null;
  readonly no: number;
  readonly heading: string | null;
}

export interface OutlineMeasure extends PlannedMeasure, Span {
  readonly itemId: string;
}

/** A plan as a tree: parts, items and measures in the order of the document. */
export interface Outline {
  readonly title: string;
  readonly parts: readonly OutlinePart[];
  readonly items: readonly OutlineItem[];
  readonly measures: readonly OutlineMeasure[];
}

/** Codes are `item.ordinal`; they follow the order, so that a split or a move renumbers its item only. */
export function numberMeasures<T extends { readonly itemId: string }>(
  items: readonly { readonly id: string; readonly no: number }[],
  measures: readonly T[],
): (T & { code: string })[] {
  const numbers = new Map(items.map((item) => [item.id, item.no]));
  const counts = new Map<string, number>();
  return measures.map((measure) => {
    const ordinal = (counts.get(measure.itemId) ?? 0) + 1;
    counts.set(measure.itemId, ordinal);
    return { ...measure, code: `${numbers.get(measure.itemId) ?? 0}.${ordinal}` };
  });
}
