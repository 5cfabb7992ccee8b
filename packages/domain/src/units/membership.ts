import type { Day } from '../time/day.ts';
import type { MemberClass, MembershipStatus } from './post-type.ts';

/** A person on the list of a branch over some days; `to` is the last of them, null while it lasts. */
export interface Membership {
  readonly status: MembershipStatus;
  readonly class: MemberClass;
  readonly joinedOn: Day | null;
  readonly fullOn: Day | null;
  readonly from: Day;
  readonly to: Day | null;
}

/** True on the days a person was a member there. Who left or died was one up to the last day. */
export function isMemberOn({ status, from, to }: Membership, on: Day): boolean {
  if (status === 'applicant' || on < from) return false;
  return to === null ? status !== 'left' && status !== 'deceased' : on <= to;
}

/** True on the days a person was a full member there. */
export function isFullMemberOn(membership: Membership, on: Day): boolean {
  const { status, fullOn } = membership;
  if (status === 'probationary' || status === 'suspended' || !isMemberOn(membership, on)) return false;
  return fullOn === null ? status === 'full' : fullOn <= on;
}
