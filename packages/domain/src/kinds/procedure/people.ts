import { figure } from '../../mechanisms/parameters.ts';
import { addMonths } from '../../time/day.ts';
import { addWorkingDays } from '../../time/working-days.ts';
import { defineRecord } from '../define-kind.ts';
import { dayField, dayIn, linear, numberField, requireOrder } from './linear.ts';
import { checkVotes, needsMajority, voteFields, voteNames } from './votes.ts';

const person = { type: 'member', label: { zh: '党员', en: 'Member' } } as const;

/** 流动党员: half a year and more away, contacted every half-year (domain M20). */
export const floatingMember = defineRecord({
  kind: 'procedure',
  name: 'floatingMember',
  label: { zh: '流动党员', en: 'Floating members' },
  mechanisms: ['M20'],
  fields: {
    person,
    leftOn: dayField('外出日期', 'Away since'),
    region: {
      type: 'text',
      label: { zh: '流入地（市、县）', en: 'Where (city or county)' },
      max: 40,
      required: true,
    },
    takesPart: {
      type: 'choice',
      label: { zh: '组织生活', en: 'Organisational life' },
      choices: {
        there: { zh: '在流入地参加', en: 'There' },
        here: { zh: '回原支部参加', en: 'Here' },
        remote: { zh: '线上参加', en: 'Remotely' },
      },
    },
    contactedOn: dayField('联系日期', 'Contacted on'),
    returnedOn: dayField('返回日期', 'Back since'),
  },
  states: {
    away: { zh: '流动中', en: 'Away' },
    contactDue: { zh: '待联系', en: 'Contact due' },
    returned: { zh: '已返回', en: 'Back' },
  },
  start: 'away',
  done: ['returned'],
  counted: ['away', 'contactDue'],
  steps: {
    contact: {
      label: { zh: '已联系', en: 'Contacted' },
      from: ['away', 'contactDue'],
      to: 'away',
      action: 'floating.write',
      asks: ['contactedOn'],
      gate: (body) => ({ notBefore: dayIn(body, 'contactedOn') ?? String(body['leftOn']) }),
    },
    comeBack: {
      label: { zh: '已返回', en: 'Back' },
      from: ['away', 'contactDue'],
      to: 'returned',
      action: 'floating.write',
      asks: ['returnedOn'],
      gate: (body) => ({ notBefore: dayIn(body, 'contactedOn') ?? String(body['leftOn']) }),
    },
    fallDue: {
      label: { zh: '到期联系', en: 'Contact falls due' },
      from: ['away'],
      to: 'contactDue',
      action: null,
      whenDue: true,
    },
  },
  columns: ['person', 'leftOn', 'region', 'contactedOn'],
  create: 'floating.write',
  read: 'floating.read',
  happenedOn: 'leftOn',
  subject: 'person',
  unitKinds: ['branch'],
  titleOf: () => ({ zh: '流动党员', en: 'Floating member' }),
  tagsOf: () => [],
  dueOf: (body, state, { parameters }) =>
    state === 'returned'
      ? null
      : addMonths(
          dayIn(body, 'contactedOn') ?? String(body['leftOn']),
          figure(parameters, 'M20.contactMonths', 6),
        ),
  check: () => [],
  factsOf: (body) => [
    { metric: 'floating.away', amount: 1 },
    ...(dayIn(body, 'contactedOn')
      ? [{ metric: 'floating.contacted', amount: 1, on: String(body['contactedOn']) }]
      : []),
  ],
});

const disposalDays = ['openedOn', 'deadlineOn', 'meetingOn', 'decidedOn', 'closedOn'];
const disposalFields = {
  person,
  openedOn: dayField('启动日期', 'Opened on'),
  deadlineOn: { type: 'day', label: { zh: '限期改正至', en: 'To be put right by' }, future: true } as const,
  meetingOn: dayField('支部大会日期', 'Meeting on'),
  ...voteFields('meeting'),
  outcome: {
    type: 'choice',
    label: { zh: '处置方式', en: 'Outcome' },
    choices: {
      lifted: { zh: '改正后不再处置', en: 'Put right, nothing more' },
      advised: { zh: '劝退', en: 'Advised to leave' },
      removed: { zh: '除名', en: 'Removed' },
    },
  } as const,
  decidedOn: dayField('上级批准日期', 'Decided on'),
  decisionNo: numberField('批复文号', 'Paper no.'),
  closedOn: dayField('办结日期', 'Closed on'),
};
const disposalLine = linear(
  { name: 'educating', label: { zh: '教育帮助', en: 'Helped to improve' } },
  [
    {
      name: 'setDeadline',
      label: { zh: '限期改正', en: 'Set a deadline' },
      done: 'deadlineSet',
      doneLabel: { zh: '限期改正中', en: 'Deadline set' },
      action: 'disposal.write',
      asks: ['deadlineOn'],
      gate: (body) => ({ notBefore: String(body['openedOn']) }),
    },
    {
      name: 'meet',
      label: { zh: '支部大会讨论', en: 'Branch meeting' },
      done: 'discussed',
      doneLabel: { zh: '支部大会已讨论', en: 'Discussed' },
      action: 'disposal.write',
      asks: ['meetingOn', 'outcome', ...voteNames('meeting')],
      gate: (body) => needsMajority('meeting')(body) ?? { notBefore: String(body['deadlineOn']) },
    },
    {
      name: 'decide',
      label: { zh: '上级批准', en: 'Decide' },
      done: 'decided',
      doneLabel: { zh: '已批准', en: 'Decided' },
      action: 'disposal.approve',
      asks: ['decidedOn', 'decisionNo'],
      notBy: ['create', 'setDeadline', 'meet'],
      gate: (body) => ({ notBefore: String(body['meetingOn']) }),
    },
    {
      name: 'close',
      label: { zh: '通知本人并办结', en: 'Tell the person, close' },
      done: 'closed',
      doneLabel: { zh: '已办结', en: 'Closed' },
      action: 'disposal.write',
      asks: ['closedOn'],
      gate: (body) => ({ notBefore: String(body['decidedOn']) }),
    },
  ],
  {
    label: { zh: '撤销', en: 'Withdraw' },
    state: { zh: '已撤销', en: 'Withdrawn' },
    action: 'disposal.write',
  },
);

/** 处置不合格党员: step days and paper numbers only; restricted to the named handler (domain M19). */
export const memberDisposal = defineRecord({
  kind: 'procedure',
  name: 'memberDisposal',
  label: { zh: '不合格党员处置', en: 'Disposal of unqualified members' },
  mechanisms: ['M19'],
  fields: disposalFields,
  states: disposalLine.states,
  start: 'educating',
  done: [disposalLine.last, 'ended'],
  counted: [disposalLine.last],
  steps: disposalLine.steps,
  columns: ['person', 'openedOn', 'deadlineOn'],
  create: 'disposal.write',
  read: 'disposal.read',
  happenedOn: 'openedOn',
  subject: 'person',
  unitKinds: ['branch'],
  handled: { by: 'disposal.approve' },
  titleOf: () => ({ zh: '不合格党员处置', en: 'Disposal' }),
  tagsOf: () => [],
  dueOf: (body, state) => (state === 'deadlineSet' ? String(body['deadlineOn']) : null),
  check: (body) => [...requireOrder(disposalFields, disposalDays, body), ...checkVotes(body, 'meeting')],
  factsOf: (body) => [
    { metric: `disposal.${String(body['outcome'])}`, amount: 1, on: String(body['decidedOn']) },
  ],
});

const aidLine = linear(
  { name: 'applied', label: { zh: '已申请', en: 'Applied' } },
  [
    {
      name: 'verify',
      label: { zh: '核实', en: 'Verify' },
      done: 'verified',
      doneLabel: { zh: '已核实', en: 'Verified' },
      action: 'aid.handle',
      asks: ['verifiedOn'],
      gate: (body) => ({ notBefore: String(body['appliedOn']) }),
    },
    {
      name: 'decide',
      label: { zh: '审批', en: 'Decide' },
      done: 'decided',
      doneLabel: { zh: '已批准', en: 'Granted' },
      action: 'aid.decide',
      asks: ['decidedOn', 'decisionNo', 'amount'],
      notBy: ['create', 'verify'],
      gate: (body) => ({ notBefore: String(body['verifiedOn']) }),
    },
    {
      name: 'pay',
      label: { zh: '发放', en: 'Hand out' },
      done: 'paid',
      doneLabel: { zh: '已发放', en: 'Handed out' },
      action: 'aid.handle',
      asks: ['paidOn'],
      gate: (body) => ({ notBefore: String(body['decidedOn']) }),
    },
    {
      name: 'visit',
      label: { zh: '回访', en: 'Visit' },
      done: 'visited',
      doneLabel: { zh: '已回访', en: 'Visited' },
      action: 'aid.handle',
      asks: ['visitedOn'],
      gate: (body) => ({ notBefore: String(body['paidOn']) }),
    },
  ],
  { label: { zh: '终止', en: 'End it' }, state: { zh: '已终止', en: 'Ended' }, action: 'aid.handle' },
);

/** 困难帮扶: a class, a decision, a band, days; no diagnosis, no papers, no child's name (domain M31). Private. */
export const hardshipAid = defineRecord({
  kind: 'procedure',
  name: 'hardshipAid',
  label: { zh: '困难帮扶', en: 'Hardship aid' },
  mechanisms: ['M31'],
  fields: {
    person,
    appliedOn: dayField('申请日期', 'Applied on'),
    class: {
      type: 'choice',
      label: { zh: '类别', en: 'Class' },
      choices: {
        a: { zh: '甲类', en: 'Class A' },
        b: { zh: '乙类', en: 'Class B' },
        c: { zh: '丙类', en: 'Class C' },
        veteran: { zh: '老党员', en: 'Veteran member' },
        bereaved: { zh: '遗属', en: 'Bereaved family' },
      },
    },
    nominated: {
      type: 'choice',
      label: { zh: '提出方式', en: 'Brought in by' },
      choices: {
        self: { zh: '本人申请', en: 'The person' },
        other: { zh: '提名（本人同意）', en: 'Others, with consent' },
      },
    },
    verifiedOn: dayField('核实日期', 'Verified on'),
    decidedOn: dayField('审批日期', 'Decided on'),
    decisionNo: numberField('审批文号', 'Paper no.'),
    amount: {
      type: 'choice',
      label: { zh: '金额档次', en: 'Band' },
      choices: {
        small: { zh: '2000元以下', en: 'Up to 2,000' },
        middle: { zh: '2000—5000元', en: '2,000 to 5,000' },
        large: { zh: '5000元以上', en: 'Above 5,000' },
      },
    },
    paidOn: dayField('发放日期', 'Handed out on'),
    visitedOn: dayField('回访日期', 'Visited on'),
  },
  states: aidLine.states,
  start: 'applied',
  done: [aidLine.last, 'ended'],
  counted: ['decided', 'paid', aidLine.last],
  steps: aidLine.steps,
  columns: ['person', 'appliedOn', 'class'],
  create: 'aid.write',
  read: 'aid.read',
  happenedOn: 'appliedOn',
  subject: 'person',
  unitKinds: ['branch'],
  handled: { by: 'aid.nameHandler' },
  titleOf: () => ({ zh: '困难帮扶', en: 'Hardship aid' }),
  tagsOf: () => [],
  dueOf: (body, state, { parameters, calendar }) =>
    state === 'applied' || state === 'verified'
      ? addWorkingDays(calendar, String(body['appliedOn']), figure(parameters, 'M31.decideDays', 10))
      : null,
  check: () => [],
  factsOf: (body) => [{ metric: 'aid.decided', amount: 1, on: String(body['decidedOn']) }],
});
