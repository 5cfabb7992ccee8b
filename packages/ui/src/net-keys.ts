/** Where an arrow key leads in a grid of rows and columns; null for other keys and at the edge. */
export function movedTo(
  key: string,
  [row, column]: readonly [number, number],
  rows: number,
  columns: number,
): readonly [number, number] | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  if (key === 'Home') return [row, 0];
  if (key === 'End') return [row, columns - 1];
  const step = steps[key];
  if (!step) return null;
  const next = [row + step[0], column + step[1]] as const;
  const inside = next[0] >= 0 && next[0] < rows && next[1] >= 0 && next[1] < columns;
  return inside ? next : null;
}
