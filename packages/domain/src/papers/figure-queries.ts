import type { Label } from '../label.ts';

/** The questions figures of papers answer. Each is a read the platform has; a paper has no count of its own. */
export const figureQueries = {
  plan: { zh: '工作要点', en: 'Plan' },
  net: { zh: '责任状态', en: 'State of tasks' },
  records: { zh: '计入的事实', en: 'Facts counted' },
  obligations: { zh: '定期义务', en: 'Standing duties' },
  findings: { zh: '督查问题', en: 'Findings' },
  terms: { zh: '按期换届', en: 'Elections in term' },
  keyPosts: { zh: '重点岗位轮训', en: 'Training of key posts' },
  burden: { zh: '基层负担', en: 'Burden' },
  slips: { zh: '督办单', en: 'Supervision slips' },
  inspection: { zh: '督查', en: 'Inspection' },
} as const satisfies Record<string, Label>;

export type FigureQuery = keyof typeof figureQueries;
export const figureQueryNames = Object.keys(figureQueries) as [FigureQuery, ...FigureQuery[]]; // keys of a const table
