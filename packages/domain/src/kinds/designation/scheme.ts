import { nominationGates } from '../../assessments/nomination-gates.ts';
import { shortestNotice } from '../../assessments/public-notice.ts';
import { revocationCauses, titleSubjects } from '../../assessments/scheme-rules.ts';
import type { MechanismCode } from '../../mechanisms/mechanisms.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { defineRecord, type RecordBody } from '../define-kind.ts';

const months = { zh: '个月', en: 'months' };

/** Mechanisms that give titles. */
export const designationMechanisms: readonly MechanismCode[] = [
  'M10',
  'M11',
  'M12',
  'M29',
  'M32',
  'M33',
  'M05',
  'M30',
];

/** 评选办法: what a title asks and how long it holds. What nobody knows stays empty (domain 0, [K-low]). */
export const titleScheme = defineRecord({
  kind: 'designation',
  name: 'titleScheme',
  label: { zh: '评选办法', en: 'Title schemes' },
  mechanisms: designationMechanisms,
  fields: {
    madeOn: { type: 'day', label: { zh: '拟定日期', en: 'Drawn up on' }, future: false },
    name: { type: 'text', label: { zh: '称号', en: 'Title' }, max: 60, required: true },
    subject: { type: 'choice', label: { zh: '授予对象', en: 'Given to' }, choices: titleSubjects },
    criteria: {
      type: 'lines',
      label: { zh: '评选标准', en: 'Criteria' },
      hint: { zh: '一行一条', en: 'One a line' },
      max: 12,
      maxLength: 120,
    },
    gates: {
      type: 'tags',
      label: { zh: '自动核查的条件', en: 'Conditions judged from facts' },
      choices: nominationGates,
      max: 7,
      optional: true,
    },
    prior: {
      type: 'records',
      of: 'titleScheme',
      label: { zh: '先决称号', en: 'Title before' },
      hint: { zh: '须先有下一级称号时填写', en: 'Where a lower title comes first' },
      max: 1,
    },
    validMonths: {
      type: 'integer',
      label: { zh: '有效期', en: 'Valid for' },
      hint: { zh: '没有届期的不填', en: 'Empty where it has no end' },
      min: 1,
      max: 120,
      unit: months,
      optional: true,
    },
    recheckMonths: {
      type: 'integer',
      label: { zh: '复核周期', en: 'Rechecked every' },
      min: 1,
      max: 120,
      unit: months,
      optional: true,
    },
    noticeDays: {
      type: 'integer',
      label: { zh: '公示期', en: 'Public notice' },
      hint: { zh: `不填为 ${shortestNotice} 个工作日`, en: `Empty is ${shortestNotice} working days` },
      min: shortestNotice,
      max: 30,
      unit: { zh: '个工作日', en: 'working days' },
      optional: true,
      extra: true,
    },
    causes: {
      type: 'tags',
      label: { zh: '撤销情形', en: 'Causes of revocation' },
      hint: { zh: '不选则全部适用', en: 'All hold where none is chosen' },
      choices: revocationCauses,
      max: 6,
      optional: true,
      extra: true,
    },
    channel: {
      type: 'text',
      label: { zh: '其他异议渠道', en: 'Other ways to object' },
      max: 80,
      required: false,
      extra: true,
    },
  },
  states: {
    draft: { zh: '拟定', en: 'Draft' },
    approved: { zh: '已批准', en: 'Approved' },
    ended: { zh: '已停用', en: 'Ended' },
  },
  start: 'draft',
  done: ['ended'],
  counted: ['approved', 'ended'],
  steps: {
    approve: {
      label: { zh: '批准', en: 'Approve' },
      from: ['draft'],
      to: 'approved',
      action: 'designation.decide',
      notBy: ['create', 'change'],
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['draft'],
      action: 'designation.plan',
      writes: true,
    },
    end: {
      label: { zh: '停用', en: 'End' },
      from: ['draft', 'approved'],
      to: 'ended',
      action: 'designation.plan',
      needsReason: true,
    },
  },
  columns: ['name', 'subject', 'madeOn'],
  create: 'designation.plan',
  read: 'designation.read',
  happenedOn: 'madeOn',
  titleOf: (body) => ({ zh: String(body['name']), en: String(body['name']) }),
  tagsOf: () => [],
  check: (body) => [...errorsOf(body)],
  factsOf: () => [{ metric: 'scheme.made', amount: 1 }],
});

function* errorsOf(body: RecordBody): Generator<RefusalDetail> {
  if ((body['criteria'] as readonly string[]).length === 0)
    // checked by bodySchema
    yield { place: 'criteria', text: { zh: '请列出评选标准', en: 'Name the criteria' } };
  const gates = body['gates'] as readonly string[]; // as above
  const personal = gates.filter((gate) => gate === 'standing' || gate === 'young');
  if (body['subject'] !== 'person' && personal.length > 0)
    yield {
      place: 'gates',
      text: { zh: '“正式党员”和年龄只用于个人称号', en: 'Membership and age are for titles of persons' },
    };
}
