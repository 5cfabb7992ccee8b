import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestCell, smallestGroup, suppressCells, type ShownTable } from './suppress-cells.ts';

const counted = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 5 }))
  .chain(([groups, choices]) =>
    fc.record({
      choices: fc.constant(choices),
      groups: fc
        .array(fc.array(fc.nat(25), { minLength: choices, maxLength: choices }), {
          minLength: groups,
          maxLength: groups,
        })
        .map((rows) => rows.map((counts, at) => ({ id: String(at), counts }))),
    }),
  );

/** An attacker who knows every figure shown and that rows and columns add up: the cells he can tell exactly. */
function solve({ groups, all }: ShownTable, choices: number): (number | null)[][] {
  const known = [...groups.map(({ counts }) => [...counts]), [...all.counts]];
  const last = known.length - 1;
  const sizes = [...groups.map(({ size }) => size), all.size];
  for (let changed = true; changed; ) {
    changed = false;
    const learn = (row: number, column: number, value: number) => {
      const cells = known[row];
      if (!cells || cells[column] !== null) return;
      cells[column] = value;
      changed = true;
    };
    for (const [row, cells] of known.entries()) {
      const size = sizes[row];
      const open = cells.flatMap((cell, at) => (cell === null ? [at] : []));
      if (size === null || size === undefined) continue;
      const rest = size - cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
      if (open.length === 1) learn(row, open[0] ?? 0, rest);
      else if (rest === 0) for (const at of open) learn(row, at, 0);
    }
    for (let column = 0; column < choices; column += 1) {
      const total = known[last]?.[column] ?? null;
      const open = groups.flatMap((_, row) => (known[row]?.[column] === null ? [row] : []));
      const sum = groups.reduce((running, _, row) => running + (known[row]?.[column] ?? 0), 0);
      if (total !== null && open.length === 1) learn(open[0] ?? 0, column, total - sum);
      else if (total !== null && total === sum) for (const row of open) learn(row, column, 0);
      else if (total === null && open.length === 0) learn(last, column, sum);
    }
  }
  return known;
}

test('no figure below five is shown, none of a group below ten, and none can be reckoned from the others', () => {
  fc.assert(
    fc.property(counted, ({ groups, choices }) => {
      const shown = suppressCells(groups, choices);
      for (const [at, group] of shown.groups.entries()) {
        const size = groups[at]?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
        if (size < smallestGroup)
          expect([group.size, ...group.counts].every((figure) => figure === null)).toBe(true);
        group.counts.forEach((figure, column) => {
          if (figure !== null) expect(figure).toBe(groups[at]?.counts[column]);
        });
      }
      for (const cells of solve(shown, choices))
        for (const cell of cells) if (cell !== null) expect(cell).toBeGreaterThanOrEqual(smallestCell);
    }),
    { numRuns: 3_000 },
  );
});

test('P5: nine answers hide a department; a cell of four takes another with it', () => {
  const groups = [
    { id: 'nine', counts: [5, 4, 0] },
    { id: 'four', counts: [20, 4, 12] },
    { id: 'large', counts: [30, 25, 20] },
  ];
  const { groups: shown } = suppressCells(groups, 3);
  expect(shown[0]).toEqual({ id: 'nine', size: null, counts: [null, null, null] });
  expect(shown[1]?.counts[1]).toBeNull();
  expect(shown[1]?.counts.filter((figure) => figure === null).length).toBeGreaterThan(1);
});

test('the control: hiding small cells alone gives them away', () => {
  const naive: ShownTable = {
    groups: [
      { id: 'a', size: 36, counts: [20, null, 12] },
      { id: 'b', size: 75, counts: [30, 25, 20] },
    ],
    all: { size: 111, counts: [50, 29, 32] },
  };
  expect(solve(naive, 3)[0]?.[1]).toBe(4);
});

test('a second question over part of the groups is not there to be asked: one table, at its close', () => {
  const groups = [
    { id: 'a', counts: [12, 8] },
    { id: 'b', counts: [3, 4] },
  ];
  const { groups: shown, all } = suppressCells(groups, 2);
  expect(
    shown.every(({ size }) => size === null),
    'the rest of the total would be the small one',
  ).toBe(true);
  expect(all.size).toBe(27);
});
