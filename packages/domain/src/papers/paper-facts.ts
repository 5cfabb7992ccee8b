import type { RectificationRate } from '../assessments/rectification-rate.ts';
import type { Coverage } from '../responsibilities/coverage.ts';
import type { Standing } from '../responsibilities/tally.ts';
import type { Day } from '../time/day.ts';
import type { PaperKind } from './paper-kinds.ts';

/** What every paper knows of itself. */
export interface Frame {
  readonly kind: PaperKind;
  /** The unit it is about, and the one that issues it. */
  readonly unit: string;
  readonly issuer: string;
  /** 2024年、2024年第二季度, empty where a paper has no period. */
  readonly period: string;
  readonly year: number;
  /** The day of the figures, and the day it is signed. */
  readonly asOf: Day;
  readonly today: Day;
}

export interface MeasureFacts {
  readonly code: string;
  readonly text: string;
  readonly standard: string;
  readonly due: string;
  readonly lead: string;
  readonly coUnits: string;
}

export interface ItemFacts {
  readonly no: number;
  readonly heading: string;
  readonly measures: readonly MeasureFacts[];
}

export interface PlanFacts {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly items: readonly ItemFacts[] }[];
}

/** How tasks stand: all of them, by number of item, by code of measure. */
export interface StandingFacts {
  readonly total: Standing;
  readonly byItem: ReadonlyMap<number, Standing>;
  readonly byMeasure: ReadonlyMap<string, Standing>;
  /** Facts counted, by code of measure. */
  readonly records: ReadonlyMap<string, number>;
}

/** A task the unit bears itself; `below` is how many of it stand in the units below. */
export interface BorneFacts {
  readonly code: string;
  readonly text: string;
  readonly role: string;
  readonly standard: string;
  readonly due: string;
  readonly state: string;
  readonly below: number;
}

export interface DutyFacts extends Coverage {
  readonly rule: string;
  readonly label: string;
}

export interface FindingFacts {
  readonly text: string;
  readonly item: string;
  readonly weight: string;
  readonly unit: string;
  readonly raisedOn: Day;
  readonly dueOn: Day | null;
  readonly result: string;
  readonly state: string;
}

export interface TermFacts {
  readonly inTerm: number;
  readonly of: number;
  readonly exempt: number;
  readonly overdue: number;
}

export interface KeyPostFacts {
  readonly trained: number;
  readonly of: number;
  readonly exempt: number;
}

/** What a unit has to say beside its tasks; what its maker may not read, or what is not there, is null. */
export interface SideFacts {
  readonly duties: readonly DutyFacts[] | null;
  readonly rate: RectificationRate | null;
  readonly terms: TermFacts | null;
  readonly keyPosts: KeyPostFacts | null;
  /** Minutes asked of the units in the year. */
  readonly burdenMinutes: number | null;
}

export interface SlipFacts {
  readonly unit: string;
  readonly level: string;
  readonly addressee: string;
  readonly issuedOn: Day;
  readonly replyBy: Day;
  readonly tasks: readonly { readonly code: string; readonly text: string; readonly dueOn: Day | null }[];
  readonly reply: {
    readonly on: Day;
    readonly cause: string;
    readonly remedy: string;
    readonly newDueOn: Day | null;
  } | null;
}

export interface InspectionFacts {
  readonly theme: string;
  readonly startsOn: Day;
  readonly endedOn: Day | null;
  /** Points of the checklist: all, and those the platform answered. */
  readonly points: number;
  readonly known: number;
  readonly findings: readonly FindingFacts[];
}
