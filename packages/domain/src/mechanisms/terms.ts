import type { Label } from '../label.ts';

/** What a mechanism asks of whom, in words (domain 3.0). The figures behind it are parameters. */
export interface MechanismTerms {
  /** Who leads → who does. */
  readonly owes: Label;
  readonly clock: Label;
  /** What is kept when nobody uploads anything. */
  readonly proof: Label;
  /** Counted / obliged; exemptions are always a third number. */
  readonly counts: Label;
  readonly basis: Label;
}

type Texts = readonly [
  owesZh: string,
  owesEn: string,
  clockZh: string,
  clockEn: string,
  proofZh: string,
  proofEn: string,
  countsZh: string,
  countsEn: string,
  basisZh: string,
  basisEn: string,
];

export function terms(...texts: Texts): MechanismTerms {
  const [owesZh, owesEn, clockZh, clockEn, proofZh, proofEn, countsZh, countsEn, basisZh, basisEn] = texts;
  return {
    owes: { zh: owesZh, en: owesEn },
    clock: { zh: clockZh, en: clockEn },
    proof: { zh: proofZh, en: proofEn },
    counts: { zh: countsZh, en: countsEn },
    basis: { zh: basisZh, en: basisEn },
  };
}
