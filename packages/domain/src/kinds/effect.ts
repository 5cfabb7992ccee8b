import type { Day } from '../time/day.ts';
import type { DesignationEffect } from './designation/effect.ts';
import type { MembershipStatus, PostType } from '../units/post-type.ts';
import type { UnitKind } from '../units/unit-kind.ts';
import type { RecordBody } from './define-kind.ts';

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
    }
  /** A record of the type for each unit of these kinds directly below that has none under this record yet. */
  | {
      readonly type: 'recordForEach';
      readonly of: string;
      readonly unitKinds: readonly UnitKind[];
      readonly body: RecordBody;
    }
  /** Records of another type that begin below this one, in a state of theirs: a problem that was told is a finding. */
  | {
      readonly type: 'recordsBelow';
      readonly of: string;
      readonly state: string;
      readonly bodies: readonly RecordBody[];
    }
  /** The same step of the records below, each unit with what it brings. */
  | {
      readonly type: 'stepBelow';
      readonly of: string;
      readonly step: string;
      readonly bodies: Readonly<Record<string, RecordBody>>;
    }
  /** The unit is asked for what the record lists, which costs it time; or is asked no more. */
  | { readonly type: 'ask' | 'askBack' }
  /** Rules and fact sheets are frozen, the secret ballot opens until a day, or is counted or annulled. */
  | { readonly type: 'appraisal'; readonly what: 'freeze' | 'countBallots' | 'annulBallot' }
  | { readonly type: 'appraisal'; readonly what: 'openBallot'; readonly until: Day };
