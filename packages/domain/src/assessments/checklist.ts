import type { Label } from '../label.ts';

/** Where the answer to a point comes from; every point declares one (K5). Only `ask` costs the unit time. */
export const answerSources = {
  derived: { zh: '系统已知', en: 'Known already' },
  onsite: { zh: '现场看', en: 'Seen on site' },
  document: { zh: '查资料', en: 'Read in documents' },
  ask: { zh: '请单位答', en: 'Asked of the unit' },
} as const satisfies Record<string, Label>;

export type AnswerSource = keyof typeof answerSources;

/** What the platform can answer itself: the sum of a metric in the unit and below it, this year. */
export const derivedFacts = {
  'session.branchGeneralMeeting': { zh: '支部党员大会', en: 'General meetings' },
  'session.branchCommitteeMeeting': { zh: '支委会', en: 'Committee meetings' },
  'session.groupMeeting': { zh: '党小组会', en: 'Group meetings' },
  'session.partyLecture': { zh: '党课', en: 'Party lectures' },
  'session.themePartyDay': { zh: '主题党日', en: 'Theme Party days' },
  'session.organizationalLifeMeeting': { zh: '组织生活会', en: 'Organisational life meetings' },
  'session.democraticLifeMeeting': { zh: '民主生活会', en: 'Democratic life meetings' },
  'session.theoryCenterGroup': { zh: '中心组学习', en: 'Theory centre group' },
  'session.firstAgendaItem': { zh: '第一议题', en: 'First agenda items' },
  'session.youthStudy': { zh: '青年小组学习', en: 'Youth study' },
  'session.warningEducation': { zh: '警示教育', en: 'Warning education' },
  'session.forum': { zh: '讲座论坛', en: 'Lectures and forums' },
  'session.politicalCeremony': { zh: '政治仪式', en: 'Ceremonies' },
  'session.heartToHeart': { zh: '谈心谈话', en: 'Talks' },
  'hours.each': { zh: '学时', en: 'Hours of learning' },
  'register.integrityRisk': { zh: '廉洁风险点', en: 'Integrity risks' },
  'reviewed.integrityRisk': { zh: '风险点复核', en: 'Risks reviewed' },
  'register.ideologyOutlet': { zh: '意识形态阵地', en: 'Outlets' },
  'reviewed.ideologyOutlet': { zh: '阵地复核', en: 'Outlets reviewed' },
  'finding.confirmed': { zh: '以往问题', en: 'Earlier findings' },
  'finding.closed': { zh: '以往问题销号', en: 'Earlier findings closed' },
  'unit.inTerm': { zh: '在任期内的支部', en: 'Branches within their term' },
} as const satisfies Record<string, Label>;

export type DerivedFact = keyof typeof derivedFacts;

/** What an inspector may say of a point on site. There is no place for words (M01: notes of talks stay offline). */
export const outcomes = {
  ok: { zh: '符合', en: 'In order' },
  gap: { zh: '有问题', en: 'A problem' },
  na: { zh: '不适用', en: 'Does not apply' },
} as const satisfies Record<string, Label>;

export type Outcome = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as [Outcome, ...Outcome[]]; // keys of a const table

/** A point as the checklist holds it. */
export interface Point {
  readonly item: string;
  readonly basis: string;
  readonly source: AnswerSource;
  readonly fact: DerivedFact | '';
  readonly need: number | null;
}

/** Minutes one unit spends on what it is asked: half a minute a field (domain 8, rule 3). */
export function minutesAsked(points: readonly Pick<Point, 'source'>[]): number {
  return points.filter(({ source }) => source === 'ask').length * 0.5;
}

/** How heavy a finding is (M01). */
export const findingWeights = {
  minor: { zh: '一般', en: 'Minor' },
  serious: { zh: '较重', en: 'Serious' },
  grave: { zh: '突出', en: 'Grave' },
} as const satisfies Record<string, Label>;
