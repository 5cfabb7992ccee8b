/** Inspections, findings and their rectification. */
export const inspection = {
  inspections: '督查',
  inspectionPlans: '年度督查计划',
  findings: '问题清单',
  rectification: '问题整改',
  rateLine:
    '已销号 {closed} / 已确认 {confirmed}；整改中 {inProgress}，其中到期未改 {overdue}；重新整改 {reopened}',
  rateNone: '还没有确认的问题',
  closedOfConfirmed: '销号/确认',
  inProgress: '整改中',
  overdueFindings: '到期未改',
  reopened: '重新整改',
  observed: '派员列席中心组学习',
  observedTimes: '本年列席',
  quartersMet: '已学季度',
  quartersMissing: '缺学季度',
  quarterNo: '第 {no} 季度',
} as const;
