import { findingWeights } from '../../assessments/checklist.ts';
import { appraisalLevels, grades, gradesOf, mostOfTop } from '../../assessments/appraisal-rules.ts';
import type { AppraisalLevel, Grade, GradeSet } from '../../assessments/appraisal-rules.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addWorkingDays } from '../../time/working-days.ts';
import { defineRecord, type Gate, type RecordBody, type RecordContext } from '../define-kind.ts';
import type { Row } from '../field.ts';
import { yesNo } from '../yes-no.ts';
import { appraisalCycle } from './cycle.ts';

/** The longest report; a cycle may ask for less, never for more (M35, [D]). */
const longestReport = 2500;
/** Working days in which a result may be questioned. [D] */
const appealDays = 5;

/**
 * 述职: the report of one secretary, its grade once that is decided, and the problems told. The steps of those who
 * run the cycle are asked on the cycle's unit, so that nobody grades his own committee.
 */
export const appraisal = defineRecord({
  kind: 'appraisal',
  name: 'appraisal',
  label: { zh: '述职', en: 'Appraisals' },
  mechanisms: appraisalCycle.mechanisms,
  parent: appraisalCycle.name,
  listed: true,
  fields: {
    preparedOn: { type: 'day', label: { zh: '列入日期', en: 'Listed on' }, future: false },
    onSite: yesNo('现场述职', 'Reports in person'),
    reportedOn: { type: 'day', label: { zh: '报送日期', en: 'Sent on' }, future: false },
    report: {
      type: 'text',
      label: { zh: '述职报告', en: 'Report' },
      hint: {
        zh: '事实清单已列的数字不必重写',
        en: 'Figures of the fact sheet need not be written again',
      },
      max: 2500,
      required: true,
    },
    gradedOn: { type: 'day', label: { zh: '审定日期', en: 'Decided on' }, future: false },
    grade: { type: 'choice', label: { zh: '等次', en: 'Grade' }, choices: grades },
    words: { type: 'text', label: { zh: '评语', en: 'In words' }, max: 200, required: false },
    apart: {
      type: 'text',
      label: { zh: '与测评不同的理由', en: 'Why other than the ballot' },
      max: 100,
      required: false,
    },
    fedBackOn: { type: 'day', label: { zh: '反馈日期', en: 'Told on' }, future: false },
    problems: {
      type: 'rows',
      label: { zh: '反馈问题', en: 'Problems' },
      hint: { zh: '1 至 3 个，反馈后即列入整改', en: 'One to three; each becomes a finding' },
      max: 3,
      cells: {
        text: { type: 'text', label: { zh: '问题', en: 'Problem' }, max: 200, required: true },
        weight: { type: 'choice', label: { zh: '程度', en: 'Weight' }, choices: findingWeights },
      },
    },
    appealedOn: { type: 'day', label: { zh: '申请复核日期', en: 'Questioned on' }, future: false },
    appeal: {
      type: 'text',
      label: { zh: '申请复核的理由', en: 'Why it is questioned' },
      max: 300,
      required: true,
    },
    answer: { type: 'text', label: { zh: '复核结论', en: 'Answer' }, max: 300, required: true },
    answeredOn: { type: 'day', label: { zh: '答复日期', en: 'Answered on' }, future: false },
  },
  states: {
    prepared: { zh: '待述职', en: 'To report' },
    reported: { zh: '已述职', en: 'Reported' },
    graded: { zh: '已定等次', en: 'Graded' },
    fedBack: { zh: '已反馈', en: 'Told' },
    questioned: { zh: '复核中', en: 'Being looked at again' },
    closed: { zh: '已办结', en: 'Closed' },
    excused: { zh: '免述职', en: 'Excused' },
  },
  start: 'prepared',
  done: ['closed', 'excused'],
  counted: ['graded', 'fedBack', 'questioned', 'closed'],
  steps: {
    change: {
      label: { zh: '现场或书面', en: 'In person or in writing' },
      from: ['prepared'],
      action: 'appraisal.run',
      on: 'parent',
      writes: true,
      gate: (_, context) => cycleAt(context, ['prepared', 'reporting'], '名单已定', 'The list stands'),
    },
    excuse: {
      label: { zh: '免述职', en: 'Excuse' },
      from: ['prepared'],
      to: 'excused',
      action: 'appraisal.run',
      on: 'parent',
      needsReason: true,
      gate: (_, context) => cycleAt(context, ['prepared', 'reporting'], '名单已定', 'The list stands'),
    },
    submit: {
      label: { zh: '报送述职报告', en: 'Send the report' },
      from: ['prepared'],
      to: 'reported',
      action: 'appraisal.report',
      asks: ['reportedOn', 'report'],
      gate: (_, context) =>
        cycleAt(context, ['reporting'], '不在撰写报告阶段', 'Reports are not written now'),
    },
    giveBack: {
      label: { zh: '退回修改', en: 'Give back' },
      from: ['reported'],
      to: 'prepared',
      action: 'appraisal.run',
      on: 'parent',
      needsReason: true,
      gate: (_, context) =>
        cycleAt(context, ['reporting'], '不在撰写报告阶段', 'Reports are not written now'),
    },
    grade: {
      label: { zh: '定等次', en: 'Grade' },
      from: ['prepared', 'reported'],
      to: 'graded',
      action: 'appraisal.approve',
      on: 'parent',
      asks: ['gradedOn', 'grade', 'words', 'apart'],
      gate: (_, context) =>
        cycleAt(context, ['feedback'], '等次随年度一并审定', 'Grades are decided together'),
    },
    feedBack: {
      label: { zh: '反馈', en: 'Tell the result' },
      from: ['graded'],
      to: 'fedBack',
      action: 'appraisal.run',
      on: 'parent',
      asks: ['fedBackOn', 'problems'],
      gate: (body) => ({ notBefore: String(body['gradedOn']) }),
      effectsOf: (body, context) => [
        {
          type: 'recordsBelow',
          of: 'finding',
          state: 'confirmed',
          bodies: ((body['problems'] ?? []) as readonly Row[]).map(({ text, weight }) => ({
            text,
            weight,
            item: `${Number(context.parent?.['year'])} 年度述职评议反馈`,
            raisedOn: body['fedBackOn'],
          })), // checked by bodySchema
        },
      ],
    },
    question: {
      label: { zh: '申请复核', en: 'Question the result' },
      from: ['fedBack'],
      to: 'questioned',
      action: 'appraisal.report',
      asks: ['appealedOn', 'appeal'],
      gate: (body, { calendar, today }) =>
        refuseIf(body['answer'] !== undefined, '已申请过复核', 'It was questioned before') ??
        refuseIf(
          today > addWorkingDays(calendar, String(body['fedBackOn']), appealDays),
          `反馈后 ${appealDays} 个工作日内可申请复核`,
          `It may be questioned within ${appealDays} working days`,
        ) ?? { notBefore: String(body['fedBackOn']) },
    },
    uphold: {
      label: { zh: '维持原等次', en: 'Uphold' },
      from: ['questioned'],
      to: 'fedBack',
      action: 'appraisal.approve',
      on: 'parent',
      asks: ['answeredOn', 'answer'],
      gate: (body) => ({ notBefore: String(body['appealedOn']) }),
    },
    correct: {
      label: { zh: '更正等次', en: 'Correct' },
      from: ['questioned'],
      to: 'fedBack',
      action: 'appraisal.approve',
      on: 'parent',
      asks: ['answeredOn', 'answer', 'grade', 'words'],
      gate: (body) => ({ notBefore: String(body['appealedOn']) }),
    },
    close: {
      label: { zh: '办结', en: 'Close' },
      from: ['fedBack'],
      to: 'closed',
      action: 'appraisal.run',
      on: 'parent',
      gate: (_, { known }) =>
        refuseIf(
          (known['openProblems'] ?? 0) > 0,
          `还有 ${known['openProblems'] ?? 0} 个问题没有销号`,
          `${known['openProblems'] ?? 0} problems are not closed yet`,
        ),
    },
  },
  columns: ['preparedOn', 'onSite', 'reportedOn', 'grade'],
  create: 'appraisal.run',
  read: 'appraisal.read',
  happenedOn: 'preparedOn',
  titleOf: () => ({ zh: '书记述职', en: 'Secretary’s report' }),
  tagsOf: () => [],
  check: (body, context) => [...errorsOf(body, context)],
  factsOf: (body) => [
    { metric: 'appraisal.done', amount: 1, on: String(body['gradedOn']) },
    { metric: `appraisal.grade.${String(body['grade'])}`, amount: 1, on: String(body['gradedOn']) },
    { metric: 'appraisal.problem', amount: ((body['problems'] ?? []) as readonly Row[]).length }, // checked by bodySchema
  ],
});

function* errorsOf(body: RecordBody, context: RecordContext): Generator<RefusalDetail> {
  const cycle = context.parent ?? {};
  const level = cycle['level'] as AppraisalLevel | undefined; // checked by the cycle
  if (level && !appraisalLevels[level].reports.some((kind) => kind === context.unit.kind))
    yield {
      place: 'unitId',
      text: { zh: '本单位书记不在本年度述职之列', en: 'The secretary of this unit does not report here' },
    };
  yield* errorsOfReport(body, cycle);
  if (body['problems'] !== undefined && (body['problems'] as readonly Row[]).length === 0)
    yield { place: 'problems', text: { zh: '请反馈 1 至 3 个问题', en: 'Tell one to three problems' } };
  if (body['grade'] !== undefined) yield* errorsOfGrade(body, cycle, context);
}

function* errorsOfReport(body: RecordBody, cycle: RecordBody): Generator<RefusalDetail> {
  const most = Number(cycle['reportMax'] ?? longestReport);
  const report = body['report'];
  const size = typeof report === 'string' ? [...report].length : 0;
  if (size > most)
    yield {
      place: 'report',
      text: {
        zh: `报告至多 ${most} 字，现有 ${size} 字`,
        en: `A report has at most ${most} characters; this one has ${size}`,
      },
    };
}

/** One of the cycle’s set; a correction keeps within the limit as well. */
function* errorsOfGrade(
  body: RecordBody,
  cycle: RecordBody,
  { known }: RecordContext,
): Generator<RefusalDetail> {
  const set = gradesOf((cycle['gradeSet'] ?? 'good') as GradeSet); // checked by the cycle
  const grade = body['grade'] as Grade; // checked by bodySchema
  const [best] = set;
  if (!set.includes(grade))
    yield {
      place: 'grade',
      text: { zh: '不在本年度等次之内', en: 'Not a grade of this cycle' },
    };
  const most = mostOfTop(known['topShare'] || null, known['subjects'] ?? 0);
  const others = known['otherTop'] ?? 0;
  if (best && grade === best && most !== null && others >= most)
    yield {
      place: 'grade',
      text: {
        zh: `“${grades[best].zh}”等次至多 ${most} 个，已有 ${others} 个`,
        en: `At most ${most} “${grades[best].en}”; there are ${others}`,
      },
    };
}

function cycleAt(context: RecordContext, states: readonly string[], zh: string, en: string): Gate | null {
  return refuseIf(!states.includes(context.parentState ?? ''), zh, en);
}

function refuseIf(is: boolean, zh: string, en: string): Gate | null {
  return is ? { refusal: { place: 'step', text: { zh, en } } } : null;
}
