import { findRoom } from './cell-room.ts';

/** Answers a group needs before anything of it is shown, and a cell before it is (domain M22). */
export const smallestGroup = 10;
export const smallestCell = 5;

/** Counts of one question: a row for each group that answered, a column for each choice. */
export interface CountedGroup {
  readonly id: string;
  readonly counts: readonly number[];
}

/** What may be shown: null is hidden. A group that is too small is hidden whole, its size too. */
export interface ShownGroup {
  readonly id: string;
  readonly size: number | null;
  readonly counts: readonly (number | null)[];
}

export interface ShownTable {
  readonly groups: readonly ShownGroup[];
  readonly all: { readonly size: number | null; readonly counts: readonly (number | null)[] };
}

/**
 * The one table that is published. Groups under ten answers and cells under five are hidden; and since rows and
 * columns add up, more is hidden until each of those could, for all that is shown, be five or more and lie anywhere
 * in a span of five: no sum and no difference of any figures gives a small one away.
 */
export function suppressCells(groups: readonly CountedGroup[], choices: number): ShownTable {
  const totals = Array.from({ length: choices }, (_, at) =>
    groups.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
  );
  const size = totals.reduce((sum, count) => sum + count, 0);
  const table = [...groups.map(({ counts }) => counts), totals];
  const last = table.length - 1;
  const open = hideSmallGroups(groups, size);
  const cells = table.flatMap((counts, row) =>
    counts.map((count, column) => ({
      row,
      column,
      count,
      hidden: count < smallestCell || (row < last && !open.has(row)),
      // a closed group's row adds up to nothing that is shown: all of them leave from one node
      ...(row === last
        ? { from: column, to: choices + last }
        : { from: open.has(row) ? choices + row : choices + last + 1, to: column }),
    })),
  );
  for (const cell of cells.filter(({ hidden }) => hidden))
    for (;;) {
      const { up, down } = findRoom(
        cells.filter(({ hidden }) => hidden),
        cell,
        smallestCell,
      );
      if (cell.count + up >= smallestCell && up + down >= smallestCell) break;
      const [next] = cells
        .filter(({ hidden }) => !hidden)
        .sort((a, b) => strangeness(a, cell) - strangeness(b, cell) || a.count - b.count);
      if (!next) break;
      next.hidden = true;
    }
  const show = (row: number) =>
    cells.filter((cell) => cell.row === row).map(({ hidden, count }) => (hidden ? null : count));
  return {
    groups: groups.map(({ id, counts }, row) => ({
      id,
      size: open.has(row) ? counts.reduce((sum, count) => sum + count, 0) : null,
      counts: show(row),
    })),
    all: {
      size: size < smallestGroup ? null : size,
      counts: size < smallestGroup ? totals.map(() => null) : show(last),
    },
  };
}

/** Nought for a cell of the same row or column: what stands far off hides a cell only with others between. */
function strangeness(a: { row: number; column: number }, b: { row: number; column: number }): number {
  return a.row === b.row || a.column === b.column ? 0 : 1;
}

/** Groups that may be shown. What all hidden groups hold together must itself be a group, for it is the rest of the total. */
function hideSmallGroups(groups: readonly CountedGroup[], size: number): Set<number> {
  const sizes = groups.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const bySize = sizes.map((_, at) => at).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const open = new Set(size < smallestGroup ? [] : bySize.filter((at) => (sizes[at] ?? 0) >= smallestGroup));
  for (const at of bySize) {
    const closed = bySize.filter((other) => !open.has(other) && (sizes[other] ?? 0) > 0);
    const rest = closed.reduce((sum, other) => sum + (sizes[other] ?? 0), 0);
    if (closed.length === 0 || (closed.length > 1 && rest >= smallestGroup)) break;
    open.delete(at);
  }
  return open;
}
