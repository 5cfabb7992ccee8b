import type { Action } from '../../access/actions.ts';
import type { Label } from '../../label.ts';
import { electedChoices } from '../../units/elected-post.ts';
import type { UnitKind } from '../../units/unit-kind.ts';
import { defineRecord } from '../define-kind.ts';
import type { Fields } from '../field.ts';
import { correctionFields, correctionSteps } from './correction.ts';
import { checkElected, electionStages } from './election-steps.ts';
import { dayField, linear, numberField, requireOrder } from './linear.ts';

const people = { zh: '人', en: 'people' };
const fields: Fields = {
  occasion: {
    type: 'choice',
    label: { zh: '事由', en: 'Occasion' },
    choices: { termEnd: { zh: '换届', en: 'End of the term' }, vacancy: { zh: '补选', en: 'Vacancy' } },
  },
  openedOn: dayField('启动日期', 'Opened on'),
  requestedOn: dayField('请示日期', 'Asked on'),
  requestNo: numberField('请示文号', 'Paper no.'),
  repliedOn: dayField('批复日期', 'Answered on'),
  replyNo: numberField('批复文号', 'Paper no.'),
  nominatedOn: dayField('酝酿日期', 'Candidates discussed on'),
  opinion: {
    type: 'choice',
    label: { zh: '机关纪委意见', en: 'Opinion of the discipline committee' },
    choices: { agree: { zh: '同意', en: 'Agrees' }, disagree: { zh: '不同意', en: 'Does not agree' } },
  },
  slateOn: dayField('预备人选请示日期', 'Slate sent on'),
  seats: { type: 'integer', label: { zh: '应选名额', en: 'Seats' }, min: 1, max: 60, unit: people },
  candidates: { type: 'integer', label: { zh: '候选人', en: 'Candidates' }, min: 1, max: 100, unit: people },
  slateRepliedOn: dayField('预备人选批复日期', 'Slate approved on'),
  slateNo: numberField('批复文号', 'Paper no.'),
  electedOn: dayField('选举大会日期', 'Elected on'),
  entitled: { type: 'integer', label: { zh: '应到', en: 'Entitled' }, min: 1, max: 10_000, unit: people },
  present: { type: 'integer', label: { zh: '实到', en: 'Present' }, min: 1, max: 10_000, unit: people },
  elected: {
    type: 'rows',
    label: { zh: '当选', en: 'Elected' },
    max: 60,
    cells: {
      post: { type: 'choice', label: { zh: '职务', en: 'Post' }, choices: electedChoices },
      person: { type: 'member', label: { zh: '姓名', en: 'Name' } },
      votes: {
        type: 'integer',
        label: { zh: '得票', en: 'Votes' },
        min: 1,
        max: 10_000,
        unit: { zh: '票', en: 'votes' },
      },
    },
  },
  reportedOn: dayField('结果请示日期', 'Result sent on'),
  reportNo: numberField('请示文号', 'Paper no.'),
  approvedOn: dayField('批准日期', 'Approved on'),
  approvalNo: numberField('批复文号', 'Paper no.'),
  archivedOn: dayField('归档日期', 'Archived on'),
};
const days = Object.keys(fields).filter((name) => fields[name]?.type === 'day');

interface ElectionType {
  readonly name: string;
  readonly label: Label;
  readonly approve: Action;
  readonly unitKinds: readonly UnitKind[];
}

/** 换届 in eight steps, also 补选; the next superior approves three times (domain M39). */
function defineElection({ name, label, approve, unitKinds }: ElectionType) {
  const line = linear({ name: 'opened', label: { zh: '已启动', en: 'Opened' } }, electionStages(approve), {
    label: { zh: '终止', en: 'End it' },
    state: { zh: '已终止', en: 'Ended' },
    action: 'election.write',
  });
  const living = Object.keys(line.states).filter((state) => state !== 'ended' && state !== line.last);
  return defineRecord({
    kind: 'procedure',
    name,
    label,
    mechanisms: ['M39'],
    fields: { ...fields, ...correctionFields(fields, days) },
    written: ['isInTerm', 'termEndedOn'],
    states: line.states,
    start: 'opened',
    done: [line.last, 'ended'],
    counted: ['approved', line.last],
    stages: [
      {
        label: { zh: '换届八步', en: 'Eight steps' },
        steps: Object.keys(line.steps).filter((step) => step !== 'end' && step !== 'archive'),
      },
      { label: { zh: '收尾', en: 'Closing' }, steps: ['archive'] },
    ],
    steps: {
      ...line.steps,
      opine: {
        label: { zh: '纪委意见', en: 'Opinion' },
        from: ['nominated'],
        action: 'election.opine',
        asks: ['opinion'],
      },
      ...correctionSteps(living, 'election.write', approve),
    },
    columns: ['openedOn', 'occasion', 'electedOn'],
    create: 'election.write',
    read: 'election.read',
    happenedOn: 'openedOn',
    unitKinds,
    titleOf: (body) =>
      body['occasion'] === 'vacancy'
        ? { zh: '补选', en: 'By-election' }
        : { zh: '换届选举', en: 'Term election' },
    tagsOf: () => [],
    check: (body, context) => [
      ...requireOrder(fields, days, body),
      ...checkElected(body),
      ...(body['requestedOn'] === undefined &&
      body['occasion'] === 'termEnd' &&
      context.unit.termEndsOn === null
        ? [{ place: 'occasion', text: { zh: '本单位没有任期记录', en: 'No term is recorded for this unit' } }]
        : []),
    ],
    factsOf: (body) => [
      { metric: `election.${String(body['occasion'])}`, amount: 1, on: String(body['electedOn']) },
      ...(body['isInTerm'] === true
        ? [{ metric: 'election.inTerm', amount: 1, on: String(body['electedOn']) }]
        : []),
      ...(body['occasion'] === 'termEnd' && typeof body['termEndedOn'] === 'string'
        ? [{ metric: 'election.due', amount: 1, on: body['termEndedOn'] }]
        : []),
    ],
  });
}

/** Branches and what else the organ committee answers for. */
export const branchElection = defineElection({
  name: 'branchElection',
  label: { zh: '支部换届', en: 'Branch elections' },
  approve: 'election.approveBranch',
  unitKinds: ['branch', 'generalBranch', 'subordinateCommittee', 'subordinateDiscipline'],
});

/** 机关两委: the work committee approves. */
export const committeeElection = defineElection({
  name: 'committeeElection',
  label: { zh: '机关两委换届', en: 'Committee elections' },
  approve: 'election.approveCommittee',
  unitKinds: ['organPartyCommittee', 'organDisciplineCommittee'],
});
