import type { SessionType } from '../kinds/session-type.ts';
import type { Day } from '../time/day.ts';
import type { Membership } from '../units/membership.ts';
import type { PostType } from '../units/post-type.ts';
import type { UnitKind } from '../units/unit-kind.ts';

/** A case of a type that is to be looked at, from a day on; `until` is the first day on which it is no longer. */
export interface DutyCase {
  readonly type: string;
  readonly since: Day;
  readonly until: Day | null;
  /** The days it was looked at, in order. */
  readonly seenOn: readonly Day[];
}

/** A post somebody held here or elsewhere; `to` is the last day. */
export interface HeldPost {
  readonly personId: string;
  readonly isHere: boolean;
  readonly type: PostType;
  readonly from: Day;
  readonly to: Day | null;
}

/**
 * A unit with everything its duties of a year are judged by. People stand in it by their ids while it is judged;
 * what comes out are counts. Lists of days are in order.
 */
export interface ObligedUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly foundedOn: Day | null;
  readonly dissolvedOn: Day | null;
  readonly electedOn: Day | null;
  readonly termYears: number | null;
  readonly postponedTo: Day | null;
  readonly sessions: readonly { readonly type: SessionType; readonly on: Day }[];
  readonly members: readonly (Membership & { readonly personId: string })[];
  /** Posts of the unit, and those elsewhere of the people who hold them. */
  readonly posts: readonly HeldPost[];
  /** Learning hours of the year of its people, wherever they were credited. */
  readonly hours: ReadonlyMap<string, number>;
  /** Completed trainings of its people, with the tags of the offering. */
  readonly trainings: readonly { readonly personId: string; readonly tag: string; readonly on: Day }[];
  /** Approved elections with the end of the term they followed. */
  readonly elections: readonly { readonly electedOn: Day; readonly dueOn: Day }[];
  readonly cases: readonly DutyCase[];
  /** Signed returns, by the key of their period. */
  readonly returns: readonly { readonly form: string; readonly period: string; readonly signedOn: Day }[];
  /** `people` is how many the exemption lets off; null: the duty as a whole. */
  readonly exemptions: readonly {
    readonly rule: string;
    readonly period: string;
    readonly people: number | null;
  }[];
}
