/** Two texts, by their places in their lists, and how alike they are: 0 to 1. */
export interface LikePair {
  readonly before: number;
  readonly after: number;
  readonly likeness: number;
}

/** What two texts must have in common to be called the same: neither blanks nor the width of a character count. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}

/**
 * Every pair of texts that are at least so much alike. Likeness is the Dice coefficient of neighbouring characters
 * (twice the shared ones through all), which needs no words and is the same from either side. Looks only at pairs that
 * share something, so that three hundred against three hundred take milliseconds.
 */
export function listLikePairs(
  before: readonly string[],
  after: readonly string[],
  atLeast: number,
): LikePair[] {
  const second = after.map(countNeighbours);
  const holders = new Map<string, (readonly [place: number, count: number])[]>();
  for (const [place, { counts }] of second.entries())
    for (const [neighbours, count] of counts) {
      const list = holders.get(neighbours);
      if (list) list.push([place, count]);
      else holders.set(neighbours, [[place, count]]);
    }
  return before.flatMap((text, first) => {
    const { counts, total } = countNeighbours(text);
    const shared = new Uint32Array(after.length);
    for (const [neighbours, count] of counts)
      for (const [place, other] of holders.get(neighbours) ?? [])
        shared[place] = (shared[place] ?? 0) + Math.min(count, other);
    return second.flatMap(({ total: theirs }, place) => {
      const likeness = (2 * (shared[place] ?? 0)) / (total + theirs);
      return likeness >= atLeast ? [{ before: first, after: place, likeness }] : [];
    });
  });
}

/** Pairs of neighbouring characters with how often they stand in a text; its edges count as characters. */
function countNeighbours(text: string): { counts: Map<string, number>; total: number } {
  const characters = ['', ...plainText(text), ''];
  const counts = new Map<string, number>();
  for (const [index, character] of characters.slice(1).entries()) {
    const neighbours = `${characters[index] ?? ''}\n${character}`;
    counts.set(neighbours, (counts.get(neighbours) ?? 0) + 1);
  }
  return { counts, total: characters.length - 1 };
}
