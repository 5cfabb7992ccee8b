const dots = /[·•‧・∙⋅･]/g;
const longest = 3_000;

/**
 * How texts and queries are compared: one width and case, one middle dot, single spaces. Rare characters stay what
 * they are. At most 3,000 characters.
 */
export function normaliseText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(dots, '·').replaceAll(/\s+/g, ' ').trim();
  return plain.slice(0, longest).replace(/[\uD800-\uDBFF]$/, ''); // never half a character
}

/** Pairs of neighbouring characters of each word, and its last character alone, so that each one begins a gram. */
export function gramsOf(normalised: string): Set<string> {
  const grams = new Set<string>();
  for (const word of normalised.split(' ')) {
    const characters = [...word];
    for (const [at, character] of characters.entries()) grams.add(character + (characters[at + 1] ?? ''));
  }
  return grams;
}

export interface Query {
  /** All of them stand in what is found. */
  readonly words: readonly string[];
  /** Up to three pairs to look up; empty where only single characters were asked for. */
  readonly grams: readonly string[];
  /** The one character to look up where there is no pair. */
  readonly single: string | null;
}

const mostWords = 5;
const mostGrams = 3;

/** A query as typed, or null where there is nothing to look for. */
export function readQuery(typed: string): Query | null {
  const words = normaliseText(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const [first] = words;
  if (first === undefined) return null;
  const pairs = words.flatMap((word) => [...gramsOf(word)].filter((gram) => [...gram].length === 2));
  const middle = pairs[Math.floor(pairs.length / 2)];
  const grams = [...new Set([pairs[0], pairs.at(-1), middle])].filter((gram) => gram !== undefined);
  return {
    words,
    grams: grams.slice(0, mostGrams),
    single: grams.length === 0 ? ([...first][0] ?? null) : null,
  };
}

const around = 24;

/** The stretch of a text around the first word found, for a line of results; ends cut off are marked. */
export function excerptOf(text: string, words: readonly string[]): string {
  const found = words.map((word) => text.indexOf(word)).filter((at) => at >= 0);
  const characters = [...text];
  const at = found.length === 0 ? 0 : Array.from(text.slice(0, Math.min(...found))).length;
  const from = Math.max(0, at - around);
  const to = Math.min(characters.length, at + around * 2);
  return `${from > 0 ? '…' : ''}${characters.slice(from, to).join('')}${to < characters.length ? '…' : ''}`;
}
