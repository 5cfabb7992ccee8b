/** A stretch of the text that something on the other side stands for. */
export interface Pin {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface Piece {
  readonly id: string | null;
  readonly from: number;
  readonly to: number;
}

/** Cuts a text into pinned stretches and what lies between; together they are the whole text, in order. */
export function cutPieces(text: string, pins: readonly Pin[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const pin of [...pins].sort((a, b) => a.from - b.from)) {
    if (pin.from < at || pin.to <= pin.from) continue;
    if (pin.from > at) pieces.push({ id: null, from: at, to: pin.from });
    pieces.push({ id: pin.id, from: pin.from, to: pin.to });
    at = pin.to;
  }
  if (at < text.length) pieces.push({ id: null, from: at, to: text.length });
  return pieces;
}
