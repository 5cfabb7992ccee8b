import type { SessionType } from '../kinds/session-type.ts';
import type { Label } from '../label.ts';
import type { MechanismCode } from '../mechanisms/mechanisms.ts';
import type { Per } from '../time/period.ts';
import type { UnitKind } from '../units/unit-kind.ts';

/** How strong the ground of a rule is: a regulation, local practice, or this year's plan (domain 2, note). */
export type LegalWeight = 'regulation' | 'local' | 'plan';

/** A standing duty counted in sessions (domain 5.1). Figures are defaults that a committee may change. */
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
  readonly min: number;
  readonly per: Per;
  /** Working days after the period in which a surplus session still counts as done late. */
  readonly graceDays: number;
}

const branchRules: Label = {
  zh: '《中国共产党支部工作条例（试行）》',
  en: 'Regulations on the work of Party branches (trial)',
};
const localPractice: Label = { zh: '本级通行做法（可调整）', en: 'Local practice (adjustable)' };

export const obligationRules = [
  rule(
    'ob.generalMeeting',
    '支部党员大会',
    'Branch general meeting',
    branchRules,
    'regulation',
    'M06',
    ['branchGeneralMeeting'],
    ['branch'],
    0,
    'quarter',
  ),
  rule(
    'ob.committee',
    '支委会',
    'Branch committee meeting',
    branchRules,
    'regulation',
    'M06',
    ['branchCommitteeMeeting'],
    ['branch'],
    7,
    'month',
  ),
  rule(
    'ob.group',
    '党小组会',
    'Cell meeting',
    branchRules,
    'regulation',
    'M06',
    ['groupMeeting'],
    ['cell'],
    0,
    'month',
  ),
  rule(
    'ob.lecture',
    '党课',
    'Party lecture',
    localPractice,
    'local',
    'M06',
    ['partyLecture'],
    ['branch'],
    0,
    'quarter',
  ),
  rule(
    'ob.themeDay',
    '主题党日',
    'Theme Party day',
    branchRules,
    'regulation',
    'M07',
    ['themePartyDay'],
    ['branch'],
    0,
    'month',
  ),
  rule(
    'ob.orgLife',
    '组织生活会',
    'Organisational life meeting',
    branchRules,
    'regulation',
    'M08',
    ['organizationalLifeMeeting'],
    ['branch'],
    0,
    'year',
  ),
  rule(
    'ob.memberReview',
    '民主评议党员',
    'Member review',
    branchRules,
    'regulation',
    'M08',
    ['memberReview'],
    ['branch'],
    0,
    'year',
  ),
  rule(
    'ob.centerGroup',
    '理论学习中心组学习',
    'Theory centre group',
    localPractice,
    'local',
    'M04',
    ['theoryCenterGroup'],
    ['department'],
    0,
    'quarter',
  ),
  rule(
    'ob.warning',
    '警示教育',
    'Warning education',
    localPractice,
    'local',
    'M24',
    ['warningEducation'],
    ['organPartyCommittee'],
    0,
    'year',
  ),
] as const satisfies readonly ObligationRule[];

export function findObligationRule(code: string): ObligationRule | undefined {
  return obligationRules.find((candidate) => candidate.code === code);
}

function rule(
  code: string,
  zh: string,
  en: string,
  basis: Label,
  weight: LegalWeight,
  mechanism: MechanismCode,
  sessionTypes: readonly SessionType[],
  unitKinds: readonly UnitKind[],
  minFullMembers: number,
  per: Per,
): ObligationRule {
  return {
    code,
    label: { zh, en },
    basis,
    weight,
    mechanism,
    sessionTypes,
    unitKinds,
    minFullMembers,
    min: 1,
    per,
    graceDays: 10,
  };
}
