import type { Action } from '../access/actions.ts';
import type { Label } from '../label.ts';
import type { MechanismCode } from '../mechanisms/mechanisms.ts';
import type { RefusalDetail } from '../refusal.ts';
import type { Day } from '../time/day.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import type { MembershipStatus } from '../units/post-type.ts';
import type { UnitKind } from '../units/unit-kind.ts';
import type { Effect } from './effect.ts';
import type { Fields } from './field.ts';
import type { Room } from './judge-quota.ts';
import type { KindName } from './kind-name.ts';

/** The content of a record: one value a field, checked by the kind on the way in and out. */
export type RecordBody = Readonly<Record<string, unknown>>;

/** One thing a record proves (domain, “facts”). `amount` is in the unit of the metric: 1, people or hours. */
export interface Fact {
  readonly metric: string;
  readonly amount: number;
  /** The day it happened, where that is not the day of the record. */
  readonly on?: Day;
}

/** What a record needs to know to say what it proves. */
export interface FactContext {
  readonly today: Day;
  /** Members expected on the day of the record. */
  readonly expected: number;
  /** The record it hangs below, where its type has a parent. */
  readonly parent: RecordBody | null;
}

/** Figures of the mechanisms in force today, by key; an empty parameter is absent (domain 0, [K-low]). */
export type Parameters = Readonly<Record<string, number>>;

/** What the kind may ask about when it judges a record. */
export interface RecordContext extends FactContext {
  readonly parentState: string | null;
  /** Living records of this type below the same parent from the same department, this one left out. */
  readonly siblings: number;
  /** The same person stands below the same parent already. */
  readonly isRepeated: boolean;
  readonly unit: {
    readonly id: string;
    readonly departmentId: string | null;
    readonly kind: UnitKind;
    readonly fullMembers: number;
    readonly termEndsOn: Day | null;
    /** The end before any postponement. */
    readonly ownTermEndsOn: Day | null;
  };
  /** Places of the year that are the unit's to take and those taken, where the type has a quota (`judge-quota.ts`). */
  readonly quota: Room | null;
  readonly parameters: Parameters;
  readonly calendar: WorkingCalendar;
  /** Figures the server counts for the type beside what the context holds already; 0 where it counts none. */
  readonly known: Readonly<Record<string, number>>;
  /** Standing of the person the record is about. */
  readonly person: { readonly status: MembershipStatus; readonly fullOn: Day | null } | null;
}

/** Why a step cannot be taken now: a day before which it is too early, or something else. */
export type Gate = { readonly notBefore: Day } | { readonly refusal: RefusalDetail };

export interface QuotaDefinition {
  readonly of: string;
  readonly sharedBy: string;
  readonly field: string;
  readonly metric: string;
}

export interface RecordStep {
  readonly label: Label;
  readonly from: readonly string[];
  /** The state after it; a step without one leaves the state as it is. */
  readonly to?: string;
  /** The right it needs on the record's unit; null for steps only the system takes. */
  readonly action: Action | null;
  /** The right is asked on the unit of the parent record: the host's word, not the sender's. */
  readonly on?: 'parent';
  /** The step saves the form too. */
  readonly writes?: true;
  /** Fields this step takes; the form of creation leaves them out. */
  readonly asks?: readonly string[];
  readonly needsReason?: true;
  /** Steps after which another person must act: who last took one of them (or `create`) cannot take this. */
  readonly notBy?: readonly string[];
  /** Who takes it must stand outside the unit of the record: nobody closes a finding of their own unit. */
  readonly fromOutside?: true;
  /** The system takes it on the due day. */
  readonly whenDue?: true;
  /** Judged before the step with the body as it stands, and again with what the step brings. */
  gate?(body: RecordBody, context: RecordContext): Gate | null;
  /** What the step itself writes into the body. */
  rewrite?(body: RecordBody, context: RecordContext): RecordBody;
  /** What follows outside the record: memberships, terms, posts. */
  effectsOf?(body: RecordBody, context: RecordContext): readonly Effect[];
}

/** A type of record, from which the server validates and both front ends draw. */
export interface RecordDefinition {
  readonly kind: KindName;
  readonly name: string;
  readonly label: Label;
  /** The mechanisms it serves; the form asks where there are several and the body does not tell. */
  readonly mechanisms: readonly MechanismCode[];
  readonly fields: Fields;
  /** Names in the body that no form brings: steps write them. */
  readonly written?: readonly string[];
  readonly states: Readonly<Record<string, Label>>;
  readonly start: string;
  /** States from which nothing goes on. */
  readonly done: readonly string[];
  /** States in which the record's facts count. */
  readonly counted: readonly string[];
  readonly steps: Readonly<Record<string, RecordStep>>;
  /** Columns of its list, in order: names of fields. */
  readonly columns: readonly string[];
  readonly create: Action;
  readonly read: Action;
  /** The field that says when it happened. */
  readonly happenedOn: string;
  /** The type of the record it hangs below. */
  readonly parent?: string;
  /** True where one may be added below that parent as it stands now; always where it is left out. */
  fitsBelow?(parent: RecordBody, state: string): boolean;
  /** Types below which effects put it too, beside its parent; people create it below its parent alone. */
  readonly alsoBelow?: readonly string[];
  /** Has a list of its own although it hangs below a parent. */
  readonly listed?: true;
  /** The field with the person it is about; the person may read it where the right reaches `self`. */
  readonly subject?: string;
  /** What creating it means, where that is a step of its own; `create` among the stages. */
  readonly created?: Label;
  /** The stages of a long procedure with their steps in order, for the view of all steps. */
  readonly stages?: readonly { readonly label: Label; readonly steps: readonly string[] }[];
  /** Units that have such records; all where it is left out. */
  readonly unitKinds?: readonly UnitKind[];
  /** The record that gives places to a department for a year, the one that shares them out below it, and the fact that takes one. */
  readonly quota?: QuotaDefinition;
  /** Private: an account is named to handle each case, and only it reads with the reach `handled`. */
  readonly handled?: { readonly by: Action };
  /** The field with names of the absent, if any; it is shown by a right of its own. */
  readonly absences?: string;
  /** True where only members up to the age of youth study are asked to come (domain M05). */
  isForYoung?(body: RecordBody): boolean;
  /** Its rules read figures of the mechanisms although no step of it has a gate. */
  readonly readsFigures?: true;
  /** What the form of a new record begins with, on a day and in a kind of unit. */
  usual?(today: Day, unitKind: UnitKind): RecordBody;
  titleOf(body: RecordBody): Label;
  /** Tags by which obligations and measures recognise the record. */
  tagsOf(body: RecordBody): readonly string[];
  /** The mechanism, where the body tells. */
  mechanismOf?(body: RecordBody): MechanismCode | null;
  /** The day by which something has to happen next. */
  dueOf?(
    body: RecordBody,
    state: string,
    context: Pick<RecordContext, 'parameters' | 'calendar' | 'today'>,
  ): Day | null;
  /** The last day, later than the due day, after which it is badly late. */
  limitOf?(body: RecordBody, state: string, context: Pick<RecordContext, 'parameters'>): Day | null;
  /** What follows outside the record from its creation. */
  effectsOfCreate?(body: RecordBody): readonly Effect[];
  /** Rules over several fields. */
  check(body: RecordBody, context: RecordContext): readonly RefusalDetail[];
  factsOf(body: RecordBody, context: FactContext): readonly Fact[];
}

export interface KindDefinition {
  readonly name: KindName;
  readonly records: Readonly<Record<string, RecordDefinition>>;
}

export function defineRecord(definition: RecordDefinition): RecordDefinition {
  return definition;
}

export function defineKind(definition: KindDefinition): KindDefinition {
  return definition;
}

/** True for types whose steps have gates or second persons: their history is kept for the people who read them. */
export function isTraced(definition: RecordDefinition): boolean {
  return Object.values(definition.steps).some(
    (step) => step.gate !== undefined || step.asks !== undefined || step.notBy !== undefined,
  );
}

/** The fields two bodies differ in, with both values; what the history keeps. */
export function changedFields(
  before: RecordBody,
  after: RecordBody,
): Record<string, readonly [unknown, unknown]> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(differing.map((name) => [name, [before[name] ?? null, after[name] ?? null]]));
}
