import type { KindName } from '../kinds/kind-name.ts';
import type { Label } from '../label.ts';

/** The forty-two mechanisms of the plan (domain 3.0): data over the twelve kinds. */
export const mechanisms = {
  M01: {
    identifier: 'specialInspection',
    label: { zh: '专项督查、回头看、监督检查', en: 'Special inspection' },
    kinds: ['inspection', 'regulation'],
  },
  M02: {
    identifier: 'studyCheckFix',
    label: { zh: '学查改', en: 'Study, check, fix' },
    kinds: ['inspection', 'planning'],
  },
  M03: {
    identifier: 'firstAgendaItem',
    label: { zh: '第一议题', en: 'First agenda item' },
    kinds: ['session'],
  },
  M04: {
    identifier: 'theoryCenterGroup',
    label: { zh: '中心组学习、派员列席', en: 'Theory centre group' },
    kinds: ['session', 'inspection', 'regulation'],
  },
  M05: {
    identifier: 'youthStudyGroup',
    label: { zh: '青年理论学习小组', en: 'Youth study groups' },
    kinds: ['register', 'session', 'designation', 'campaign'],
  },
  M06: {
    identifier: 'threeMeetingsOneLecture',
    label: { zh: '三会一课', en: 'Three meetings and one lecture' },
    kinds: ['session', 'planning', 'inspection'],
  },
  M07: {
    identifier: 'themePartyDay',
    label: { zh: '主题党日', en: 'Theme Party day' },
    kinds: ['session', 'regulation'],
  },
  M08: {
    identifier: 'organizationalLife',
    label: { zh: '组织生活会、民主评议、政治仪式', en: 'Organisational life and member review' },
    kinds: ['session', 'appraisal'],
  },
  M09: {
    identifier: 'standardizationCheck',
    label: { zh: '标准化规范化抽查', en: 'Standardisation check' },
    kinds: ['inspection'],
  },
  M10: {
    identifier: 'fourStrongBranch',
    label: { zh: '“四强”党支部', en: 'Four-strong branches' },
    kinds: ['designation'],
  },
  M11: { identifier: 'modelOrgan', label: { zh: '模范机关', en: 'Model organ' }, kinds: ['designation'] },
  M12: {
    identifier: 'fourGoodMember',
    label: { zh: '“四好”党员', en: 'Four-good members' },
    kinds: ['designation'],
  },
  M13: {
    identifier: 'membershipDevelopment',
    label: { zh: '发展党员', en: 'Membership development' },
    kinds: ['procedure'],
  },
  M14: {
    identifier: 'memberTraining',
    label: { zh: '党员教育培训', en: 'Member education and training' },
    kinds: ['training', 'planning', 'session', 'regulation'],
  },
  M15: {
    identifier: 'facultyPool',
    label: { zh: '师资库、精品课程库', en: 'Faculty and course pools' },
    kinds: ['register'],
  },
  M16: {
    identifier: 'vanguardAction',
    label: { zh: '先锋岗、突击队、志愿、承诺', en: 'Vanguard posts, teams, volunteering, commitments' },
    kinds: ['campaign'],
  },
  M17: {
    identifier: 'fiftyYearMedal',
    label: { zh: '光荣在党50年', en: 'Fifty years in the Party' },
    kinds: ['procedure'],
  },
  M18: {
    identifier: 'heartToHeart',
    label: { zh: '谈心谈话、监督提醒', en: 'Talks and reminders' },
    kinds: ['session', 'restrictedReturn'],
  },
  M19: {
    identifier: 'memberDisposal',
    label: { zh: '处置不合格党员', en: 'Disposal of unqualified members' },
    kinds: ['procedure'],
  },
  M20: {
    identifier: 'classifiedGuidance',
    label: { zh: '分类指导、流动党员', en: 'Classified guidance, floating members' },
    kinds: ['register', 'procedure', 'regulation', 'planning'],
  },
  M21: {
    identifier: 'ideologyOutlet',
    label: { zh: '意识形态阵地', en: 'Ideology outlets' },
    kinds: ['register', 'session', 'planning'],
  },
  M22: {
    identifier: 'opinionSurvey',
    label: { zh: '思想动态调研', en: 'Opinion survey' },
    kinds: ['survey'],
  },
  M23: {
    identifier: 'workStyleCheck',
    label: { zh: '四风抽查、过紧日子、减负', en: 'Work-style checks and relief' },
    kinds: ['inspection', 'regulation', 'session'],
  },
  M24: {
    identifier: 'warningEducation',
    label: { zh: '警示教育', en: 'Warning education' },
    kinds: ['session'],
  },
  M25: {
    identifier: 'disciplineTraining',
    label: { zh: '纪律教育、纪法轮训', en: 'Discipline education and training' },
    kinds: ['training', 'register', 'session'],
  },
  M26: {
    identifier: 'caseQualityReview',
    label: { zh: '案件质量评查', en: 'Case quality review' },
    kinds: ['restrictedReturn'],
  },
  M27: { identifier: 'fourForms', label: { zh: '四种形态', en: 'Four forms' }, kinds: ['restrictedReturn'] },
  M28: {
    identifier: 'integrityRisk',
    label: { zh: '廉洁风险', en: 'Integrity risks' },
    kinds: ['register', 'planning', 'regulation'],
  },
  M29: {
    identifier: 'civilizedUnit',
    label: { zh: '文明单位', en: 'Civilised unit' },
    kinds: ['designation', 'register', 'campaign'],
  },
  M30: {
    identifier: 'contest',
    label: { zh: '竞赛、征集、群众活动', en: 'Contests, calls for works, activities' },
    kinds: ['campaign', 'session', 'designation'],
  },
  M31: { identifier: 'hardshipAid', label: { zh: '困难帮扶', en: 'Hardship aid' }, kinds: ['procedure'] },
  M32: {
    identifier: 'staffLibrary',
    label: { zh: '职工书屋示范点', en: 'Staff library' },
    kinds: ['designation', 'register'],
  },
  M33: {
    identifier: 'mayFourthAward',
    label: { zh: '五四奖章、五四红旗', en: 'May Fourth awards' },
    kinds: ['designation'],
  },
  M34: {
    identifier: 'leagueSecretaryAppraisal',
    label: { zh: '团组织书记述职评议', en: 'League secretary appraisal' },
    kinds: ['appraisal'],
  },
  M35: {
    identifier: 'secretaryAppraisal',
    label: { zh: '书记抓党建述职评议', en: 'Secretary appraisal' },
    kinds: ['appraisal'],
  },
  M36: {
    identifier: 'responsibilityLine',
    label: { zh: '主体责任、第一责任人、一岗双责', en: 'Responsibility lines' },
    kinds: ['planning', 'regulation'],
  },
  M37: {
    identifier: 'disciplineOfficers',
    label: { zh: '机关纪委履职、纪检委员', en: 'Discipline officers' },
    kinds: ['register', 'regulation', 'procedure'],
  },
  M38: {
    identifier: 'regulationLifecycle',
    label: { zh: '法规立改废、应知应会', en: 'Life of regulations, required reading' },
    kinds: ['regulation', 'training', 'register', 'appraisal'],
  },
  M39: {
    identifier: 'termElection',
    label: { zh: '两委换届、任免审批', en: 'Term elections and approvals' },
    kinds: ['procedure'],
  },
  M40: {
    identifier: 'partyStaff',
    label: { zh: '党务干部队伍', en: 'Party staff' },
    kinds: ['register', 'training'],
  },
  M41: {
    identifier: 'fieldPractice',
    label: { zh: '定点帮扶、根在基层等', en: 'Field practice' },
    kinds: ['campaign', 'planning', 'register'],
  },
  M42: {
    identifier: 'forum',
    label: { zh: '交流会、论坛、讲座、课题', en: 'Forums, lectures, research' },
    kinds: ['session', 'campaign'],
  },
} as const satisfies Record<string, { identifier: string; label: Label; kinds: readonly KindName[] }>;

export type MechanismCode = keyof typeof mechanisms;
export const mechanismCodes = Object.keys(mechanisms) as [MechanismCode, ...MechanismCode[]]; // keys of a const table
