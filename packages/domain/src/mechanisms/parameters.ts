import type { Label } from '../label.ts';
import type { Parameters } from '../kinds/define-kind.ts';
import type { Day } from '../time/day.ts';
import type { MechanismCode } from './mechanisms.ts';

/**
 * How well a figure is known: from a regulation, local practice, this product's choice, or unknown. An unknown one
 * is empty until the committee fills it (domain 0: [K-low] is never code).
 */
export type ParameterGround = 'regulation' | 'local' | 'product' | 'unknown';

export const parameterGrounds: Record<ParameterGround, Label> = {
  regulation: { zh: '法规', en: 'Regulation' },
  local: { zh: '本级做法', en: 'Local practice' },
  product: { zh: '平台缺省', en: 'Product default' },
  unknown: { zh: '待工委填写', en: 'To be filled in' },
};

export interface ParameterDefinition {
  /** `M39.branchTermYears`: mechanism and name; the key of the table. */
  readonly name: string;
  readonly label: Label;
  readonly unit: Label;
  readonly value: number | null;
  readonly ground: ParameterGround;
}

const years: Label = { zh: '年', en: 'years' };
const months: Label = { zh: '个月', en: 'months' };
const days: Label = { zh: '天', en: 'days' };
const workdays: Label = { zh: '个工作日', en: 'working days' };
const hours: Label = { zh: '学时', en: 'hours' };
const times: Label = { zh: '次', en: 'times' };
const percent: Label = { zh: '%', en: '%' };
const people: Label = { zh: '人', en: 'people' };

/** Every figure a committee may set, with its default and where the default comes from (domain 2, 3.1). */
export const parameterDefinitions: readonly ParameterDefinition[] = [
  row('M01.feedbackDays', '督查反馈', 'Feedback within', workdays, 15, 'local'),
  row('M01.planDays', '整改方案', 'Plan to put right within', workdays, 15, 'local'),
  row('M01.resultMonths', '整改期限', 'Put right within', months, 3, 'local'),
  row('M04.perQuarter', '集中学习', 'Seminars a quarter', times, 1, 'local'),
  row(
    'M04.observationsPerYear',
    '每部门年列席上限',
    'Observations a department and year, at most',
    times,
    2,
    'product',
  ),
  row('M05.ageLimit', '年龄上限', 'Age limit', years, 40, 'local'),
  row('M05.reviewMonths', '台账复核周期', 'Register reviewed every', months, 12, 'product'),
  row('M06.meetingPerQuarter', '支部党员大会', 'General meetings a quarter', times, 1, 'regulation'),
  row('M06.committeePerMonth', '支委会', 'Committee meetings a month', times, 1, 'regulation'),
  row('M06.groupPerMonth', '党小组会', 'Cell meetings a month', times, 1, 'regulation'),
  row('M06.lecturePerQuarter', '党课', 'Lectures a quarter', times, 1, 'local'),
  row(
    'M06.secretaryLecturePerYear',
    '书记讲党课',
    'Lectures by the secretary a year',
    times,
    1,
    'regulation',
  ),
  row('M07.perMonth', '主题党日', 'Theme days a month', times, 1, 'regulation'),
  row('M08.lifePerYear', '组织生活会', 'Organisational life meetings a year', times, 1, 'regulation'),
  row('M08.reviewPerYear', '民主评议党员', 'Member reviews a year', times, 1, 'regulation'),
  row('M08.excellentShare', '优秀比例上限', 'Share of “excellent”, at most', percent, 33, 'regulation'),
  row('M10.noticeDays', '评选公示', 'Public notice of titles', workdays, 5, 'local'),
  row(
    'M10.countFirstDay',
    '公示首日计入（1 计入，0 不计）',
    'First day of a notice counts (1 yes, 0 no)',
    days,
    1,
    'local',
  ),
  row('M13.talkDays', '派人谈话', 'First talk within', days, 30, 'regulation'),
  row('M13.cultivationMonths', '积极分子培养考察', 'Cultivation of an activist', months, 12, 'regulation'),
  row('M13.reviewMonths', '积极分子考察周期', 'Activist looked at every', months, 6, 'regulation'),
  row('M13.trainingHours', '集中培训学时', 'Training before admission', hours, 24, 'regulation'),
  row('M13.trainingDays', '集中培训天数', 'or days of training', days, 3, 'regulation'),
  row('M13.noticeDays', '公示', 'Public notice', workdays, 5, 'local'),
  row('M13.approvalMonths', '审批期限', 'Approval within', months, 3, 'regulation'),
  row(
    'M13.approvalLimitMonths',
    '特殊情况审批期限',
    'Approval in special cases within',
    months,
    6,
    'regulation',
  ),
  row('M13.probationMonths', '预备期', 'Probation', months, 12, 'regulation'),
  row('M14.memberHours', '党员年学时', 'Hours of a member a year', hours, 32, 'regulation'),
  row(
    'M14.secretaryHours',
    '书记和班子成员年学时',
    'Hours of a secretary or committee member a year',
    hours,
    56,
    'regulation',
  ),
  row(
    'M14.newSecretaryMonths',
    '新任书记培训期限',
    'New secretaries trained within',
    months,
    6,
    'regulation',
  ),
  row('M15.reviewMonths', '师资课程复核周期', 'Pools reviewed every', months, 24, 'product'),
  row('M16.commitments', '年承诺事项上限', 'Commitments a year, at most', times, 3, 'product'),
  row('M17.years', '党龄', 'Years in the Party', years, 50, 'regulation'),
  row('M18.perYear', '谈心谈话', 'Heart-to-heart talks a year', times, 1, 'regulation'),
  row('M20.contactMonths', '流动党员联系周期', 'Floating members contacted every', months, 6, 'regulation'),
  row('M20.reviewMonths', '分类台账复核周期', 'Classes reviewed every', months, 12, 'product'),
  row('M21.reviewMonths', '阵地复核周期', 'Outlets reviewed every', months, 6, 'product'),
  row('M24.perYear', '警示教育', 'Warning education a year', times, 1, 'local'),
  row('M25.graceMonths', '新任职免训期', 'Grace for new holders', months, 6, 'product'),
  row('M27.perQuarter', '四种形态报送', 'Returns on the four forms a quarter', times, 1, 'local'),
  row('M28.reviewMonths', '风险点复核周期', 'Risk points reviewed every', months, 12, 'product'),
  row('M29.reviewMonths', '红色资源复核周期', 'Sites reviewed every', months, 24, 'product'),
  row('M31.decideDays', '帮扶审批期限', 'Aid decided within', workdays, 10, 'product'),
  row('M32.reviewMonths', '职工书屋复核周期', 'Libraries reviewed every', months, 24, 'product'),
  row('M35.goodShare', '“好”等次比例上限', 'Share of “good”, at most', percent, null, 'unknown'),
  row('M38.noticeDays', '征求意见', 'Open for opinions', workdays, 5, 'product'),
  row('M39.committeeTermYears', '机关两委任期', 'Term of a committee', years, 5, 'regulation'),
  row('M39.branchTermYears', '支部任期', 'Term of a branch', years, 3, 'regulation'),
  row('M39.reminderMonths', '换届提醒提前', 'Reminded before the end', months, 6, 'regulation'),
  row('M39.quorumNumerator', '到会比例分子', 'Quorum, numerator', people, 4, 'local'),
  row('M39.quorumDenominator', '到会比例分母', 'Quorum, denominator', people, 5, 'local'),
  row('M39.differencePercent', '委员差额比例', 'More candidates than seats, at least', percent, 20, 'local'),
  row('M39.postponeMonths', '延期上限', 'Postponed by at most', months, 12, 'regulation'),
  row('M40.reviewMonths', '党务干部台账复核周期', 'Staff register reviewed every', months, 12, 'product'),
  row('M40.shareFrom', '专职比例下限', 'Full-time share, at least', percent, 1, 'regulation'),
  row('M40.shareTo', '专职比例上限', 'Full-time share, at most', percent, 2, 'regulation'),
  row('M41.reviewMonths', '帮扶点复核周期', 'Aid sites reviewed every', months, 12, 'product'),
];

/** A figure from a day on; null takes it back to empty. */
export interface ParameterSetting {
  readonly name: string;
  readonly value: number | null;
  readonly effectiveFrom: Day;
}

/** The figure in force on a day: the latest setting that has begun, else the default; empty ones are left out. */
export function parametersInForce(settings: readonly ParameterSetting[], on: Day): Parameters {
  const values = new Map<string, number | null>(parameterDefinitions.map(({ name, value }) => [name, value]));
  const begun = settings.filter((setting) => setting.effectiveFrom <= on);
  for (const setting of [...begun].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)))
    values.set(setting.name, setting.value);
  return Object.fromEntries([...values].flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** The figures in force on any day; each day is reckoned once. */
export type FiguresOn = (day: Day) => Parameters;

export function figuresOf(settings: readonly ParameterSetting[]): FiguresOn {
  const days = new Map<Day, Parameters>();
  return (day) => {
    const known = days.get(day) ?? parametersInForce(settings, day);
    days.set(day, known);
    return known;
  };
}

/** The figure of a mechanism, or the default the caller names where the committee left it empty. */
export function figure(parameters: Parameters, name: string, otherwise: number): number {
  return parameters[name] ?? otherwise;
}

export function findParameterDefinition(name: string): ParameterDefinition | undefined {
  return parameterDefinitions.find((definition) => definition.name === name);
}

export function mechanismOfParameter(name: string): MechanismCode {
  return name.slice(0, 3) as MechanismCode; // names begin with the code of their mechanism
}

function row(
  name: string,
  zh: string,
  en: string,
  unit: Label,
  value: number | null,
  ground: ParameterGround,
): ParameterDefinition {
  return { name, label: { zh, en }, unit, value, ground };
}
