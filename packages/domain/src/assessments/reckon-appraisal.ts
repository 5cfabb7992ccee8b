import { gradesOf, type AppraisalRules, type Grade, type RaterClass } from './appraisal-rules.ts';

/** Ballots of one class about one secretary: counts by grade, the best first. */
export interface ClassSum {
  readonly raterClass: RaterClass;
  readonly counts: readonly number[];
}

export interface AppraisalResult {
  /** In the order of the rules; counts are null where too few voted: such a class counts nowhere. */
  readonly classes: readonly { readonly raterClass: RaterClass; readonly counts: readonly number[] | null }[];
  /** Weighed share of each grade in thousandths, 1000 together; empty where no class is counted. */
  readonly shares: readonly number[];
  /** The weighed median: the best grade that half of the weight or more gives or exceeds. A grade, not a figure. */
  readonly proposed: Grade | null;
}

/**
 * The result of one secretary from the frozen rules and the sums: whole numbers all the way, so that reckoning
 * again gives the same bytes. A class with fewer ballots than the rules ask is left out of everything, the result
 * too: what is not in a figure cannot be subtracted out of it.
 */
export function reckonAppraisal(rules: AppraisalRules, sums: readonly ClassSum[]): AppraisalResult {
  const grades = gradesOf(rules.gradeSet);
  const classes = rules.weights.map(({ raterClass }) => {
    const counts = sums.find((sum) => sum.raterClass === raterClass)?.counts ?? [];
    return { raterClass, counts: sizeOf(counts) >= rules.smallest ? counts : null };
  });
  const counted = classes.flatMap(({ raterClass, counts }) => {
    const weight = rules.weights.find((row) => row.raterClass === raterClass)?.weight ?? 0;
    return counts === null || weight === 0 ? [] : [{ weight: BigInt(weight), counts }];
  });
  const product = counted.reduce((all, { counts }) => all * BigInt(sizeOf(counts)), 1n);
  const parts = grades.map((_, at) =>
    counted.reduce(
      (sum, { weight, counts }) =>
        sum + weight * BigInt(counts[at] ?? 0) * (product / BigInt(sizeOf(counts))),
      0n,
    ),
  );
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  if (whole === 0n) return { classes, shares: [], proposed: null };
  let reached = 0n;
  const median = parts.findIndex((part) => (reached += part) * 2n >= whole);
  return { classes, shares: thousandths(parts, whole), proposed: grades[median] ?? null };
}

/** The result as one text, for keeping and comparing. */
export function writeResult(result: AppraisalResult): string {
  const { classes, shares, proposed } = result;
  return JSON.stringify({
    classes: classes.map(({ raterClass, counts }) => ({ raterClass, counts })),
    shares,
    proposed,
  });
}

function sizeOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Largest remainders; of equal ones the better grade goes first. */
function thousandths(parts: readonly bigint[], whole: bigint): number[] {
  const floors = parts.map((part) => Number((part * 1000n) / whole));
  const missing = 1000 - sizeOf(floors);
  const order = parts
    .map((part, at) => ({ at, rest: (part * 1000n) % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest < b.rest ? 1 : -1));
  const raised = new Set(order.slice(0, missing).map(({ at }) => at));
  return floors.map((floor, at) => floor + (raised.has(at) ? 1 : 0));
}
