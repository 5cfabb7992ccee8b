import type { RefusalDetail } from '../../refusal.ts';
import { figure } from '../../mechanisms/parameters.ts';
import { defineRecord, type Gate, type RecordContext } from '../define-kind.ts';
import { inspectionPlan } from './plan.ts';

/** 列席意见: on content, frequency and discussion alone; about the session, never about a person's words (M04). */
export const observation = defineRecord({
  kind: 'inspection',
  name: 'observation',
  label: { zh: '派员列席', en: 'Observations' },
  mechanisms: ['M04'],
  parent: inspectionPlan.name,
  unitKinds: ['department'],
  fields: {
    plannedOn: { type: 'day', label: { zh: '列席日期', en: 'Day' }, future: true },
    content: {
      type: 'choice',
      label: { zh: '内容', en: 'Content' },
      choices: {
        fitting: { zh: '切合主题', en: 'Fitting' },
        thin: { zh: '需要充实', en: 'Needs more' },
      },
    },
    frequency: {
      type: 'choice',
      label: { zh: '频次', en: 'Frequency' },
      choices: { met: { zh: '达到要求', en: 'As required' }, short: { zh: '频次不足', en: 'Too seldom' } },
    },
    discussion: {
      type: 'choice',
      label: { zh: '研讨质量', en: 'Discussion' },
      choices: {
        deep: { zh: '研讨充分', en: 'Thorough' },
        some: { zh: '有所研讨', en: 'Some' },
        none: { zh: '以传达为主', en: 'Mostly passing on' },
      },
    },
    improvement: {
      type: 'text',
      label: { zh: '改进安排', en: 'What will change' },
      max: 200,
      required: true,
    },
  },
  states: {
    scheduled: { zh: '已安排', en: 'Scheduled' },
    commented: { zh: '已反馈', en: 'Commented' },
    answered: { zh: '已回应', en: 'Answered' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  start: 'scheduled',
  done: ['answered', 'cancelled'],
  counted: ['commented', 'answered'],
  steps: {
    comment: {
      label: { zh: '反馈意见', en: 'Comment' },
      from: ['scheduled'],
      to: 'commented',
      action: 'observation.comment',
      fromOutside: true,
      asks: ['content', 'frequency', 'discussion'],
      gate: (body, context) => noObserver(context) ?? { notBefore: String(body['plannedOn']) },
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['scheduled'],
      action: 'observation.plan',
      writes: true,
    },
    answer: {
      label: { zh: '回应', en: 'Answer' },
      from: ['commented'],
      to: 'answered',
      action: 'observation.answer',
      asks: ['improvement'],
    },
    cancel: {
      label: { zh: '取消', en: 'Cancel' },
      from: ['scheduled'],
      to: 'cancelled',
      action: 'observation.plan',
      needsReason: true,
    },
  },
  columns: ['plannedOn', 'content', 'frequency', 'discussion'],
  create: 'observation.plan',
  read: 'inspection.read',
  happenedOn: 'plannedOn',
  titleOf: () => ({ zh: '列席中心组学习', en: 'Observation of the centre group' }),
  tagsOf: () => [],
  check: (_, context) => [...errorsOf(context)],
  factsOf: () => [{ metric: 'observation.made', amount: 1 }],
});

function noObserver(context: RecordContext): Gate | null {
  if ((context.known['team'] ?? 0) > 0) return null;
  return { refusal: { place: 'step', text: { zh: '尚未指派列席人员', en: 'Nobody is sent yet' } } };
}

function* errorsOf(context: RecordContext): Generator<RefusalDetail> {
  const most = figure(context.parameters, 'M04.observationsPerYear', 2);
  if (context.siblings >= most)
    yield {
      place: 'plannedOn',
      text: {
        zh: `每个部门一年至多列席 ${most} 次，已满`,
        en: `A department is observed at most ${most} times a year`,
      },
    };
}
