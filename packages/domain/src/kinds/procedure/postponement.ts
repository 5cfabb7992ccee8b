import type { Action } from '../../access/actions.ts';
import type { Label } from '../../label.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addMonths } from '../../time/day.ts';
import { figure } from '../../mechanisms/parameters.ts';
import { electedChoices } from '../../units/elected-post.ts';
import { postTypes, type PostType } from '../../units/post-type.ts';
import type { UnitKind } from '../../units/unit-kind.ts';
import { defineRecord, type RecordBody, type RecordContext } from '../define-kind.ts';
import { dayField, numberField } from './linear.ts';

const states: Readonly<Record<string, Label>> = {
  asked: { zh: '待批复', en: 'Asked' },
  approved: { zh: '已批准', en: 'Approved' },
  refused: { zh: '未批准', en: 'Refused' },
};
const refuse = (action: Action) => ({
  label: { zh: '不予批准', en: 'Refuse' },
  from: ['asked'],
  to: 'refused',
  action,
  needsReason: true as const,
});
const branches: readonly UnitKind[] = [
  'branch',
  'generalBranch',
  'subordinateCommittee',
  'subordinateDiscipline',
];
const committees: readonly UnitKind[] = ['organPartyCommittee', 'organDisciplineCommittee'];

/** 延期换届: at most a year over the own term, asked for before the term ends (domain 2, M39). */
function definePostponement(name: string, label: Label, approve: Action, unitKinds: readonly UnitKind[]) {
  return defineRecord({
    kind: 'procedure',
    name,
    label,
    mechanisms: ['M39'],
    fields: {
      askedOn: dayField('请示日期', 'Asked on'),
      months: {
        type: 'integer',
        label: { zh: '延长', en: 'Longer by' },
        min: 1,
        max: 60,
        unit: { zh: '个月', en: 'months' },
      },
      why: { type: 'text', label: { zh: '事由', en: 'Why' }, max: 200, required: true },
      approvedOn: dayField('批复日期', 'Approved on'),
      approvalNo: numberField('批复文号', 'Paper no.'),
    },
    states,
    start: 'asked',
    done: ['approved', 'refused'],
    counted: ['approved'],
    steps: {
      approve: {
        label: { zh: '批准延期', en: 'Approve' },
        from: ['asked'],
        to: 'approved',
        action: approve,
        asks: ['approvedOn', 'approvalNo'],
        notBy: ['create'],
        gate: (body) => ({ notBefore: String(body['askedOn']) }),
        effectsOf: (body, { unit }) =>
          unit.termEndsOn === null
            ? []
            : [{ type: 'postponement', to: addMonths(unit.termEndsOn, Number(body['months'])) }],
      },
      refuse: refuse(approve),
    },
    columns: ['askedOn', 'months', 'why'],
    create: 'election.write',
    read: 'election.read',
    happenedOn: 'askedOn',
    unitKinds,
    titleOf: (body) => ({
      zh: `延期换届 ${String(body['months'])} 个月`,
      en: `Postponed by ${String(body['months'])} months`,
    }),
    tagsOf: () => [],
    check: checkPostponement,
    factsOf: () => [{ metric: 'election.postponed', amount: 1 }],
  });
}

/** The last day a term may run to with the postponement at its longest. */
function latestTermEnd(ownEnd: string, parameters: RecordContext['parameters']): string {
  return addMonths(ownEnd, figure(parameters, 'M39.postponeMonths', 12));
}

function checkPostponement(body: RecordBody, context: RecordContext): RefusalDetail[] {
  const { termEndsOn, ownTermEndsOn } = context.unit;
  if (termEndsOn === null || ownTermEndsOn === null)
    return [
      { place: 'askedOn', text: { zh: '本单位没有任期记录', en: 'No term is recorded for this unit' } },
    ];
  if (String(body['askedOn']) > termEndsOn)
    return [
      {
        place: 'askedOn',
        text: {
          zh: `任期已于 ${termEndsOn} 届满，须在届满前请示`,
          en: `The term ended on ${termEndsOn}; it had to be asked before`,
        },
      },
    ];
  const latest = latestTermEnd(ownTermEndsOn, context.parameters);
  if (addMonths(termEndsOn, Number(body['months'])) > latest)
    return [
      {
        place: 'months',
        text: {
          zh: `延期不得超过 12 个月（最迟 ${latest}）`,
          en: `At most 12 months (${latest} at the latest)`,
        },
      },
    ];
  return [];
}

export const branchPostponement = definePostponement(
  'branchPostponement',
  { zh: '支部延期换届', en: 'Branch postponements' },
  'election.approveBranch',
  branches,
);
export const committeePostponement = definePostponement(
  'committeePostponement',
  { zh: '机关两委延期换届', en: 'Committee postponements' },
  'election.approveCommittee',
  committees,
);

/** 任免审批: a post given or taken between two elections, in force once approved (domain M39). */
function definePostApproval(name: string, label: Label, approve: Action, unitKinds: readonly UnitKind[]) {
  return defineRecord({
    kind: 'procedure',
    name,
    label,
    mechanisms: ['M39', 'M37'],
    fields: {
      askedOn: dayField('请示日期', 'Asked on'),
      act: {
        type: 'choice',
        label: { zh: '事项', en: 'Act' },
        choices: { appoint: { zh: '任职', en: 'Appoint' }, remove: { zh: '免职', en: 'Remove' } },
      },
      post: { type: 'choice', label: { zh: '职务', en: 'Post' }, choices: electedChoices },
      person: { type: 'member', label: { zh: '人员', en: 'Person' } },
      requestNo: numberField('请示文号', 'Paper no.'),
      approvedOn: dayField('批复日期', 'Approved on'),
      approvalNo: numberField('批复文号', 'Paper no.'),
    },
    states,
    start: 'asked',
    done: ['approved', 'refused'],
    counted: ['approved'],
    steps: {
      approve: {
        label: { zh: '批准', en: 'Approve' },
        from: ['asked'],
        to: 'approved',
        action: approve,
        asks: ['approvedOn', 'approvalNo'],
        notBy: ['create'],
        gate: (body) => ({ notBefore: String(body['askedOn']) }),
        effectsOf: (body) => [postChange(body)],
      },
      refuse: refuse(approve),
    },
    columns: ['askedOn', 'act', 'post', 'person'],
    create: 'election.write',
    read: 'election.read',
    happenedOn: 'askedOn',
    unitKinds,
    titleOf: (body) => {
      const post = electedChoices[String(body['post'])] ?? { zh: '', en: '' };
      return body['act'] === 'remove'
        ? { zh: `免去${post.zh}`, en: `Removal: ${post.en}` }
        : { zh: `任${post.zh}`, en: `Appointment: ${post.en}` };
    },
    tagsOf: () => [],
    check: () => [],
    factsOf: (body) => [{ metric: `post.${String(body['act'])}`, amount: 1, on: String(body['approvedOn']) }],
  });
}

function postChange(body: RecordBody) {
  const post = body['post'] as PostType; // one of the choices, whose keys are posts
  const personId = String(body['person']);
  const appoints = body['act'] === 'appoint';
  return {
    type: 'posts' as const,
    from: String(body['approvedOn']),
    electedOn: null,
    approvedNo: String(body['approvalNo']),
    ends: appoints && !postTypes[post].single ? [] : [post],
    endsOnlyOf: appoints ? null : personId,
    holders: appoints ? [{ post, personId }] : [],
  };
}

export const branchPostApproval = definePostApproval(
  'branchPostApproval',
  { zh: '支部任免审批', en: 'Branch posts' },
  'election.approveBranch',
  branches,
);
export const committeePostApproval = definePostApproval(
  'committeePostApproval',
  { zh: '机关两委任免审批', en: 'Committee posts' },
  'election.approveCommittee',
  committees,
);
