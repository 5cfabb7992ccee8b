/** Burden: asks, budgets and what is said of them. */
export const burden = {
  although: '仍须另外转办的理由（公开）',
  approveOver: '超出预算，我批准',
  burdenPage: '负担',
  burdenHint: '按发起单位统计，不按承办单位排列；所列为填报所需时间的估算。',
  burdenNone: '今年还没有向任何单位要求填报',
  month: '月份',
  issuer: '发起单位',
  askedUnits: '涉及单位',
  askedMembers: '涉及党员',
  askedHours: '合计（小时）',
  voices: '对负担的意见（不记名）',
  voicesNone: '还没有人提出意见',
  answer: '答复',
  answerBy: '请于 {day} 前公开答复',
} as const;
