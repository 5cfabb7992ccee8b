import type { Day } from '../../time/day.ts';
import type { RecordBody } from '../define-kind.ts';

/** Places by class of unit; `all` stands for units of every class without places of their own. */
export interface Places {
  readonly class: string;
  readonly places: number;
}

/** What steps of a round, a nomination or a title change in the tables that the database guards. */
export type DesignationEffect = { readonly type: 'designation' } & (
  | { readonly what: 'quota'; readonly quota: readonly Places[] }
  /** The nomination takes a place of its unit's class, or gives it back. */
  | { readonly what: 'takePlace' }
  | { readonly what: 'freePlace' }
  | {
      readonly what: 'notice';
      readonly from: Day;
      readonly to: Day;
      readonly wantedDays: number;
      readonly countedDays: number;
    }
  /** The nomination becomes a title of its unit or person. */
  | { readonly what: 'title'; readonly body: RecordBody }
  /** The title is held from a day to a last day, or without end. */
  | { readonly what: 'span'; readonly from: Day; readonly to: Day | null }
);
