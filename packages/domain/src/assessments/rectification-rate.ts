import type { Day } from '../time/day.ts';

/** 整改率 as it is shown: closed of confirmed, with what goes on and what is overdue beside it (M01). */
export interface RectificationRate {
  readonly confirmed: number;
  readonly closed: number;
  readonly inProgress: number;
  /** Of those in progress, past their day. */
  readonly overdue: number;
  readonly reopened: number;
}

export const closedStates: readonly string[] = ['closed', 'settled'];
export const confirmedStates: readonly string[] = [
  'confirmed',
  'answered',
  'rectifying',
  'submitted',
  'accepted',
  'reopened',
  ...closedStates,
];

/** Sums findings by state. What was never confirmed, was merged or dropped counts nowhere. */
export function rateRectification(
  findings: readonly { readonly state: string; readonly dueOn: Day | null; readonly count: number }[],
  today: Day,
): RectificationRate {
  let [confirmed, closed, overdue, reopened] = [0, 0, 0, 0];
  for (const { state, dueOn, count } of findings) {
    if (!confirmedStates.includes(state)) continue;
    confirmed += count;
    if (closedStates.includes(state)) closed += count;
    else if (dueOn !== null && dueOn < today) overdue += count;
    if (state === 'reopened') reopened += count;
  }
  return { confirmed, closed, inProgress: confirmed - closed, overdue, reopened };
}
