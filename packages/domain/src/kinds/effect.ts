import type { Day } from '../time/day.ts';
import type { DesignationEffect } from './designation/effect.ts';
import type { MembershipStatus, PostType } from '../units/post-type.ts';

/**
 * What a step of a record changes outside the record, as data; the server carries it out in the same
 * transaction. One fact, many uses: an approved election is the new term, nobody enters it twice.
 */
export type Effect =
  | DesignationEffect
  | {
      readonly type: 'membership';
      readonly personId: string;
      readonly status: MembershipStatus;
      readonly joinedOn?: Day;
      readonly fullOn?: Day;
    }
  /** A new term begins with the election of that day. */
  | { readonly type: 'term'; readonly electedOn: Day }
  /** The present term runs on to that day. */
  | { readonly type: 'postponement'; readonly to: Day }
  /** Posts from a day on: those of the types in `ends` end the day before, of one person or of everybody. */
  | {
      readonly type: 'posts';
      readonly from: Day;
      readonly electedOn: Day | null;
      readonly approvedNo: string;
      readonly ends: readonly PostType[];
      readonly endsOnlyOf: string | null;
      readonly holders: readonly { readonly post: PostType; readonly personId: string }[];
    };
