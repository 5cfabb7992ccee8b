/** Two names, 0 (nothing in common) to 1 (alike), by the pairs of characters they share (Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** The pairs of neighbouring characters of a name; a name of one character is a pair with nothing. */
export function pairsOf(name: string): Set<string> {
  const characters = [...name.normalize('NFKC').replaceAll(/[\s()·—-]/gu, '')];
  if (characters.length === 1) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
