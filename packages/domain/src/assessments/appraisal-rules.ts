import type { Label } from '../label.ts';
import type { UnitKind } from '../units/unit-kind.ts';

/** Who reports to whom (domain M34, M35), and the units below the running one whose secretaries report. */
export const appraisalLevels = {
  organSecretaries: {
    label: { zh: '机关党委书记', en: 'Organ committee secretaries' },
    runs: ['workCommittee'],
    reports: ['organPartyCommittee'],
    mechanism: 'M35',
  },
  branchSecretaries: {
    label: { zh: '党支部书记', en: 'Branch secretaries' },
    runs: ['organPartyCommittee', 'subordinateCommittee', 'generalBranch'],
    reports: ['branch', 'generalBranch', 'subordinateCommittee'],
    mechanism: 'M35',
  },
  leagueSecretaries: {
    label: { zh: '团组织书记', en: 'League secretaries' },
    runs: ['youthLeague'],
    reports: ['youthLeague'],
    mechanism: 'M34',
  },
} as const satisfies Record<
  string,
  {
    label: Label;
    runs: readonly UnitKind[];
    reports: readonly UnitKind[];
    mechanism: 'M34' | 'M35';
  }
>;

export type AppraisalLevel = keyof typeof appraisalLevels;

/** Sets of grades, the best first (domain K6). */
export const gradeSets = {
  good: {
    label: { zh: '好/较好/一般/差', en: 'Good to poor' },
    grades: ['good', 'fairlyGood', 'fair', 'poor'],
  },
  excellent: {
    label: { zh: '优秀/合格/基本合格/不合格', en: 'Excellent to not qualified' },
    grades: ['excellent', 'qualified', 'barelyQualified', 'notQualified'],
  },
} as const satisfies Record<string, { label: Label; grades: readonly string[] }>;

export type GradeSet = keyof typeof gradeSets;

export const grades = {
  good: { zh: '好', en: 'Good' },
  fairlyGood: { zh: '较好', en: 'Fairly good' },
  fair: { zh: '一般', en: 'Fair' },
  poor: { zh: '差', en: 'Poor' },
  excellent: { zh: '优秀', en: 'Excellent' },
  qualified: { zh: '合格', en: 'Qualified' },
  barelyQualified: { zh: '基本合格', en: 'Barely qualified' },
  notQualified: { zh: '不合格', en: 'Not qualified' },
} as const satisfies Record<string, Label>;

export type Grade = keyof typeof grades;
export const gradeNames = Object.keys(grades) as [Grade, ...Grade[]]; // keys of a const table

/** Classes of raters; the ballots of each are summed apart and weighed. */
export const raterClasses = {
  superiors: { zh: '上级班子成员', en: 'The committee above' },
  peers: { zh: '同级书记', en: 'Fellow secretaries' },
  members: { zh: '党员群众代表', en: 'Members' },
} as const satisfies Record<string, Label>;

export type RaterClass = keyof typeof raterClasses;
export const raterClassNames = Object.keys(raterClasses) as [RaterClass, ...RaterClass[]]; // keys of a const table

/** Ballots a class needs before anything of it is counted (domain K6). A cycle may ask for more, never for fewer. */
export const smallestClass = 5;

/** What a cycle decided, frozen at its start; results are reckoned from this and the sums alone. */
export interface AppraisalRules {
  readonly gradeSet: GradeSet;
  /** At most so many per cent of the secretaries get the best grade; null: no limit. */
  readonly topShare: number | null;
  /** Per cent by class, 100 together. */
  readonly weights: readonly { readonly raterClass: RaterClass; readonly weight: number }[];
  /** Ballots a class needs to be counted, at least five. */
  readonly smallest: number;
  /** Characters of a report, at most. */
  readonly reportMax: number;
}

/** How many of `size` may get the best grade; null where there is no limit. */
export function mostOfTop(topShare: number | null, size: number): number | null {
  return topShare === null ? null : Math.floor((size * topShare) / 100);
}

/** The grades of a set, the best first. */
export function gradesOf(set: GradeSet): readonly Grade[] {
  return gradeSets[set].grades;
}

/** Frozen rules as one text: the same rules give the same text, byte for byte. */
export function writeRules(rules: AppraisalRules): string {
  const { gradeSet, topShare, weights, smallest, reportMax } = rules;
  return JSON.stringify({
    gradeSet,
    topShare,
    weights: weights.map(({ raterClass, weight }) => ({ raterClass, weight })),
    smallest,
    reportMax,
  });
}
