import type { Label } from '../label.ts';

/** Posts (domain 6.2); `single` means one holder a unit at a time. */
export const postTypes = {
  secretary: { label: { zh: '书记', en: 'Secretary' }, single: true },
  executiveDeputy: { label: { zh: '常务（专职）副书记', en: 'Executive deputy secretary' }, single: true },
  deputy: { label: { zh: '副书记', en: 'Deputy secretary' }, single: false },
  committeeMember: { label: { zh: '委员', en: 'Committee member' }, single: false },
  organizationCommissioner: { label: { zh: '组织委员', en: 'Organisation commissioner' }, single: true },
  publicityCommissioner: { label: { zh: '宣传委员', en: 'Publicity commissioner' }, single: true },
  disciplineCommissioner: { label: { zh: '纪检委员', en: 'Discipline commissioner' }, single: true },
  youthCommissioner: { label: { zh: '青年委员', en: 'Youth commissioner' }, single: true },
  cellLeader: { label: { zh: '党小组组长', en: 'Cell leader' }, single: true },
  disciplineSecretary: { label: { zh: '机关纪委书记', en: 'Discipline committee secretary' }, single: true },
  fullTimeStaff: { label: { zh: '专职党务干部', en: 'Full-time Party staff' }, single: false },
  studySecretary: { label: { zh: '学习秘书', en: 'Study secretary' }, single: false },
  mentor: { label: { zh: '培养联系人', en: 'Mentor' }, single: false },
} as const satisfies Record<string, { label: Label; single: boolean }>;

export type PostType = keyof typeof postTypes;
export const postTypeNames = Object.keys(postTypes) as [PostType, ...PostType[]]; // keys of a const table

/** Where a member stands (domain 6.2). Only full members vote; an applicant is on the branch's list, not yet a member. */
export const membershipStatuses = {
  applicant: { zh: '入党申请人', en: 'Applicant' },
  full: { zh: '正式党员', en: 'Full member' },
  probationary: { zh: '预备党员', en: 'Probationary member' },
  suspended: { zh: '停止党籍', en: 'Suspended' },
  left: { zh: '已转出', en: 'Transferred out' },
  deceased: { zh: '已故', en: 'Deceased' },
} as const satisfies Record<string, Label>;

export type MembershipStatus = keyof typeof membershipStatuses;
export const membershipStatusNames = Object.keys(membershipStatuses) as [
  MembershipStatus,
  ...MembershipStatus[],
]; // keys of a const table

/** Classes of member (domain 6.1); they choose hours, reminders and quotas. */
export const memberClasses = {
  staff: { zh: '在编', en: 'Established staff' },
  retired: { zh: '离退休', en: 'Retired' },
  contract: { zh: '编外聘用', en: 'Contract staff' },
  dispatched: { zh: '劳务派遣', en: 'Dispatched' },
  outsourced: { zh: '服务外包', en: 'Outsourced' },
  floating: { zh: '流动', en: 'Floating' },
  seconded: { zh: '挂职借调', en: 'Seconded' },
  abroad: { zh: '出国（境）', en: 'Abroad' },
} as const satisfies Record<string, Label>;

export type MemberClass = keyof typeof memberClasses;
export const memberClassNames = Object.keys(memberClasses) as [MemberClass, ...MemberClass[]]; // keys of a const table
