import type { SessionType } from '../kinds/session-type.ts';
import type { Label } from '../label.ts';
import type { MechanismCode } from '../mechanisms/mechanisms.ts';
import type { Per } from '../time/period.ts';
import type { UnitKind } from '../units/unit-kind.ts';

/** How strong the ground of a rule is: a regulation, local practice, or this year's plan (domain 2, note). */
export type LegalWeight = 'regulation' | 'local' | 'plan';

/** A standing duty counted in sessions (domain 5.1). How many is a parameter that a committee may set. */
export interface ObligationRule {
  readonly code: string;
  readonly label: Label;
  readonly basis: Label;
  readonly weight: LegalWeight;
  readonly mechanism: MechanismCode;
  readonly sessionTypes: readonly SessionType[];
  readonly unitKinds: readonly UnitKind[];
  /** Only units with so many full members owe it; a branch below seven has no committee (domain 2). */
  readonly minFullMembers: number;
  /** Name of the parameter that says how many a period. */
  readonly figure: string;
  readonly per: Per;
  /** Working days after the period in which a surplus session still counts as done late. */
  readonly graceDays: number;
}

const branchRules: Label = {
  zh: '《中国共产党支部工作条例（试行）》',
  en: 'Regulations on the work of Party branches (trial)',
};
const localPractice: Label = { zh: '本级通行做法（可调整）', en: 'Local practice (adjustable)' };
const common = { minFullMembers: 0, graceDays: 10 } as const;
const ofBranches = {
  ...common,
  basis: branchRules,
  weight: 'regulation',
  mechanism: 'M06',
  unitKinds: ['branch'],
} as const;
const local = { ...common, basis: localPractice, weight: 'local' } as const;

export const obligationRules = [
  {
    ...ofBranches,
    code: 'ob.generalMeeting',
    figure: 'M06.meetingPerQuarter',
    label: { zh: '支部党员大会', en: 'Branch general meeting' },
    sessionTypes: ['branchGeneralMeeting'],
    per: 'quarter',
  },
  {
    ...ofBranches,
    code: 'ob.committee',
    figure: 'M06.committeePerMonth',
    label: { zh: '支委会', en: 'Branch committee meeting' },
    sessionTypes: ['branchCommitteeMeeting'],
    minFullMembers: 7,
    per: 'month',
  },
  {
    ...ofBranches,
    code: 'ob.group',
    figure: 'M06.groupPerMonth',
    label: { zh: '党小组会', en: 'Cell meeting' },
    sessionTypes: ['groupMeeting'],
    unitKinds: ['cell'],
    per: 'month',
  },
  {
    ...ofBranches,
    code: 'ob.lecture',
    figure: 'M06.lecturePerQuarter',
    label: { zh: '党课', en: 'Party lecture' },
    basis: localPractice,
    weight: 'local',
    sessionTypes: ['partyLecture'],
    per: 'quarter',
  },
  {
    ...ofBranches,
    code: 'ob.secretaryLecture',
    figure: 'M06.secretaryLecturePerYear',
    label: { zh: '书记讲党课', en: 'Lecture by the secretary' },
    sessionTypes: ['partyLecture'],
    unitKinds: ['organPartyCommittee', 'subordinateCommittee'],
    per: 'year',
  },
  {
    ...ofBranches,
    code: 'ob.themeDay',
    figure: 'M07.perMonth',
    label: { zh: '主题党日', en: 'Theme Party day' },
    mechanism: 'M07',
    sessionTypes: ['themePartyDay'],
    per: 'month',
  },
  {
    ...ofBranches,
    code: 'ob.orgLife',
    figure: 'M08.lifePerYear',
    label: { zh: '组织生活会', en: 'Organisational life meeting' },
    mechanism: 'M08',
    sessionTypes: ['organizationalLifeMeeting'],
    per: 'year',
  },
  {
    ...ofBranches,
    code: 'ob.memberReview',
    figure: 'M08.reviewPerYear',
    label: { zh: '民主评议党员', en: 'Member review' },
    mechanism: 'M08',
    sessionTypes: ['memberReview'],
    per: 'year',
  },
  {
    ...ofBranches,
    code: 'ob.heartToHeart',
    figure: 'M18.perYear',
    label: { zh: '谈心谈话', en: 'Heart-to-heart talks' },
    mechanism: 'M18',
    sessionTypes: ['heartToHeart'],
    per: 'year',
  },
  {
    ...local,
    code: 'ob.centerGroup',
    figure: 'M04.perQuarter',
    label: { zh: '理论学习中心组学习', en: 'Theory centre group' },
    mechanism: 'M04',
    sessionTypes: ['theoryCenterGroup'],
    unitKinds: ['department'],
    per: 'quarter',
  },
  {
    ...local,
    code: 'ob.warning',
    figure: 'M24.perYear',
    label: { zh: '警示教育', en: 'Warning education' },
    mechanism: 'M24',
    sessionTypes: ['warningEducation'],
    unitKinds: ['organPartyCommittee'],
    per: 'year',
  },
] as const satisfies readonly ObligationRule[];

/** Kinds of unit that owe anything. */
export const obligedKinds: readonly UnitKind[] = [
  ...new Set(obligationRules.flatMap((rule): readonly UnitKind[] => rule.unitKinds)),
];

export function findObligationRule(code: string): ObligationRule | undefined {
  return obligationRules.find((candidate) => candidate.code === code);
}
