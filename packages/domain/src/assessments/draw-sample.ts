/** How a sample is drawn: by chance alone, or units at risk first and chance for the rest. */
export const sampleRules = {
  random: { zh: '随机', en: 'At random' },
  riskFirst: { zh: '风险优先，其余随机', en: 'At risk first, the rest at random' },
} as const;

export type SampleRule = keyof typeof sampleRules;
export const sampleRuleNames = Object.keys(sampleRules) as [SampleRule, ...SampleRule[]]; // keys of a const table

/** A unit that may be drawn. `atRisk` is a yes or no from facts, never a number. */
export interface Candidate {
  readonly id: string;
  readonly code: string;
  readonly atRisk: boolean;
}

/**
 * The units drawn, in the order of the draw. The same candidates, rule, count and seed give the same sample, so
 * that anybody can draw it again. With `riskFirst` at most half of the sample comes from units at risk.
 */
export function drawSample(
  candidates: readonly Candidate[],
  rule: SampleRule,
  count: number,
  seed: number,
): string[] {
  const ordered = [...candidates].sort((a, b) => (a.code < b.code ? -1 : 1));
  const shuffled = shuffle(ordered, seed);
  if (rule === 'random') return shuffled.slice(0, count).map(({ id }) => id);
  const risky = shuffled.filter(({ atRisk }) => atRisk).slice(0, Math.ceil(count / 2));
  const rest = shuffled.filter((candidate) => !risky.includes(candidate));
  return [...risky, ...rest].slice(0, count).map(({ id }) => id);
}

/** Fisher–Yates with a generator of 32 bits (mulberry32). */
function shuffle<T>(list: readonly T[], seed: number): T[] {
  const out = [...list];
  let state = seed >>> 0;
  for (let at = out.length - 1; at > 0; at -= 1) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const other = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * (at + 1));
    [out[at], out[other]] = [out[other] as T, out[at] as T]; // both indices are within the list
  }
  return out;
}
