/** Answers a group needs before anything of it is shown, and a cell before it is (domain M22). */
export const smallestGroup = 10;
export const smallestCell = 5;

/** Counts of one question: a row for each group, a column for each choice. */
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
 * columns add up, more is hidden until in every row and column either nothing is, or at least two cells that make
 * five or more together: no sum and no difference of two figures gives a small one away.
 */
export function suppressCells(groups: readonly CountedGroup[], choices: number): ShownTable {
  const totals = Array.from({ length: choices }, (_, at) =>
    groups.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
  );
  const size = totals.reduce((sum, count) => sum + count, 0);
  const table = [...groups.map(({ counts }) => counts), totals];
  const last = table.length - 1;
  const open = hideSmallGroups(groups, size);
  const hidden = table.map((counts, row) =>
    counts.map((count) => count < smallestCell || (row < last && !open.has(row))),
  );
  for (let changed = true; changed; ) {
    changed = false;
    const rows = table.flatMap((_, row) => (row === last || open.has(row) ? [row] : []));
    const lines = [
      ...rows.map((row) => table[row]?.map((_, column) => [row, column] as const) ?? []),
      // the total is a member of its column: hidden itself, it gives nothing away
      ...totals.map((_, column) => table.map((__, row) => [row, column] as const)),
    ];
    for (const line of lines) {
      const covered = line.filter(([row, column]) => hidden[row]?.[column]);
      const sum = covered.reduce((total, [row, column]) => total + (table[row]?.[column] ?? 0), 0);
      if (covered.length === 0 || (covered.length > 1 && sum >= smallestCell)) continue;
      const next = line
        .filter(([row, column]) => !hidden[row]?.[column])
        .sort(([a, b], [c, d]) => (table[a]?.[b] ?? 0) - (table[c]?.[d] ?? 0))[0];
      if (!next) continue;
      const [row, column] = next;
      const cells = hidden[row];
      if (cells) cells[column] = true;
      changed = true;
    }
  }
  const show = (row: number) =>
    (table[row] ?? []).map((count, column) => (hidden[row]?.[column] ? null : count));
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
