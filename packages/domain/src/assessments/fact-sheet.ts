import type { Label } from '../label.ts';
import type { Day } from '../time/day.ts';
import type { AppraisalLevel } from './appraisal-rules.ts';

/** Where a figure of the fact sheet comes from; each opens to the list behind it. */
export const figureSources = [
  'obligations',
  'facts',
  'terms',
  'findings',
  'burdenIssued',
  'burdenAsked',
  'development',
  'lastProblems',
] as const;
export type FigureSource = (typeof figureSources)[number];

/** The key to a figure's query: counting it again later counts the same thing. */
export interface FigureQuery {
  readonly source: FigureSource;
  /** Metrics of facts that are summed; empty for other sources. */
  readonly metrics: readonly string[];
  readonly unitId: string;
  readonly departmentId: string | null;
  /** The unit and everything below it. */
  readonly path: string;
  readonly from: Day;
  readonly to: Day;
}

/** n of N with the exempt beside it; `of` is null for a plain sum. */
export interface FigureCount {
  readonly amount: number;
  readonly of: number | null;
  readonly exempt: number | null;
}

export const figures = {
  obligations: { label: { zh: '组织生活到期已完成', en: 'Meetings owed and held' }, source: 'obligations' },
  themeDays: {
    label: { zh: '主题党日（次）', en: 'Theme days' },
    source: 'facts',
    metrics: ['session.themePartyDay'],
  },
  lectures: {
    label: { zh: '党课（次）', en: 'Party lectures' },
    source: 'facts',
    metrics: ['session.partyLecture'],
  },
  hours: {
    label: { zh: '集体学习（学时）', en: 'Learning together (hours)' },
    source: 'facts',
    metrics: ['hours.each'],
  },
  trained: {
    label: { zh: '参加培训（人次）', en: 'Trainings completed' },
    source: 'facts',
    metrics: ['training.completed'],
  },
  terms: { label: { zh: '在任期内的组织', en: 'Bodies within their term' }, source: 'terms' },
  findings: { label: { zh: '问题销号/确认', en: 'Findings closed of confirmed' }, source: 'findings' },
  burdenIssued: {
    label: { zh: '向下布置（分钟）', en: 'Asked of others (minutes)' },
    source: 'burdenIssued',
  },
  burdenAsked: {
    label: { zh: '承接任务（分钟）', en: 'Asked of the unit (minutes)' },
    source: 'burdenAsked',
  },
  development: {
    label: { zh: '发展党员/名额', en: 'Admitted of the quota' },
    source: 'development',
  },
  regulations: {
    label: { zh: '制度制定修订（项）', en: 'Rules issued or revised' },
    source: 'facts',
    metrics: ['regulation.issued', 'regulation.revised'],
  },
  lastProblems: {
    label: { zh: '上年度反馈问题销号', en: 'Problems of last year closed' },
    source: 'lastProblems',
  },
} as const satisfies Record<string, { label: Label; source: FigureSource; metrics?: readonly string[] }>;

export type FigureKey = keyof typeof figures;
export const figureKeys = Object.keys(figures) as [FigureKey, ...FigureKey[]]; // keys of a const table

/** The figures of a level's sheet, in order. Nothing here counts log-ins, likes or minutes on line (domain 8, 5). */
export function figuresOf(level: AppraisalLevel): readonly FigureKey[] {
  const own: readonly FigureKey[] = ['obligations', 'themeDays', 'lectures', 'hours', 'trained'];
  switch (level) {
    case 'organSecretaries':
      return [...own, 'terms', 'development', 'regulations', 'findings', 'burdenIssued', 'lastProblems'];
    case 'branchSecretaries':
      return [...own, 'terms', 'findings', 'burdenAsked', 'lastProblems'];
    case 'leagueSecretaries':
      return ['themeDays', 'lectures', 'hours', 'findings', 'burdenAsked', 'lastProblems'];
  }
}

/** The query of a figure for a unit and a year, up to a day. */
export function queryOf(
  key: FigureKey,
  unit: { readonly id: string; readonly departmentId: string | null; readonly unitPath: string },
  year: number,
  today: Day,
): FigureQuery {
  const figure: { source: FigureSource; metrics?: readonly string[] } = figures[key];
  const end = `${year}-12-31`;
  return {
    source: figure.source,
    metrics: figure.metrics ?? [],
    unitId: unit.id,
    departmentId: unit.departmentId,
    path: unit.unitPath,
    from: `${year}-01-01`,
    to: today < end ? today : end,
  };
}
