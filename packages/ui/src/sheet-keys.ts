interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly currentTarget: { readonly selectionStart: number | null; readonly value: string };
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly max: number;
}

/** Where a key leads in a table typed like a spreadsheet; null where the key keeps its usual meaning. */
export function sheetTarget(event: Key, at: Place): { row: number; column: number } | null {
  const caret = event.currentTarget.selectionStart ?? 0;
  const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
    Enter: [event.shiftKey ? -1 : 1, 0],
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ...(caret === 0 ? { ArrowLeft: [0, -1] as const } : {}),
    ...(caret === event.currentTarget.value.length ? { ArrowRight: [0, 1] as const } : {}),
  };
  const move = moves[event.key];
  if (!move) return null;
  const [row, column] = [at.row + move[0], at.column + move[1]];
  const grows = event.key === 'Enter' && row === at.rows && row < at.max;
  if (row < 0 || column < 0 || column >= at.columns || (row >= at.rows && !grows)) return null;
  return { row, column };
}
