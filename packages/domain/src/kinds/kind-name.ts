import type { Label } from '../label.ts';

/** The twelve kinds of work (domain 4). A measure names one; its mechanism says how that kind is used. */
export const kindLabels = {
  planning: { zh: '计划与任务', en: 'Planning' },
  session: { zh: '组织生活与会议', en: 'Session' },
  training: { zh: '教育培训', en: 'Training' },
  designation: { zh: '评选命名', en: 'Designation' },
  inspection: { zh: '督查检查', en: 'Inspection' },
  appraisal: { zh: '述职评议', en: 'Appraisal' },
  procedure: { zh: '程序办理', en: 'Procedure' },
  campaign: { zh: '活动征集', en: 'Campaign' },
  register: { zh: '台账登记', en: 'Register' },
  regulation: { zh: '制度法规', en: 'Regulation' },
  survey: { zh: '匿名调研', en: 'Survey' },
  restrictedReturn: { zh: '限定统计', en: 'Restricted return' },
} as const satisfies Record<string, Label>;

export type KindName = keyof typeof kindLabels;
export const kindNames = Object.keys(kindLabels) as [KindName, ...KindName[]]; // keys of a const table
