import { answerSources, derivedFacts } from '../../assessments/checklist.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addWorkingDays } from '../../time/working-days.ts';
import { defineRecord, type Gate, type RecordBody, type RecordContext } from '../define-kind.ts';
import type { Row } from '../field.ts';
import { inspectionPlan } from './plan.ts';

/** A team has three to seven people (M01). */
const smallestTeam = 3;

/** 督查: of one department; what the platform knows is answered already, only the rest is looked at or asked (M01). */
export const inspection = defineRecord({
  kind: 'inspection',
  name: 'inspection',
  label: { zh: '督查', en: 'Inspections' },
  mechanisms: ['M01', 'M06', 'M09', 'M23'],
  parent: inspectionPlan.name,
  unitKinds: ['department', 'organPartyCommittee', 'subordinateCommittee'],
  fields: {
    startsOn: { type: 'day', label: { zh: '进驻日期', en: 'Begins on' }, future: true },
    theme: { type: 'text', label: { zh: '督查事项', en: 'What is inspected' }, max: 80, required: true },
    apart: {
      type: 'text',
      label: { zh: '与同年相近督查分开的理由', en: 'Why apart from a similar one this year' },
      max: 80,
      required: false,
      extra: true,
    },
    checklist: {
      type: 'rows',
      label: { zh: '检查要点', en: 'Checklist' },
      hint: {
        zh: '每个要点写明答案从哪里来；“系统已知”的不再问',
        en: 'Each item says where its answer comes from; what is known is not asked',
      },
      max: 60,
      cells: {
        item: { type: 'text', label: { zh: '要点', en: 'Item' }, max: 80, required: true },
        basis: { type: 'text', label: { zh: '依据', en: 'Basis' }, max: 60, required: true },
        source: { type: 'choice', label: { zh: '答案来源', en: 'Answer from' }, choices: answerSources },
        fact: {
          type: 'choice',
          label: { zh: '取自事实', en: 'Fact' },
          choices: derivedFacts,
          optional: true,
        },
        need: {
          type: 'integer',
          label: { zh: '应有', en: 'Expected' },
          min: 0,
          max: 100_000,
          unit: { zh: '', en: '' },
          optional: true,
        },
      },
    },
    endedOn: { type: 'day', label: { zh: '离场日期', en: 'Visit ended on' }, future: false },
    feedbackOn: { type: 'day', label: { zh: '反馈日期', en: 'Fed back on' }, future: false },
    recheckedOn: { type: 'day', label: { zh: '回头看日期', en: 'Looked at again on' }, future: false },
  },
  states: {
    planned: { zh: '已列入计划', en: 'Planned' },
    notified: { zh: '已通知', en: 'Notified' },
    fieldwork: { zh: '现场督查', en: 'On site' },
    reporting: { zh: '待反馈', en: 'Feedback due' },
    rectifying: { zh: '整改中', en: 'Rectifying' },
    rechecked: { zh: '已回头看', en: 'Looked at again' },
    closed: { zh: '已办结', en: 'Closed' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  start: 'planned',
  done: ['closed', 'cancelled'],
  counted: ['reporting', 'rectifying', 'rechecked', 'closed'],
  steps: {
    notify: {
      label: { zh: '通知', en: 'Notify' },
      from: ['planned'],
      to: 'notified',
      action: 'inspection.plan',
      gate: (_, context) => planNotApproved(context) ?? teamTooSmall(context),
      effectsOf: () => [{ type: 'ask' }],
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['planned'],
      action: 'inspection.plan',
      writes: true,
    },
    begin: {
      label: { zh: '进驻', en: 'Begin' },
      from: ['notified'],
      to: 'fieldwork',
      action: 'inspection.visit',
      gate: (body) => ({ notBefore: String(body['startsOn']) }),
    },
    finish: {
      label: { zh: '结束现场', en: 'End the visit' },
      from: ['fieldwork'],
      to: 'reporting',
      action: 'inspection.visit',
      asks: ['endedOn'],
      gate: (body) => ({ notBefore: String(body['startsOn']) }),
    },
    feedBack: {
      label: { zh: '反馈', en: 'Feed back' },
      from: ['reporting'],
      to: 'rectifying',
      action: 'inspection.visit',
      asks: ['feedbackOn'],
      gate: (body, context) => openRaised(context) ?? { notBefore: String(body['endedOn']) },
    },
    lookAgain: {
      label: { zh: '回头看', en: 'Look again' },
      from: ['rectifying', 'rechecked'],
      to: 'rechecked',
      action: 'inspection.visit',
      asks: ['recheckedOn'],
      gate: (body) => ({ notBefore: String(body['feedbackOn']) }),
    },
    close: {
      label: { zh: '办结', en: 'Close' },
      from: ['rectifying', 'rechecked'],
      to: 'closed',
      action: 'inspection.plan',
      gate: (_, context) => openFindings(context),
    },
    cancel: {
      label: { zh: '取消', en: 'Cancel' },
      from: ['planned', 'notified'],
      to: 'cancelled',
      action: 'inspection.plan',
      needsReason: true,
      effectsOf: () => [{ type: 'askBack' }],
    },
  },
  columns: ['theme', 'startsOn', 'feedbackOn'],
  create: 'inspection.plan',
  read: 'inspection.read',
  happenedOn: 'startsOn',
  titleOf: (body) => ({ zh: String(body['theme']), en: String(body['theme']) }),
  tagsOf: () => [],
  dueOf: (body, state, { calendar, parameters }) =>
    state === 'reporting'
      ? addWorkingDays(calendar, String(body['endedOn']), parameters['M01.feedbackDays'] ?? 15)
      : null,
  check: (body, context) => [...errorsOf(body, context)],
  factsOf: () => [{ metric: 'inspection.held', amount: 1 }],
});

function* errorsOf(body: RecordBody, context: RecordContext): Generator<RefusalDetail> {
  if (context.known['alike'] && body['apart'] === '')
    yield {
      place: 'apart',
      text: {
        zh: '本年度对该部门已有相近督查：请合并进行，或写明单列理由',
        en: 'A similar inspection of this department is planned this year: combine them, or say why not',
      },
    };
  const points = body['checklist'] as readonly Row[]; // checked by bodySchema
  if (points.length === 0)
    yield { place: 'checklist', text: { zh: '请列出检查要点', en: 'The checklist is empty' } };
  for (const [at, point] of points.entries())
    if ((point['source'] === 'derived') !== (point['fact'] !== ''))
      yield {
        place: `checklist.${at}.fact`,
        text: {
          zh: `第 ${at + 1} 个要点：“系统已知”须指明事实，其余来源不填`,
          en: `Item ${at + 1}: what is known names its fact, other sources none`,
        },
      };
}

function planNotApproved(context: RecordContext): Gate | null {
  if (context.parentState === 'approved') return null;
  return refusal('年度计划尚未批准', 'The plan of the year is not approved yet');
}

function teamTooSmall(context: RecordContext): Gate | null {
  if ((context.known['team'] ?? 0) >= smallestTeam) return null;
  return refusal(`督查组不足 ${smallestTeam} 人`, `The team has fewer than ${smallestTeam} people`);
}

function openRaised(context: RecordContext): Gate | null {
  if (!context.known['raised']) return null;
  return refusal('还有问题未确认', 'Some findings are not confirmed yet');
}

function openFindings(context: RecordContext): Gate | null {
  if (!context.known['openFindings']) return null;
  return refusal('还有问题未销号', 'Some findings are not closed yet');
}

function refusal(zh: string, en: string): Gate {
  return { refusal: { place: 'step', text: { zh, en } } };
}
