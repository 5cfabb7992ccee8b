import type { Clock } from '../items/clock.ts';
import { Refusal } from '../refusal.ts';
import type { AssignmentState } from './assignment-state.ts';

const settled: readonly AssignmentState[] = ['closed', 'exempted', 'folded', 'withdrawn'];

/**
 * The assignments that keep a measure from closing. Throws `not-in-this-state` for a measure that is not issued
 * and for standing work, which is shown and counted apart and never closes (domain K1).
 */
export function listUnfinished<T extends { readonly state: AssignmentState }>(
  measure: { readonly state: string; readonly clock: Clock | null },
  assignments: readonly T[],
): T[] {
  if (measure.state !== 'issued' || measure.clock?.type === 'standing') {
    throw new Refusal('not-in-this-state', {
      zh: '长期坚持、未印发或已结束的举措不能销号',
      en: 'Standing, unissued and ended measures cannot be closed',
    });
  }
  return assignments.filter(({ state }) => !settled.includes(state));
}
