import type { Label } from '../label.ts';
import { electedPosts } from '../units/elected-post.ts';
import { termedKinds } from '../units/term.ts';
import type { UnitKind } from '../units/unit-kind.ts';
import { recordTypesOf, type ObligationRule } from './obligation-rule.ts';

const branchRules: Label = {
  zh: '《中国共产党支部工作条例（试行）》',
  en: 'Regulations on the work of Party branches (trial)',
};
const localPractice: Label = { zh: '本级通行做法（可调整）', en: 'Local practice (adjustable)' };
const common = { minFullMembers: 0, graceDays: 10, reads: 'amount' } as const;
const ofBranches = {
  ...common,
  basis: branchRules,
  weight: 'regulation',
  mechanism: 'M06',
  unitKinds: ['branch'],
} as const;
const local = { ...common, basis: localPractice, weight: 'local' } as const;
const educating = {
  ...common,
  basis: { zh: '《中国共产党党员教育管理工作条例》', en: 'Regulations on educating members' },
  weight: 'regulation',
  mechanism: 'M14',
  per: 'year',
} as const;
const ofThePlan = {
  ...common,
  basis: { zh: '年度工作要点', en: 'Work points of the year' },
  weight: 'plan',
} as const;

export const obligationRules = [
  {
    ...ofBranches,
    code: 'ob.generalMeeting',
    figure: 'M06.meetingPerQuarter',
    label: { zh: '支部党员大会', en: 'Branch general meeting' },
    source: { of: 'sessions', types: ['branchGeneralMeeting'] },
    per: 'quarter',
  },
  {
    ...ofBranches,
    code: 'ob.committee',
    figure: 'M06.committeePerMonth',
    label: { zh: '支委会', en: 'Branch committee meeting' },
    source: { of: 'sessions', types: ['branchCommitteeMeeting'] },
    minFullMembers: 7,
    per: 'month',
  },
  {
    ...ofBranches,
    code: 'ob.group',
    figure: 'M06.groupPerMonth',
    label: { zh: '党小组会', en: 'Cell meeting' },
    source: { of: 'sessions', types: ['groupMeeting'] },
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
    source: { of: 'sessions', types: ['partyLecture'] },
    per: 'quarter',
  },
  {
    ...ofBranches,
    code: 'ob.secretaryLecture',
    figure: 'M06.secretaryLecturePerYear',
    label: { zh: '书记讲党课', en: 'Lecture by the secretary' },
    source: { of: 'sessions', types: ['partyLecture'] },
    unitKinds: ['organPartyCommittee', 'subordinateCommittee'],
    per: 'year',
  },
  {
    ...ofBranches,
    code: 'ob.themeDay',
    figure: 'M07.perMonth',
    label: { zh: '主题党日', en: 'Theme Party day' },
    mechanism: 'M07',
    source: { of: 'sessions', types: ['themePartyDay'] },
    per: 'month',
  },
  {
    ...ofBranches,
    code: 'ob.orgLife',
    figure: 'M08.lifePerYear',
    label: { zh: '组织生活会', en: 'Organisational life meeting' },
    mechanism: 'M08',
    source: { of: 'sessions', types: ['organizationalLifeMeeting'] },
    per: 'year',
  },
  {
    ...ofBranches,
    code: 'ob.memberReview',
    figure: 'M08.reviewPerYear',
    label: { zh: '民主评议党员', en: 'Member review' },
    mechanism: 'M08',
    source: { of: 'sessions', types: ['memberReview'] },
    per: 'year',
  },
  {
    ...ofBranches,
    code: 'ob.heartToHeart',
    figure: 'M18.perYear',
    label: { zh: '谈心谈话', en: 'Heart-to-heart talks' },
    mechanism: 'M18',
    source: { of: 'sessions', types: ['heartToHeart'] },
    per: 'year',
  },
  {
    ...local,
    code: 'ob.centerGroup',
    figure: 'M04.perQuarter',
    label: { zh: '理论学习中心组学习', en: 'Theory centre group' },
    mechanism: 'M04',
    source: { of: 'sessions', types: ['theoryCenterGroup'] },
    unitKinds: ['department'],
    per: 'quarter',
  },
  {
    ...local,
    code: 'ob.warning',
    figure: 'M24.perYear',
    label: { zh: '警示教育', en: 'Warning education' },
    mechanism: 'M24',
    source: { of: 'sessions', types: ['warningEducation'] },
    unitKinds: ['organPartyCommittee'],
    per: 'year',
  },
  {
    ...educating,
    code: 'ob.memberHours',
    figure: 'M14.memberHours',
    label: { zh: '党员教育培训学时', en: 'Learning hours of members' },
    source: { of: 'hours', posts: null },
    unitKinds: ['branch'],
  },
  {
    ...educating,
    code: 'ob.secretaryHours',
    figure: 'M14.secretaryHours',
    label: { zh: '书记和班子成员学时', en: 'Learning hours of secretaries and committees' },
    source: { of: 'hours', posts: electedPosts },
    unitKinds: termedKinds,
  },
  {
    ...educating,
    code: 'ob.newSecretary',
    figure: 'M14.newSecretaryMonths',
    reads: 'limit',
    label: { zh: '新任书记培训', en: 'Training of new secretaries' },
    source: { of: 'appointments', post: 'secretary', tags: ['newSecretary', 'branchSecretary'] },
    unitKinds: termedKinds,
  },
  {
    ...common,
    code: 'ob.election',
    figure: 'M39.branchTermYears',
    reads: 'limit',
    label: { zh: '按期换届', en: 'Election in term' },
    basis: {
      zh: '《关于党的基层组织任期的意见》',
      en: 'Opinions on the terms of basic Party bodies',
    },
    weight: 'regulation',
    mechanism: 'M39',
    source: { of: 'terms' },
    unitKinds: termedKinds,
    per: 'year',
  },
  {
    ...common,
    code: 'ob.activistReview',
    figure: 'M13.reviewMonths',
    reads: 'monthsBetween',
    label: { zh: '积极分子考察', en: 'Looks at activists' },
    basis: { zh: '《中国共产党发展党员工作细则》', en: 'Rules on admitting members' },
    weight: 'regulation',
    mechanism: 'M13',
    source: {
      of: 'cases',
      type: 'membershipDevelopment',
      since: 'activistOn',
      until: 'targetOn',
      closing: 'end',
      closed: ['ended'],
      pending: [],
      act: { step: 'look', on: 'lookedAtOn' },
    },
    unitKinds: ['branch'],
    per: 'halfYear',
  },
  {
    ...common,
    code: 'ob.floatingContact',
    figure: 'M20.contactMonths',
    reads: 'monthsBetween',
    label: { zh: '流动党员联系', en: 'Contact with floating members' },
    basis: { zh: '《关于加强流动党员管理的意见》', en: 'Opinions on floating members' },
    weight: 'regulation',
    mechanism: 'M20',
    source: {
      of: 'cases',
      type: 'floatingMember',
      since: 'leftOn',
      until: 'returnedOn',
      closing: 'comeBack',
      closed: ['returned'],
      pending: [],
      act: { step: 'contact', on: 'contactedOn' },
    },
    unitKinds: ['branch'],
    per: 'halfYear',
  },
  {
    ...ofThePlan,
    code: 'ob.fourForms',
    figure: 'M27.perQuarter',
    label: { zh: '四种形态报送', en: 'Return on the four forms' },
    mechanism: 'M27',
    source: { of: 'returns', form: 'fourForms' },
    unitKinds: ['organDisciplineCommittee'],
    per: 'quarter',
  },
  {
    ...ofThePlan,
    code: 'ob.riskReview',
    figure: 'M28.reviewMonths',
    reads: 'monthsBetween',
    label: { zh: '廉洁风险点复核', en: 'Review of integrity risks' },
    mechanism: 'M28',
    source: {
      of: 'cases',
      type: 'integrityRisk',
      since: 'listedOn',
      until: null,
      closing: 'retire',
      closed: ['retired'],
      pending: ['proposed'],
      act: { step: 'review', on: 'reviewedOn' },
    },
    unitKinds: ['department', 'bureau', ...termedKinds],
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

/** The codes of the rules that sessions meet: what reports and gates call 组织生活. */
export const meetingRules: readonly string[] = obligationRules.flatMap(({ code, source }) =>
  source.of === 'sessions' ? [code] : [],
);

/** The codes of the rules that ask somebody to act; learning hours come by themselves and are never asked for. */
export const askingRules: readonly string[] = obligationRules.flatMap(({ code, source }) =>
  source.of === 'hours' ? [] : [code],
);

/** Types of record by which some duty is met, so that a change of one asks for a new judgement. */
export const dutyTypes: readonly string[] = [
  ...new Set(obligationRules.flatMap(({ source }) => recordTypesOf(source))),
];
