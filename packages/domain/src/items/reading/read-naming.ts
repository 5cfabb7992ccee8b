import type { Naming } from './find-responsibilities.ts';
import { joined, type Paper } from './paper.ts';
import { readClocks } from './read-clocks.ts';
import { readResponsibility, timeOf } from './read-responsibility.ts';
import type { Bearers, ReadClock, ReadMeasure } from './reading.ts';

/** Who a naming names, and by when. */
export interface Named {
  readonly bearers: Bearers;
  readonly clocks: readonly ReadClock[];
}

/** What brackets or a label say: who, and by when. */
export function readNaming(paper: Paper, { span, inside }: Naming): Named {
  const words = joined(paper, inside);
  return {
    bearers: readResponsibility(words, span[0] >= paper.firstLeadsFrom),
    clocks: readClocks(timeOf(words), paper.year),
  };
}

/** What two namings say together. */
export function joinNamed(one: Named | null, other: Named): Named {
  if (!one) return other;
  return { bearers: joinBearers([one.bearers, other.bearers]), clocks: [...one.clocks, ...other.clocks] };
}

/** Gives the measures from `from` on to whom a naming names, besides whom they have. */
export function bear(measures: ReadMeasure[], { bearers, clocks }: Named, from: number): void {
  for (let index = from; index < measures.length; index += 1) {
    const measure = measures[index];
    if (!measure) continue;
    const own = {
      ...joinBearers([measure, bearers]),
      clocks: uniqueClocks([...clocks, ...measure.clocks]),
    };
    measures[index] = { ...measure, ...own };
  }
}

/** Several namings as one: nobody twice, and who leads does not help as well. */
export function joinBearers(all: readonly Bearers[]): Bearers {
  const join = (pick: (bearers: Bearers) => readonly string[]) => [...new Set(all.flatMap(pick))];
  const lead = join((bearers) => bearers.lead);
  return {
    lead,
    co: join((bearers) => bearers.co).filter((unit) => !lead.includes(unit)),
    responsible: join((bearers) => bearers.responsible),
  };
}

/** The same time said in the sentence and in the brackets counts once. */
export function uniqueClocks(clocks: readonly ReadClock[]): ReadClock[] {
  const seen = new Set<string>();
  return clocks.filter((clock) => {
    const key = JSON.stringify({ ...clock, text: '' });
    return !seen.has(key) && seen.add(key);
  });
}
