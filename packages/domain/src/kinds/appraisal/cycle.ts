import {
  appraisalLevels,
  grades,
  gradeSets,
  raterClasses,
  smallestClass,
  type AppraisalLevel,
} from '../../assessments/appraisal-rules.ts';
import type { Label } from '../../label.ts';
import { monthOf, yearOf } from '../../time/day.ts';
import { defineRecord, type Gate, type RecordBody, type RecordContext } from '../define-kind.ts';
import { checkCycle, levelOf, rowsOf } from './check-cycle.ts';

const levelNames = Object.keys(appraisalLevels) as AppraisalLevel[]; // keys of a const table
const percent: Label = { zh: '%', en: '%' };

/**
 * 述职评议年度: one round of one committee (M34, M35). Its rules are frozen when it starts: no step writes them
 * afterwards, and a copy that cannot be changed is kept beside the fact sheets.
 */
export const appraisalCycle = defineRecord({
  kind: 'appraisal',
  name: 'appraisalCycle',
  label: { zh: '述职评议年度', en: 'Appraisal cycles' },
  mechanisms: ['M34', 'M35'],
  unitKinds: Object.values(appraisalLevels).flatMap(({ runs }) => [...runs]),
  fields: {
    startsOn: { type: 'day', label: { zh: '启动日期', en: 'Begins on' }, future: true },
    year: {
      type: 'integer',
      label: { zh: '考核年度', en: 'Year appraised' },
      min: 2020,
      max: 2099,
      unit: { zh: '', en: '' },
    },
    level: { type: 'choice', label: { zh: '述职人', en: 'Who reports' }, choices: labelsOf(appraisalLevels) },
    gradeSet: { type: 'choice', label: { zh: '等次', en: 'Grades' }, choices: labelsOf(gradeSets) },
    reportBy: { type: 'day', label: { zh: '报告截止', en: 'Reports by' }, future: true },
    weights: {
      type: 'rows',
      label: { zh: '测评权重', en: 'Weights of the ballot' },
      hint: { zh: '各类合计 100', en: 'They make 100 together' },
      max: 3,
      cells: {
        raterClass: { type: 'choice', label: { zh: '评议人', en: 'Raters' }, choices: raterClasses },
        weight: { type: 'integer', label: { zh: '权重', en: 'Weight' }, min: 1, max: 100, unit: percent },
      },
    },
    topShare: {
      type: 'integer',
      label: { zh: '最好等次比例上限', en: 'Best grade, at most' },
      hint: { zh: '不填则不限', en: 'Empty: no limit' },
      min: 1,
      max: 100,
      unit: percent,
      optional: true,
      extra: true,
    },
    reportMax: {
      type: 'integer',
      label: { zh: '报告字数上限', en: 'Longest report' },
      hint: { zh: '不填为 2500 字，只可更短', en: 'Empty: 2,500 characters; never more' },
      min: 300,
      max: 2500,
      unit: { zh: '字', en: 'characters' },
      optional: true,
      extra: true,
    },
    smallest: {
      type: 'integer',
      label: { zh: '每类最少票数', en: 'Fewest ballots a class' },
      hint: { zh: '不填为 5 票，不足的一类不计', en: 'Empty: 5; a class with fewer is not counted' },
      min: smallestClass,
      max: 50,
      unit: { zh: '票', en: '' },
      optional: true,
      extra: true,
    },
    meetingOn: { type: 'day', label: { zh: '述职会日期', en: 'Meeting on' }, future: false },
    ballotUntil: { type: 'day', label: { zh: '测评截止', en: 'Ballot until' }, future: true },
    countedOn: { type: 'day', label: { zh: '计票日期', en: 'Counted on' }, future: false },
    grades: {
      type: 'rows',
      label: { zh: '综合评价', en: 'Grades' },
      max: 500,
      cells: {
        unit: { type: 'unit', label: { zh: '单位', en: 'Unit' } },
        grade: { type: 'choice', label: { zh: '等次', en: 'Grade' }, choices: grades },
        words: { type: 'text', label: { zh: '评语', en: 'In words' }, max: 200, required: false },
        apart: {
          type: 'text',
          label: { zh: '与测评不同的理由', en: 'Why other than the ballot' },
          max: 100,
          required: false,
        },
      },
    },
    decidedOn: { type: 'day', label: { zh: '审定日期', en: 'Decided on' }, future: false },
  },
  states: {
    prepared: { zh: '准备', en: 'Prepared' },
    reporting: { zh: '撰写报告', en: 'Reports' },
    meeting: { zh: '现场述职', en: 'Meeting' },
    balloting: { zh: '民主测评', en: 'Ballot' },
    grading: { zh: '综合评价', en: 'Grading' },
    feedback: { zh: '反馈', en: 'Feedback' },
    rectifying: { zh: '整改', en: 'Rectifying' },
    closed: { zh: '已办结', en: 'Closed' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  start: 'prepared',
  done: ['closed', 'cancelled'],
  counted: ['feedback', 'rectifying', 'closed'],
  steps: {
    change: {
      label: { zh: '修改规则', en: 'Change the rules' },
      from: ['prepared'],
      action: 'appraisal.run',
      writes: true,
    },
    list: {
      label: { zh: '生成述职名单', en: 'List who reports' },
      from: ['prepared'],
      action: 'appraisal.run',
      effectsOf: (body, context) => [
        {
          type: 'recordForEach',
          of: 'appraisal',
          unitKinds: appraisalLevels[levelOf(body)].reports,
          body: { preparedOn: context.today, onSite: 'no' },
        },
      ],
    },
    start: {
      label: { zh: '启动（规则与事实清单冻结）', en: 'Start (rules and facts are frozen)' },
      from: ['prepared'],
      to: 'reporting',
      action: 'appraisal.approve',
      notBy: ['create', 'change'],
      gate: (body, context) => nobodyReports(context) ?? { notBefore: String(body['startsOn']) },
      effectsOf: () => [{ type: 'appraisal', what: 'freeze' }],
    },
    meet: {
      label: { zh: '召开述职会', en: 'Hold the meeting' },
      from: ['reporting'],
      to: 'meeting',
      action: 'appraisal.run',
      asks: ['meetingOn'],
      gate: (body, context) => unreported(body, context) ?? { notBefore: String(body['startsOn']) },
    },
    openBallot: {
      label: { zh: '开始测评', en: 'Open the ballot' },
      from: ['reporting', 'meeting'],
      to: 'balloting',
      action: 'appraisal.run',
      asks: ['ballotUntil'],
      gate: (body, context) =>
        unreported(body, context) ?? meetingMissing(context) ?? { notBefore: context.today },
      effectsOf: (body) => [{ type: 'appraisal', what: 'openBallot', until: String(body['ballotUntil']) }],
    },
    closeBallot: {
      label: { zh: '结束测评并计票', en: 'Close the ballot and count' },
      from: ['balloting'],
      to: 'grading',
      action: 'appraisal.run',
      asks: ['countedOn'],
      gate: (body) => ({ notBefore: String(body['ballotUntil']) }),
      effectsOf: () => [{ type: 'appraisal', what: 'countBallots' }],
    },
    // A ballot whose key was lost cannot be counted; it is held again, by the word of a leader.
    annulBallot: {
      label: { zh: '测评作废', en: 'Annul the ballot' },
      from: ['balloting'],
      to: 'reporting',
      action: 'appraisal.approve',
      needsReason: true,
      effectsOf: () => [{ type: 'appraisal', what: 'annulBallot' }],
    },
    grade: {
      label: { zh: '提出等次', en: 'Propose the grades' },
      from: ['grading'],
      action: 'appraisal.run',
      asks: ['grades'],
    },
    decide: {
      label: { zh: '审定等次', en: 'Decide the grades' },
      from: ['grading'],
      to: 'feedback',
      action: 'appraisal.approve',
      notBy: ['grade'],
      asks: ['decidedOn'],
      gate: (body, context) => ungraded(context) ?? { notBefore: String(body['countedOn']) },
      effectsOf: (body) => [
        {
          type: 'stepBelow',
          of: 'appraisal',
          step: 'grade',
          bodies: Object.fromEntries(
            rowsOf(body, 'grades').map(({ unit, grade, words, apart }) => [
              String(unit),
              { grade, words, apart, gradedOn: body['decidedOn'] },
            ]),
          ),
        },
      ],
    },
    rectify: {
      label: { zh: '转入整改', en: 'On to rectification' },
      from: ['feedback'],
      to: 'rectifying',
      action: 'appraisal.run',
      gate: (_, { known }) => left(known['unfed'], '位述职人还没有反馈', 'secretaries have no feedback yet'),
    },
    close: {
      label: { zh: '办结', en: 'Close' },
      from: ['rectifying'],
      to: 'closed',
      action: 'appraisal.run',
      gate: (_, { known }) => left(known['openProblems'], '个问题还没有销号', 'problems are not closed yet'),
    },
    cancel: {
      label: { zh: '取消', en: 'Cancel' },
      from: ['prepared', 'reporting'],
      to: 'cancelled',
      action: 'appraisal.run',
      needsReason: true,
    },
  },
  columns: ['year', 'level', 'reportBy', 'ballotUntil'],
  create: 'appraisal.run',
  read: 'appraisal.read',
  happenedOn: 'startsOn',
  usual: (today, unitKind) => ({
    // held from November to January (M35): in spring it is still the year before
    year: monthOf(today) <= 3 ? yearOf(today) - 1 : yearOf(today),
    level: levelNames.find((level) => appraisalLevels[level].runs.some((kind) => kind === unitKind)) ?? '',
    gradeSet: 'good',
    weights: [
      { raterClass: 'superiors', weight: 40 },
      { raterClass: 'peers', weight: 30 },
      { raterClass: 'members', weight: 30 },
    ],
  }),
  titleOf(body) {
    const { label } = appraisalLevels[levelOf(body)];
    return {
      zh: `${String(body['year'])} 年度${label.zh}述职评议`,
      en: `Appraisal of ${label.en.toLowerCase()} ${String(body['year'])}`,
    };
  },
  tagsOf: () => [],
  mechanismOf: (body) => appraisalLevels[levelOf(body)].mechanism,
  dueOf(body, state) {
    if (state === 'reporting') return String(body['reportBy']);
    return state === 'balloting' ? String(body['ballotUntil']) : null;
  },
  check: (body, context) => [...checkCycle(body, context)],
  factsOf: () => [{ metric: 'appraisal.cycle', amount: 1 }],
});

function labelsOf(table: Readonly<Record<string, { readonly label: Label }>>): Record<string, Label> {
  return Object.fromEntries(Object.entries(table).map(([name, { label }]) => [name, label]));
}

function nobodyReports({ known }: RecordContext): Gate | null {
  return known['subjects'] ? null : refusal('还没有述职名单', 'Nobody is listed to report yet');
}

/** After the last day the others go on without the missing reports. */
function unreported(body: RecordBody, { known, today }: RecordContext): Gate | null {
  if (today > String(body['reportBy'])) return null;
  return left(known['unreported'], '份报告还没有报送', 'reports are missing');
}

function meetingMissing({ known }: RecordContext): Gate | null {
  if (!known['onSiteWaiting']) return null;
  return refusal('有现场述职人，请先召开述职会', 'Some report in person: hold the meeting first');
}

function ungraded({ known }: RecordContext): Gate | null {
  return left(known['ungraded'], '位述职人还没有等次', 'secretaries have no grade yet');
}

function left(count: number | undefined, zh: string, en: string): Gate | null {
  return count ? refusal(`还有 ${count} ${zh}`, `${count} ${en}`) : null;
}

function refusal(zh: string, en: string): Gate {
  return { refusal: { place: 'step', text: { zh, en } } };
}
