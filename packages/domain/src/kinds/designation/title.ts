import { revocationCauses, rulesOfRound } from '../../assessments/scheme-rules.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addDays, addMonths, type Day } from '../../time/day.ts';
import { defineRecord, type Gate, type RecordBody, type RecordContext } from '../define-kind.ts';
import type { DesignationEffect } from './effect.ts';
import { titleRound } from './round.ts';

/** 称号: held from its naming to its last day; rechecked, kept, expired or revoked. Its history stays public. */
export const title = defineRecord({
  kind: 'designation',
  name: 'title',
  label: { zh: '称号', en: 'Titles' },
  mechanisms: titleRound.mechanisms,
  parent: titleRound.name,
  listed: true,
  fitsBelow: (round) => round['isPast'] === true,
  subject: 'person',
  fields: {
    namedOn: { type: 'day', label: { zh: '命名日期', en: 'Named on' }, future: false },
    name: { type: 'text', label: { zh: '称号', en: 'Title' }, max: 60, required: true },
    holder: {
      type: 'text',
      label: { zh: '集体、岗位或作品名称', en: 'Name of the group, post or work' },
      max: 60,
      required: false,
      extra: true,
    },
    person: { type: 'member', label: { zh: '个人', en: 'Person' }, optional: true },
    decisionNo: { type: 'text', label: { zh: '决定文号', en: 'Decision no.' }, max: 40, required: true },
    validTo: { type: 'day', label: { zh: '有效期至', en: 'Valid to' }, future: true, optional: true },
    recheckedOn: { type: 'day', label: { zh: '复核日期', en: 'Rechecked on' }, future: false },
    cause: { type: 'choice', label: { zh: '撤销情形', en: 'Cause' }, choices: revocationCauses },
    document: { type: 'text', label: { zh: '撤销文号', en: 'Document' }, max: 40, required: true },
    revokedOn: { type: 'day', label: { zh: '撤销日期', en: 'Revoked on' }, future: false },
  },
  written: ['nomination', 'recheckBy'],
  states: {
    active: { zh: '有效', en: 'Active' },
    underRecheck: { zh: '复核中', en: 'Under recheck' },
    revoked: { zh: '已撤销', en: 'Revoked' },
    expired: { zh: '已届满', en: 'Expired' },
  },
  start: 'active',
  done: ['revoked', 'expired'],
  counted: ['active', 'underRecheck', 'revoked', 'expired'],
  steps: {
    fallDue: {
      label: { zh: '到期待复核', en: 'Recheck falls due' },
      from: ['active'],
      to: 'underRecheck',
      action: null,
      whenDue: true,
    },
    recheck: {
      label: { zh: '启动复核', en: 'Begin a recheck' },
      from: ['active'],
      to: 'underRecheck',
      action: 'designation.plan',
      on: 'parent',
      needsReason: true,
    },
    keep: {
      label: { zh: '复核合格', en: 'Keep it' },
      from: ['underRecheck'],
      to: 'active',
      action: 'designation.plan',
      on: 'parent',
      asks: ['recheckedOn'],
      gate: (body) => ({ notBefore: String(body['namedOn']) }),
      rewrite: prolonged,
      effectsOf: (body) => span(body, lastDay(body)),
    },
    expire: {
      label: { zh: '届满终止', en: 'Let it end' },
      from: ['underRecheck'],
      to: 'expired',
      action: 'designation.plan',
      on: 'parent',
      gate(body) {
        const end = lastDay(body);
        return end ? { notBefore: addDays(end, 1) } : withoutEnd;
      },
    },
    revoke: {
      label: { zh: '撤销', en: 'Revoke' },
      from: ['active', 'underRecheck'],
      to: 'revoked',
      action: 'designation.decide',
      on: 'parent',
      asks: ['cause', 'document', 'revokedOn'],
      gate: (body) => ({ notBefore: String(body['namedOn']) }),
      effectsOf: (body) => span(body, addDays(String(body['revokedOn']), -1)),
    },
  },
  columns: ['name', 'person', 'namedOn', 'validTo'],
  create: 'title.register',
  read: 'title.read',
  happenedOn: 'namedOn',
  titleOf: (body) => ({
    zh: [body['name'], body['holder']].filter(Boolean).join(' · '),
    en: [body['name'], body['holder']].filter(Boolean).join(' · '),
  }),
  tagsOf: () => [],
  dueOf(body, state) {
    if (state !== 'active') return null;
    const end = lastDay(body);
    const days = [dayIn(body, 'recheckBy'), end && addDays(end, 1)].filter((day) => day !== null);
    return days.sort()[0] ?? null;
  },
  effectsOfCreate: (body) => span(body, lastDay(body)),
  check: (body, context) => [...errorsOf(body, context)],
  factsOf: () => [{ metric: 'title.named', amount: 1 }],
});

const withoutEnd: Gate = {
  refusal: { place: 'step', text: { zh: '该称号没有届期', en: 'This title has no end' } },
};

function lastDay(body: RecordBody): Day | null {
  return dayIn(body, 'validTo');
}

/** A day of the body; null where it is empty. */
function dayIn(body: RecordBody, name: string): Day | null {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The span in which it is held; a title revoked on the day of its naming was never held. */
function span(body: RecordBody, to: Day | null): DesignationEffect[] {
  return [{ type: 'designation', what: 'span', from: String(body['namedOn']), to }];
}

/** The next recheck, and another term where the old one is over. */
function prolonged(body: RecordBody, { parent }: RecordContext): RecordBody {
  const rules = rulesOfRound(parent);
  const on = String(body['recheckedOn']);
  const end = lastDay(body);
  return {
    ...body,
    recheckBy: rules?.recheckMonths ? addMonths(on, rules.recheckMonths) : '',
    ...(end && end <= on && rules?.validMonths ? { validTo: addMonths(end, rules.validMonths) } : {}),
  };
}

function* errorsOf(body: RecordBody, context: RecordContext): Generator<RefusalDetail> {
  const isNamedHere = context.parent?.['isPast'] !== true;
  if (isNamedHere && body['nomination'] === undefined)
    yield {
      place: 'unitId',
      text: {
        zh: '只能在往年批次下补录；本批次的称号由命名产生',
        en: 'Only titles of past rounds are entered; those of this round come from naming',
      },
    };
  const { causes = [] } = rulesOfRound(context.parent) ?? {};
  const cause = body['cause'];
  if (typeof cause === 'string' && causes.length > 0 && !causes.includes(cause))
    yield {
      place: 'cause',
      text: { zh: '评选办法没有列出该情形', en: 'The scheme does not name this cause' },
    };
  const end = lastDay(body);
  if (end && end < String(body['namedOn']))
    yield { place: 'validTo', text: { zh: '有效期早于命名日期', en: 'It ends before it begins' } };
}
