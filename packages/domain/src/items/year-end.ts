import type { Label } from '../label.ts';
import type { Bucket } from '../responsibilities/urgency.ts';
import { waitsForTrigger, type Clock } from './clock.ts';

/** How a measure stands when its year is closed (domain 7, roll-up; standing work is counted apart, K1). */
export const yearEnds = {
  unfinished: { zh: '未办结', en: 'Unfinished' },
  notBegun: { zh: '未启动', en: 'Not begun' },
  standing: { zh: '长期坚持', en: 'Standing' },
  finished: { zh: '已办结', en: 'Finished' },
} as const satisfies Record<string, Label>;

export type YearEnd = keyof typeof yearEnds;
export const yearEndNames = Object.keys(yearEnds) as [YearEnd, ...YearEnd[]]; // keys of a const table

/** What is offered to the next year before anything else. */
export const carriedByDefault = ['unfinished', 'notBegun'] as const satisfies readonly YearEnd[];

/**
 * Reads from the counts of a measure's tasks whether it is done: nobody owes anything, and no report waits. Work that
 * waited for its word all year was not begun, whoever was let off.
 */
export function yearEndOf(
  measure: { readonly state: string; readonly clock: Clock | null },
  counts: Readonly<Partial<Record<Bucket, number>>>,
): YearEnd {
  if (measure.state === 'closed') return 'finished';
  if (measure.clock?.type === 'standing') return 'standing';
  if (measure.clock !== null && waitsForTrigger(measure.clock)) return 'notBegun';
  const owed = (counts.open ?? 0) + (counts.urged ?? 0) + (counts.waiting ?? 0);
  return owed === 0 && (counts.done ?? 0) + (counts.idle ?? 0) > 0 ? 'finished' : 'unfinished';
}
