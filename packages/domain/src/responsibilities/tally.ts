import type { ClockType } from '../items/clock.ts';
import type { Day } from '../time/day.ts';
import type { AssignmentState } from './assignment-state.ts';
import { urgencyOf, urgencyNames, type Bucket, type Urgency, type UrgencyDays } from './urgency.ts';

/** Refused extensions that make an overdue task red+ at once (domain 7). */
const refusalsThatUrge = 2;

/** The bucket of an assignment; standing and dormant clocks decide before the state does, closing excepted. */
export function bucketOf(
  {
    state,
    clockType,
    refusedExtensions,
  }: { state: AssignmentState; clockType: ClockType; refusedExtensions: number },
  triggered: boolean,
): Bucket {
  if (state === 'closed') return 'done';
  if (state === 'exempted' || state === 'folded' || state === 'withdrawn') return 'idle';
  if (clockType === 'standing') return 'standing';
  if (clockType === 'dormant' && !triggered) return 'idle';
  if (state === 'submitted' || state === 'verified') return 'waiting';
  return refusedExtensions >= refusalsThatUrge ? 'urged' : 'open';
}

/** One maintained count: so many assignments of a measure in that bucket with that due day. */
export interface TallyRow {
  readonly itemId: string;
  readonly measureId: string;
  readonly bucket: Bucket;
  /** Null where there is no due day. */
  readonly dueOn: Day | null;
  readonly count: number;
}

/**
 * Counts of one group of assignments. `of` leaves out what is exempt and what is standing: closed + open = of.
 * No percentage: departments are not compared (domain 7, roll-up).
 */
export interface Standing {
  readonly closed: number;
  readonly of: number;
  readonly exempt: number;
  readonly standing: number;
  readonly colours: Readonly<Record<Urgency, number>>;
}

/** Sums rows into one standing, colours as of the given days. */
export function sumTally(rows: Iterable<TallyRow>, days: UrgencyDays): Standing {
  const colours = Object.fromEntries(urgencyNames.map((name) => [name, 0])) as Record<Urgency, number>; // every name is set
  for (const row of rows) colours[urgencyOf(row.bucket, row.dueOn, days)] += row.count;
  const closed = colours.done;
  const of = closed + colours.green + colours.yellow + colours.red + colours.redPlus;
  return { closed, of, exempt: colours.grey, standing: colours.standing, colours };
}

/** Groups rows by a key and sums each group. */
export function sumTallyBy(
  rows: Iterable<TallyRow>,
  keyOf: (row: TallyRow) => string,
  days: UrgencyDays,
): Map<string, Standing> {
  const groups = new Map<string, TallyRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return new Map([...groups].map(([key, group]) => [key, sumTally(group, days)]));
}

/** The colour that speaks for a group: the worst one present. Null when nothing was asked. */
export function worstUrgency(standing: Standing): Urgency | null {
  const order: readonly Urgency[] = ['redPlus', 'red', 'yellow', 'green', 'standing', 'done', 'grey'];
  return order.find((name) => standing.colours[name] > 0) ?? null;
}
