import type { Action } from '../access/actions.ts';
import type { Role } from '../access/roles.ts';
import type { Label } from '../label.ts';
import { nearDays } from '../responsibilities/urgency.ts';
import { addDays, type Day } from '../time/day.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';

/** What may be due, and the right without which nobody is reminded of it. */
export const actTypes = {
  assignment: 'assignment.report',
  obligation: 'session.record',
  confirm: 'session.confirm',
  slip: 'slip.reply',
  consent: 'nomination.consent',
} as const satisfies Record<string, Action>;
export type ActType = keyof typeof actTypes;

/** An act that waits for somebody; without a due day it waits now. */
export interface DueAct {
  readonly type: ActType;
  readonly id: string;
  readonly unitId: string;
  /** Set where one person is asked, not whoever acts for the unit. */
  readonly personId?: string;
  readonly title: Label;
  readonly dueOn: Day | null;
}

export interface DigestLine extends DueAct {
  readonly late: boolean;
}

export interface Digest {
  readonly day: Day;
  readonly lines: readonly DigestLine[];
}

/** Days after which an act still open is named again: yellow stands in a weekly digest (domain 7). */
const repeatAfter = 7;

/** Digests a month at most for somebody who only is a member. */
export const mostOfMember = 4;

/** How many digests a month these roles allow; null where only the day limits them. */
export function mostPerMonth(roles: readonly Role[]): number | null {
  return roles.every((role) => role === 'member') ? mostOfMember : null;
}

/**
 * The digest of a day: everything near (ten working days) or late, the longest due first; null when nothing has to be
 * said today. An act is named when it comes near, when it becomes late, and each week after; never twice a day.
 * `earlier` are the digests of the last month.
 */
export function composeDigest(
  acts: readonly DueAct[],
  earlier: readonly Digest[],
  most: number | null,
  { today, calendar }: { readonly today: Day; readonly calendar: WorkingCalendar },
): DigestLine[] | null {
  if (earlier.some((digest) => digest.day >= today)) return null;
  const ofMonth = earlier.filter((digest) => digest.day.slice(0, 7) === today.slice(0, 7));
  if (most !== null && ofMonth.length >= most) return null;
  const nearUntil = addWorkingDays(calendar, today, nearDays);
  const lines = acts
    .filter((act) => act.dueOn === null || act.dueOn <= nearUntil)
    .map((act) => ({ ...act, late: act.dueOn !== null && act.dueOn < today }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const recent = earlier.filter((digest) => digest.day > addDays(today, -repeatAfter));
  const named = new Set(recent.flatMap((digest) => digest.lines.map(keyOf)));
  return lines.some((line) => !named.has(keyOf(line))) ? lines : null;
}

function orderOf(act: DueAct): string {
  return `${act.dueOn ?? '9999-12-31'}${act.type}${act.id}`;
}

function keyOf(line: DigestLine): string {
  return `${line.type}/${line.id}/${line.late}`;
}
