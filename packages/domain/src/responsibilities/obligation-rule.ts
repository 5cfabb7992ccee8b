import type { SessionType } from '../kinds/session-type.ts';
import type { Label } from '../label.ts';
import type { MechanismCode } from '../mechanisms/mechanisms.ts';
import { figure } from '../mechanisms/parameters.ts';
import type { Parameters } from '../kinds/define-kind.ts';
import { monthsOf, type Per } from '../time/period.ts';
import type { PostType } from '../units/post-type.ts';
import type { UnitKind } from '../units/unit-kind.ts';

/** How strong the ground of a rule is: a regulation, local practice, or this year's plan (domain 2, note). */
export type LegalWeight = 'regulation' | 'local' | 'plan';

/** Cases of a unit, each of which is to be looked at once in a period: the step that does it, and its day. */
export interface CaseSource {
  readonly of: 'cases';
  /** The type of record. */
  readonly type: string;
  /** The field with the day from which a case is owed a look, and that with the day from which no longer. */
  readonly since: string;
  readonly until: string | null;
  /** The step that ends a case without such a day; the day it was taken counts. */
  readonly closing: string;
  /** The states in which a case is closed, and those in which it is not open yet. */
  readonly closed: readonly string[];
  readonly pending: readonly string[];
  readonly act: { readonly step: string; readonly on: string };
}

/** Who owes a rule, and where what was done for it is found: one line of facts for every rule (domain 5.1). */
export type DutySource =
  /** The unit, by its sessions of these types. */
  | { readonly of: 'sessions'; readonly types: readonly SessionType[] }
  /** Each member, or each holder of one of the posts, by the learning hours of the year. */
  | { readonly of: 'hours'; readonly posts: readonly PostType[] | null }
  /** Each new holder of the post, by a completed training with one of these tags, in time after the appointment. */
  | { readonly of: 'appointments'; readonly post: PostType; readonly tags: readonly string[] }
  /** The unit, by its election before the term ends. */
  | { readonly of: 'terms' }
  /** The unit, by the return of the discipline line for the period, signed after its end. */
  | { readonly of: 'returns'; readonly form: 'fourForms' }
  | CaseSource;

/** A standing duty (domain 5.1). How much is a parameter that a committee may set. */
export interface ObligationRule {
  readonly code: string;
  readonly label: Label;
  readonly basis: Label;
  readonly weight: LegalWeight;
  readonly mechanism: MechanismCode;
  readonly source: DutySource;
  readonly unitKinds: readonly UnitKind[];
  /** Only units with so many full members owe it; a branch below seven has no committee (domain 2). */
  readonly minFullMembers: number;
  /** Name of the parameter, and what it says: how much a period, the months between two, or the time it has to be done in. */
  readonly figure: string;
  readonly reads: 'amount' | 'monthsBetween' | 'limit';
  readonly per: Per;
  /** Working days after the period in which a surplus session still counts as done late. */
  readonly graceDays: number;
}

/**
 * How much a rule asks in one of its periods under the figures in force; 0 where the committee left the figure empty.
 * Months between two that are longer than the period ask nothing of it: the clock of the record itself goes on.
 */
export function askedBy(rule: Pick<ObligationRule, 'figure' | 'reads' | 'per'>, figures: Parameters): number {
  const value = figure(figures, rule.figure, 0);
  if (value <= 0 || rule.reads === 'amount') return value;
  return rule.reads === 'limit' ? 1 : Math.floor(monthsOf(rule.per) / value);
}

/** The types of record in which a duty is done, that with a list of its own first; none where it is no record. */
export function recordTypesOf(source: DutySource): readonly string[] {
  switch (source.of) {
    case 'sessions':
      return ['session'];
    case 'hours':
      return ['offering', 'enrolment', 'session'];
    case 'appointments':
      return ['offering', 'enrolment'];
    case 'terms':
      return ['branchElection', 'committeeElection'];
    case 'cases':
      return [source.type];
    case 'returns':
      return [];
  }
}

/** True for duties owed by several in a unit, each for itself: members, holders of posts, cases. */
export function isOfSeveral({ of }: DutySource): boolean {
  return of === 'hours' || of === 'appointments' || of === 'cases';
}
