import type { Fix } from './field.ts';

const alike = 0.5;

interface Guess {
  readonly fix: Fix;
  readonly score: number;
}

/**
 * Finds, for names nobody bears, those offered that are most alike: by the pairs of neighbouring characters they
 * share (Dice, 0 to 1). Each offer costs the pairs it has, however many names are looked for.
 */
export class NameGuesser {
  private readonly wanted: readonly string[];
  private readonly sizes: readonly number[];
  private readonly holders = new Map<string, number[]>();
  private readonly shared: Uint16Array;
  private readonly found = new Map<number, Guess[]>();
  private readonly most: number;

  constructor(wanted: readonly string[], most: number) {
    this.wanted = wanted;
    this.most = most;
    this.shared = new Uint16Array(wanted.length);
    this.sizes = wanted.map((name, index) => {
      const pairs = pairsOf(name);
      for (const pair of pairs) {
        const held = this.holders.get(pair);
        if (held) held.push(index);
        else this.holders.set(pair, [index]);
      }
      return pairs.size;
    });
  }

  offer(name: string, fix: Fix): void {
    const own = pairsOf(name);
    const touched: number[] = [];
    for (const pair of own)
      for (const index of this.holders.get(pair) ?? []) {
        if (this.shared[index] === 0) touched.push(index);
        this.shared[index] = (this.shared[index] ?? 0) + 1;
      }
    for (const index of touched) {
      const score = (2 * (this.shared[index] ?? 0)) / (own.size + (this.sizes[index] ?? 0));
      this.shared[index] = 0;
      if (score >= alike) this.keep(index, { fix, score });
    }
  }

  /** The best offers for each name, best first. */
  best(): Map<string, Fix[]> {
    return new Map(
      [...this.found].map(([index, guesses]) => [this.wanted[index] ?? '', guesses.map(({ fix }) => fix)]),
    );
  }

  private keep(index: number, guess: Guess): void {
    const before = this.found.get(index) ?? [];
    const worst = before.at(-1);
    if (before.length === this.most && worst && worst.score >= guess.score) return;
    const others = before.filter((one) => one.fix.text !== guess.fix.text || one.score > guess.score);
    if (others.some((one) => one.fix.text === guess.fix.text)) return;
    this.found.set(index, [...others, guess].sort((a, b) => b.score - a.score).slice(0, this.most));
  }
}

/** The pairs of neighbouring characters of a name; a name of one character is a pair by itself. */
function pairsOf(name: string): Set<string> {
  const characters = [...name.normalize('NFKC').replaceAll(/[\s()·—-]/gu, '')];
  if (characters.length === 1) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
