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
        // a group of which nobody answered is in no table
        .map((rows) => rows.filter((counts) => counts.some((count) => count > 0)))
        .filter((rows) => rows.length > 0)
        .map((rows) => rows.map((counts, at) => ({ id: String(at), counts }))),
    }),
  );

/**
 * An attacker who knows every figure shown and that rows and columns add up: what he can tell exactly. Every sum is an
 * equation over the hidden cells; a cell is told where elimination leaves it alone in one, or where all that is left of
 * one is nothing.
 */
function solve({ groups, all }: ShownTable, choices: number): (number | null)[][] {
  const table = [...groups.map(({ counts }) => [...counts]), [...all.counts]];
  const sizes = [...groups.map(({ size }) => size), all.size];
  const last = table.length - 1;
  const equations: number[][] = [];
  const add = (cells: readonly (readonly [row: number, column: number, sign: number])[], sum: number) => {
    const equation = [...Array<number>(table.length * choices).fill(0), sum];
    for (const [row, column, sign] of cells) equation[row * choices + column] = sign;
    equations.push(equation);
  };
  for (const [row, size] of sizes.entries())
    if (size !== null)
      add(
        (table[row] ?? []).map((_, column) => [row, column, 1] as const),
        size,
      );
  for (let column = 0; column < choices; column += 1)
    add(
      table.map((_, row) => [row, column, row === last ? -1 : 1] as const),
      0,
    );
  for (const [row, cells] of table.entries())
    for (const [column, cell] of cells.entries()) if (cell !== null) add([[row, column, 1]], cell);
  const told = table.map((cells) => [...cells]);
  for (const equation of eliminate(equations)) {
    const sum = equation.at(-1) ?? 0;
    const left = equation.slice(0, -1).flatMap((sign, at) => (sign === 0 ? [] : [{ at, sign }]));
    const isNothing = sum === 0 && left.every(({ sign }) => sign * (left[0]?.sign ?? 0) > 0);
    if (left.length > 1 && !isNothing) continue;
    for (const { at, sign } of left) {
      const cells = told[Math.floor(at / choices)];
      if (cells) cells[at % choices] = sum / sign;
    }
  }
  return told;
}

/** Gauss and Jordan; sums of rows and columns keep every figure a whole number. */
function eliminate(equations: readonly number[][]): number[][] {
  const rest = equations.map((equation) => [...equation]);
  const done: number[][] = [];
  for (let column = 0; column < (equations[0]?.length ?? 1) - 1; column += 1) {
    const at = rest.findIndex((equation) => equation[column] !== 0);
    const [pivot] = at === -1 ? [] : rest.splice(at, 1);
    if (!pivot) continue;
    const head = pivot[column] ?? 1;
    for (const equation of [...rest, ...done]) {
      const factor = (equation[column] ?? 0) / head;
      if (factor !== 0) equation.forEach((value, i) => (equation[i] = value - factor * (pivot[i] ?? 0)));
    }
    done.push(pivot);
  }
  return done;
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

test('the control: two closed pairs joined by one cell give that cell away, though no line holds it alone', () => {
  const bridge: ShownTable = {
    groups: [
      { id: 'a', size: 40, counts: [null, null, 8, 9, 10] },
      { id: 'b', size: 40, counts: [null, null, null, 9, 10] },
      { id: 'c', size: 40, counts: [9, 10, 8, null, null] },
      { id: 'd', size: 40, counts: [9, 10, null, null, null] },
    ],
    all: { size: 160, counts: [30, 33, 30, 32, 35] },
  };
  expect(solve(bridge, 5)[1]?.[2]).not.toBeNull();
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
