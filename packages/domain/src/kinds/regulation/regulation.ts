import type { Action } from '../../access/actions.ts';
import { figure } from '../../mechanisms/parameters.ts';
import { addDays } from '../../time/day.ts';
import { addWorkingDays } from '../../time/working-days.ts';
import { defineRecord } from '../define-kind.ts';
import type { Fields } from '../field.ts';
import { dayField, dayIn, notBefore, numberField, requireOrder } from '../procedure/linear.ts';

const fields: Fields = {
  name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 120, required: true },
  act: {
    type: 'choice',
    label: { zh: '立改废', en: 'Act' },
    choices: {
      make: { zh: '制定', en: 'New' },
      revise: { zh: '修订', en: 'Revision' },
      clear: { zh: '清理', en: 'Clearing out' },
    },
  },
  proposedOn: dayField('立项日期', 'Proposed on'),
  basis: { type: 'text', label: { zh: '依据', en: 'Basis' }, max: 120, required: true },
  drafter: { type: 'text', label: { zh: '起草处室', en: 'Drafted by' }, max: 60, required: true },
  linkedMeasures: {
    type: 'measures',
    label: { zh: '对应举措', en: 'Measures it serves' },
    max: 10,
    extra: true,
  },
  draftedOn: dayField('起草日期', 'Drafting since'),
  solicitFrom: dayField('征求意见起', 'Opinions asked from'),
  reviewedOn: dayField('审核日期', 'Reviewed on'),
  approvedOn: dayField('审议通过日期', 'Approved on'),
  issuedOn: dayField('印发日期', 'Issued on'),
  docNo: numberField('文号', 'Paper no.'),
  effectiveOn: { type: 'day', label: { zh: '施行日期', en: 'In force from' }, future: true },
  amendingOn: dayField('启动修订日期', 'Amending since'),
  interpretedOn: dayField('解释日期', 'Interpreted on'),
  repealedOn: dayField('废止日期', 'Repealed on'),
};
const order = ['proposedOn', 'draftedOn', 'solicitFrom', 'reviewedOn', 'approvedOn', 'issuedOn'];
const write: Action = 'regulation.write';
const issue: Action = 'regulation.issue';
const before = ['proposed', 'drafting', 'soliciting', 'reviewing', 'approved'];

/** 制度: from the plan to repeal; who drafts does not issue (domain K10, M38). The text itself is kept as clauses. */
export const regulation = defineRecord({
  kind: 'regulation',
  name: 'regulation',
  label: { zh: '制度法规', en: 'Regulations' },
  mechanisms: ['M38', 'M04', 'M07', 'M01', 'M14', 'M20', 'M23', 'M28', 'M36', 'M37'],
  fields,
  states: {
    proposed: { zh: '立项', en: 'Proposed' },
    drafting: { zh: '起草', en: 'Drafting' },
    soliciting: { zh: '征求意见', en: 'Open for opinions' },
    reviewing: { zh: '审核', en: 'Under review' },
    approved: { zh: '审议通过', en: 'Approved' },
    issued: { zh: '已印发', en: 'Issued' },
    inForce: { zh: '施行中', en: 'In force' },
    amending: { zh: '修订中', en: 'Being amended' },
    interpreted: { zh: '已作解释', en: 'Interpreted' },
    repealed: { zh: '已废止', en: 'Repealed' },
    dropped: { zh: '不再制定', en: 'Dropped' },
  },
  start: 'proposed',
  done: ['repealed', 'dropped'],
  counted: ['issued', 'inForce', 'amending', 'interpreted', 'repealed'],
  stages: [
    {
      label: { zh: '制定', en: 'Making' },
      steps: ['create', 'draft', 'solicit', 'review', 'approve', 'issue', 'enforce'],
    },
  ],
  created: { zh: '立项', en: 'Proposed' },
  steps: {
    draft: {
      label: { zh: '起草', en: 'Draft' },
      from: ['proposed'],
      to: 'drafting',
      action: write,
      asks: ['draftedOn'],
      gate: notBefore('proposedOn'),
    },
    solicit: {
      label: { zh: '征求意见', en: 'Ask for opinions' },
      from: ['drafting'],
      to: 'soliciting',
      action: write,
      asks: ['solicitFrom'],
      gate: notBefore('draftedOn'),
    },
    review: {
      label: { zh: '审核', en: 'Review' },
      from: ['soliciting'],
      to: 'reviewing',
      action: write,
      asks: ['reviewedOn'],
      gate(body, { parameters, calendar }) {
        const open = figure(parameters, 'M38.noticeDays', 5);
        const from = addDays(String(body['solicitFrom']), -1);
        return { notBefore: addDays(addWorkingDays(calendar, from, open), 1) };
      },
    },
    approve: {
      label: { zh: '审议通过', en: 'Approve' },
      from: ['reviewing'],
      to: 'approved',
      action: issue,
      asks: ['approvedOn'],
      notBy: ['create', 'draft'],
      gate: notBefore('reviewedOn'),
    },
    issue: {
      label: { zh: '印发', en: 'Issue' },
      from: ['approved'],
      to: 'issued',
      action: issue,
      asks: ['issuedOn', 'docNo'],
      notBy: ['create', 'draft'],
      gate: notBefore('approvedOn'),
    },
    enforce: {
      label: { zh: '施行', en: 'Bring into force' },
      from: ['issued', 'amending'],
      to: 'inForce',
      action: issue,
      asks: ['effectiveOn'],
      gate: notBefore('issuedOn'),
    },
    amend: {
      label: { zh: '启动修订', en: 'Amend' },
      from: ['inForce', 'interpreted'],
      to: 'amending',
      action: write,
      asks: ['amendingOn'],
      gate: notBefore('effectiveOn'),
    },
    interpret: {
      label: { zh: '作出解释', en: 'Interpret' },
      from: ['inForce', 'interpreted'],
      to: 'interpreted',
      action: issue,
      asks: ['interpretedOn'],
      gate: notBefore('effectiveOn'),
    },
    repeal: {
      label: { zh: '废止', en: 'Repeal' },
      from: ['inForce', 'interpreted', 'amending'],
      to: 'repealed',
      action: issue,
      asks: ['repealedOn'],
      gate: notBefore('issuedOn'),
      needsReason: true,
    },
    drop: {
      label: { zh: '不再制定', en: 'Drop' },
      from: before,
      to: 'dropped',
      action: write,
      needsReason: true,
    },
  },
  columns: ['name', 'act', 'drafter', 'issuedOn', 'docNo'],
  create: write,
  read: 'regulation.read',
  happenedOn: 'proposedOn',
  titleOf: (body) => ({ zh: String(body['name']), en: String(body['name']) }),
  tagsOf: () => [],
  check: (body) => requireOrder(fields, order, body),
  factsOf: (body) => [
    { metric: 'regulation.issued', amount: 1, on: String(body['issuedOn']) },
    ...(dayIn(body, 'repealedOn')
      ? [{ metric: 'regulation.repealed', amount: 1, on: String(body['repealedOn']) }]
      : []),
  ],
});
