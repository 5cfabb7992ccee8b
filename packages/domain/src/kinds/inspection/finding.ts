import { findingWeights } from '../../assessments/checklist.ts';
import { addMonths } from '../../time/day.ts';
import { addWorkingDays } from '../../time/working-days.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { defineRecord, type Gate, type RecordBody, type RecordContext } from '../define-kind.ts';
import type { Row } from '../field.ts';
import { inspection } from './inspection.ts';

/**
 * 问题: raised, confirmed, answered, planned, put right with evidence, verified and closed by two people outside the
 * unit, looked at again, and reopened where it comes back (domain K5, M01). The inspected never close.
 */
export const finding = defineRecord({
  kind: 'inspection',
  name: 'finding',
  label: { zh: '问题', en: 'Findings' },
  mechanisms: inspection.mechanisms,
  parent: inspection.name,
  alsoBelow: ['appraisal'],
  listed: true,
  fields: {
    raisedOn: { type: 'day', label: { zh: '提出日期', en: 'Raised on' }, future: false },
    text: { type: 'text', label: { zh: '问题', en: 'Finding' }, max: 200, required: true },
    item: { type: 'text', label: { zh: '检查要点', en: 'Item of the checklist' }, max: 80, required: true },
    weight: {
      type: 'choice',
      label: { zh: '程度', en: 'Weight' },
      choices: findingWeights,
    },
    answer: { type: 'text', label: { zh: '说明', en: 'Answer' }, max: 300, required: true },
    measures: { type: 'text', label: { zh: '整改措施', en: 'What will be done' }, max: 300, required: true },
    owner: { type: 'person', label: { zh: '责任人', en: 'Who answers for it' }, required: true },
    wantedBy: { type: 'day', label: { zh: '整改时限', en: 'By' }, future: true },
    sentOn: { type: 'day', label: { zh: '报送日期', en: 'Sent on' }, future: false },
    result: { type: 'text', label: { zh: '整改情况', en: 'What was done' }, max: 500, required: true },
    evidence: {
      type: 'rows',
      label: { zh: '佐证', en: 'Evidence' },
      hint: {
        zh: '已有事实优先，其次数据、文字，最后存档位置',
        en: 'A fact first, then a figure, words, and last where a paper is kept',
      },
      max: 10,
      cells: {
        form: {
          type: 'choice',
          label: { zh: '形式', en: 'Form' },
          choices: {
            fact: { zh: '事实', en: 'Fact' },
            figure: { zh: '数据', en: 'Figure' },
            words: { zh: '文字', en: 'Words' },
            kept: { zh: '存档位置', en: 'Kept at' },
          },
        },
        what: { type: 'text', label: { zh: '内容', en: 'What' }, max: 120, required: true },
        on: { type: 'day', label: { zh: '日期', en: 'Of' }, future: false },
      },
    },
    closedOn: { type: 'day', label: { zh: '销号日期', en: 'Closed on' }, future: false },
    recheckOn: { type: 'day', label: { zh: '回头看时间', en: 'Look again on' }, future: true },
    recheckedOn: { type: 'day', label: { zh: '回头看日期', en: 'Looked at again on' }, future: false },
  },
  states: {
    raised: { zh: '已提出', en: 'Raised' },
    confirmed: { zh: '已确认', en: 'Confirmed' },
    answered: { zh: '已说明', en: 'Answered' },
    rectifying: { zh: '整改中', en: 'Being put right' },
    submitted: { zh: '已报送', en: 'Sent' },
    accepted: { zh: '已核验', en: 'Verified' },
    closed: { zh: '已销号', en: 'Closed' },
    settled: { zh: '回头看合格', en: 'Held on a second look' },
    reopened: { zh: '重新整改', en: 'Reopened' },
    merged: { zh: '已合并', en: 'Merged' },
    dropped: { zh: '不成立', en: 'Dropped' },
  },
  start: 'raised',
  done: ['settled', 'merged', 'dropped'],
  counted: ['confirmed', 'answered', 'rectifying', 'submitted', 'accepted', 'closed', 'settled', 'reopened'],
  steps: {
    confirm: {
      label: { zh: '确认', en: 'Confirm' },
      from: ['raised'],
      to: 'confirmed',
      action: 'finding.raise',
      fromOutside: true,
    },
    change: { label: { zh: '修改', en: 'Change' }, from: ['raised'], action: 'finding.raise', writes: true },
    merge: {
      label: { zh: '并入另一问题', en: 'Merge into another' },
      from: ['raised', 'confirmed'],
      to: 'merged',
      action: 'finding.raise',
      fromOutside: true,
      needsReason: true,
    },
    drop: {
      label: { zh: '不成立', en: 'Drop' },
      from: ['raised'],
      to: 'dropped',
      action: 'finding.raise',
      fromOutside: true,
      needsReason: true,
    },
    answer: {
      label: { zh: '说明', en: 'Answer' },
      from: ['confirmed'],
      to: 'answered',
      action: 'finding.answer',
      asks: ['answer'],
    },
    plan: {
      label: { zh: '制定整改措施', en: 'Plan' },
      from: ['confirmed', 'answered', 'reopened'],
      to: 'rectifying',
      action: 'finding.answer',
      asks: ['measures', 'owner', 'wantedBy'],
    },
    submit: {
      label: { zh: '报送整改情况', en: 'Send' },
      from: ['rectifying'],
      to: 'submitted',
      action: 'finding.answer',
      asks: ['sentOn', 'result', 'evidence'],
      gate: (body) => ({ notBefore: String(body['raisedOn']) }),
    },
    giveBack: {
      label: { zh: '退回', en: 'Give back' },
      from: ['submitted', 'accepted'],
      to: 'rectifying',
      action: 'finding.close',
      fromOutside: true,
      needsReason: true,
    },
    accept: {
      label: { zh: '核验通过', en: 'Verify' },
      from: ['submitted'],
      to: 'accepted',
      action: 'finding.close',
      fromOutside: true,
      notBy: ['submit'],
      gate: withEvidence,
    },
    close: {
      label: { zh: '销号', en: 'Close' },
      from: ['accepted'],
      to: 'closed',
      action: 'finding.close',
      fromOutside: true,
      notBy: ['submit', 'accept'],
      asks: ['closedOn', 'recheckOn'],
      gate: (body) => withEvidence(body) ?? { notBefore: String(body['sentOn']) },
    },
    settle: {
      label: { zh: '回头看合格', en: 'It held' },
      from: ['closed'],
      to: 'settled',
      action: 'finding.close',
      fromOutside: true,
      asks: ['recheckedOn'],
      gate: (body) => ({ notBefore: String(body['closedOn']) }),
    },
    reopen: {
      label: { zh: '重新整改', en: 'Reopen' },
      from: ['closed'],
      to: 'reopened',
      action: 'finding.close',
      fromOutside: true,
      needsReason: true,
      rewrite: ({ closedOn: _closed, recheckOn: _recheck, evidence: _evidence, result: _result, ...rest }) =>
        rest,
    },
  },
  columns: ['text', 'weight', 'raisedOn', 'wantedBy'],
  create: 'finding.raise',
  read: 'finding.read',
  happenedOn: 'raisedOn',
  titleOf: (body) => ({ zh: String(body['text']), en: String(body['text']) }),
  tagsOf: () => [],
  dueOf(body, state, { calendar, parameters, today }) {
    if (state === 'reopened') return addWorkingDays(calendar, today, parameters['M01.planDays'] ?? 15);
    if (state === 'confirmed' || state === 'answered')
      return addWorkingDays(calendar, String(body['raisedOn']), parameters['M01.planDays'] ?? 15);
    if (state === 'rectifying') return String(body['wantedBy']);
    return state === 'closed' ? String(body['recheckOn']) : null;
  },
  check: (body, context) => [...errorsOf(body, context)],
  factsOf: (body) => [
    { metric: 'finding.confirmed', amount: 1 },
    ...(typeof body['closedOn'] === 'string'
      ? [{ metric: 'finding.closed', amount: 1, on: body['closedOn'] }]
      : []),
  ],
});

/** There is no way to 销号 without evidence. */
function withEvidence(body: RecordBody): Gate | null {
  if (((body['evidence'] ?? []) as readonly Row[]).length > 0) return null; // checked by bodySchema
  return {
    refusal: { place: 'step', text: { zh: '没有佐证，不能销号', en: 'Nothing is closed without evidence' } },
  };
}

function* errorsOf(body: RecordBody, context: RecordContext): Generator<RefusalDetail> {
  if (body['result'] !== undefined && withEvidence(body) !== null)
    yield { place: 'evidence', text: { zh: '请至少附一项佐证', en: 'Give at least one piece of evidence' } };
  const months = context.parameters['M01.resultMonths'] ?? 3;
  const from = String(body['raisedOn']) > context.today ? String(body['raisedOn']) : context.today;
  const latest = addMonths(from, months);
  const wantedBy = body['wantedBy'];
  if (typeof wantedBy === 'string' && body['result'] === undefined && wantedBy > latest)
    yield {
      place: 'wantedBy',
      text: { zh: `整改时限不超过 ${months} 个月`, en: `It is put right within ${months} months` },
    };
}
