import { diffChars } from 'diff';

/** A stretch of a text; `differs` where the other text has something else there. */
export interface MarkedPiece {
  readonly text: string;
  readonly differs: boolean;
}

/** Edits beyond which two texts are simply different. */
const mostEdits = 1_500;
/** What two changes have in common between them must be a word to count: a single character is chance. */
const shortestCommon = 2;

/** Which characters of two texts differ: the pieces of each, in order, are the whole of it. */
export function markDifferences(
  before: string,
  after: string,
): { before: MarkedPiece[]; after: MarkedPiece[] } {
  const parts = diffChars(before, after, { maxEditLength: mostEdits });
  if (!parts) return { before: [{ text: before, differs: true }], after: [{ text: after, differs: true }] };
  const isCommon = (at: number) => {
    const part = parts[at];
    if (!part || part.added || part.removed) return false;
    const isBetween = at > 0 && at < parts.length - 1;
    return !isBetween || [...part.value].length >= shortestCommon;
  };
  const side = (theirs: 'added' | 'removed') =>
    joinPieces(
      parts.flatMap((part, at) => (part[theirs] ? [] : [{ text: part.value, differs: !isCommon(at) }])),
    );
  return { before: side('added'), after: side('removed') };
}

function joinPieces(pieces: readonly MarkedPiece[]): MarkedPiece[] {
  const joined: MarkedPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.differs === piece.differs)
      joined[joined.length - 1] = { ...piece, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}
