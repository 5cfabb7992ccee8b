import { figure } from '../../mechanisms/parameters.ts';
import { addDays, addMonths, type Day } from '../../time/day.ts';
import type { Label } from '../../label.ts';
import { defineRecord, type Fact, type RecordBody } from '../define-kind.ts';
import type { Fields } from '../field.ts';
import { correctionFields, correctionSteps } from './correction.ts';
import { developmentSteps, probationEnd } from './development-steps.ts';
import { dayField, dayIn, linear, numberField, requireOrder } from './linear.ts';
import { checkVotes, voteFields } from './votes.ts';

const person = (zh: string, en: string): Fields[string] => ({ type: 'member', label: { zh, en } });
const count = (zh: string, en: string, unit: Label, min: number, max: number): Fields[string] => ({
  type: 'integer',
  label: { zh, en },
  min,
  max,
  unit,
});
const opinion: Fields[string] = {
  type: 'choice',
  label: { zh: '机关纪委意见', en: 'Opinion of the discipline committee' },
  choices: { agree: { zh: '同意', en: 'Agrees' }, disagree: { zh: '不同意', en: 'Does not agree' } },
};

const plain: Fields = {
  applicant: person('申请人', 'Applicant'),
  appliedOn: dayField('递交申请日期', 'Applied on'),
  talkedOn: dayField('谈话日期', 'Talked on'),
  activistOn: dayField('确定为积极分子日期', 'Activist since'),
  recommendedBy: {
    type: 'choice',
    label: { zh: '推荐方式', en: 'Recommended by' },
    choices: {
      members: { zh: '党员推荐', en: 'Members' },
      league: { zh: '群团组织推优', en: 'Mass organisations' },
    },
  },
  activistFiledOn: dayField('积极分子备案日期', 'Activist filed on'),
  mentoredOn: dayField('指定联系人日期', 'Mentors named on'),
  mentor: person('培养联系人', 'Mentor'),
  secondMentor: { type: 'member', label: { zh: '另一培养联系人', en: 'Second mentor' }, optional: true },
  lookedAtOn: dayField('考察日期', 'Looked at on'),
  cultivatedOn: dayField('考察期满日期', 'Cultivated until'),
  targetOn: dayField('确定为发展对象日期', 'Chosen on'),
  targetFiledOn: dayField('发展对象备案日期', 'Filed on'),
  introducedOn: dayField('确定介绍人日期', 'Introducers named on'),
  introducer: person('入党介绍人', 'Introducer'),
  secondIntroducer: person('另一入党介绍人', 'Second introducer'),
  reviewedOn: dayField('政治审查完成日期', 'Reviewed on'),
  keptAt: { type: 'text', label: { zh: '材料存放处', en: 'Papers kept at' }, max: 60, required: true },
  trainedOn: dayField('培训结束日期', 'Trained until'),
  trainingDays: count('培训天数', 'Days', { zh: '天', en: 'days' }, 0, 60),
  trainingHours: count('培训学时', 'Hours', { zh: '学时', en: 'hours' }, 0, 400),
  examinedOn: dayField('支委会审查日期', 'Examined on'),
  noticeFrom: dayField('公示起始日期', 'Notice from'),
  opinion,
  preReviewedOn: dayField('预审日期', 'Pre-reviewed on'),
  preReviewNo: numberField('预审文号', 'Paper no.'),
  formOn: dayField('填写志愿书日期', 'Form filled on'),
  meetingOn: dayField('支部大会日期', 'Meeting on'),
  ...voteFields('meeting'),
  interviewedOn: dayField('谈话日期', 'Interviewed on'),
  approvedOn: dayField('审批日期', 'Approved on'),
  approvalNo: numberField('批复文号', 'Paper no.'),
  refiledOn: dayField('再备案日期', 'Filed on'),
  assignedOn: dayField('编入日期', 'Assigned on'),
  swornOn: dayField('宣誓日期', 'Sworn in on'),
  observedOn: dayField('考察日期', 'Observed on'),
  extensionMonths: count('延长月数', 'Months', { zh: '个月', en: 'months' }, 6, 12),
  fullAppliedOn: dayField('转正申请日期', 'Applied on'),
  fullMeetingOn: dayField('支部大会日期', 'Meeting on'),
  ...voteFields('full'),
  fullApprovedOn: dayField('审批日期', 'Approved on'),
  fullApprovalNo: numberField('批复文号', 'Paper no.'),
  archivedOn: dayField('归档日期', 'Archived on'),
  archivePlace: { type: 'text', label: { zh: '档案位置', en: 'Archive place' }, max: 60, required: true },
};

const days = Object.keys(plain).filter((name) => plain[name]?.type === 'day' && name !== 'lookedAtOn');
const line = linear({ name: 'applied', label: { zh: '入党申请人', en: 'Applicant' } }, developmentSteps, {
  label: { zh: '终止', en: 'End it' },
  state: { zh: '已终止', en: 'Ended' },
  action: 'development.write',
});
const living = Object.keys(line.states).filter((state) => state !== 'ended' && state !== line.last);
const names = Object.keys(line.steps).filter((name) => name !== 'end');
/** States from the pre-review on: the place of the year's quota is taken. */
const placed = Object.keys(line.states)
  .slice(Object.keys(line.states).indexOf('preReviewed'))
  .filter((state) => state !== 'ended');
const admitted = placed.slice(placed.indexOf('probationary'));

/** 发展党员: five stages, twenty-five steps; dates, paper numbers and votes as sums, never what was said (domain M13). */
export const membershipDevelopment = defineRecord({
  kind: 'procedure',
  name: 'membershipDevelopment',
  label: { zh: '发展党员', en: 'Membership development' },
  mechanisms: ['M13'],
  fields: { ...plain, ...correctionFields(plain, days) },
  states: line.states,
  start: 'applied',
  done: [line.last, 'ended'],
  counted: placed,
  created: { zh: '递交入党申请', en: 'Applied' },
  stages: [
    { label: { zh: '申请入党', en: 'Application' }, steps: ['create', ...names.slice(0, 1)] },
    { label: { zh: '入党积极分子', en: 'Activist' }, steps: names.slice(1, 5) },
    { label: { zh: '发展对象', en: 'To be admitted' }, steps: names.slice(5, 10) },
    { label: { zh: '预备党员接收', en: 'Admission' }, steps: names.slice(10, 17) },
    { label: { zh: '预备期与转正', en: 'Probation' }, steps: names.slice(17) },
  ],
  steps: {
    ...line.steps,
    look: {
      label: { zh: '半年考察', en: 'Half-yearly look' },
      from: ['activist', 'activistFiled', 'mentored', 'cultivated'],
      action: 'development.write',
      asks: ['lookedAtOn'],
      gate: (body) => ({ notBefore: dayIn(body, 'lookedAtOn') ?? String(body['activistOn']) }),
    },
    opine: {
      label: { zh: '纪委意见', en: 'Opinion' },
      from: ['reviewed', 'trained', 'examined'],
      action: 'development.opine',
      asks: ['opinion'],
    },
    extend: {
      label: { zh: '延长预备期', en: 'Extend the probation' },
      from: ['observed'],
      action: 'development.approve',
      asks: ['extensionMonths'],
      needsReason: true,
    },
    ...correctionSteps(living, 'development.write', 'development.approve'),
  },
  columns: ['applicant', 'appliedOn', 'activistOn', 'targetOn'],
  create: 'development.write',
  read: 'development.read',
  happenedOn: 'appliedOn',
  subject: 'applicant',
  unitKinds: ['branch'],
  quota: {
    of: 'developmentQuota',
    sharedBy: 'developmentShare',
    field: 'places',
    metric: 'development.place',
  },
  titleOf: () => ({ zh: '发展党员', en: 'Membership development' }),
  tagsOf: () => [],
  dueOf: (body, state, { parameters }) => dueOf(body, state, parameters),
  limitOf: (body, state, { parameters }) =>
    state === 'accepted' || state === 'interviewed'
      ? addMonths(String(body['meetingOn']), figure(parameters, 'M13.approvalLimitMonths', 6))
      : null,
  check: (body, context) => [
    ...requireOrder(plain, days, body),
    ...checkVotes(body, 'meeting'),
    ...checkVotes(body, 'full'),
    ...(body['activistOn'] === undefined && context.person && context.person.status !== 'applicant'
      ? [{ place: 'applicant', text: { zh: '此人已是党员', en: 'Already a member' } }]
      : []),
  ],
  factsOf: (body) => factsOf(body),
});

/** What comes next by a day: the first talk, the half-yearly look, the approval, the end of the probation. */
function dueOf(body: RecordBody, state: string, parameters: Readonly<Record<string, number>>): Day | null {
  if (state === 'applied') return addDays(String(body['appliedOn']), figure(parameters, 'M13.talkDays', 30));
  if (['activist', 'activistFiled', 'mentored'].includes(state)) {
    const last = dayIn(body, 'lookedAtOn') ?? String(body['activistOn']);
    return addMonths(last, figure(parameters, 'M13.reviewMonths', 6));
  }
  if (state === 'preReviewed' || state === 'formFilled') return addMonths(String(body['preReviewedOn']), 1);
  const approval = figure(parameters, 'M13.approvalMonths', 3);
  if (state === 'accepted' || state === 'interviewed') return addMonths(String(body['meetingOn']), approval);
  if (state === 'fullAccepted') return addMonths(String(body['fullMeetingOn']), approval);
  return admitted.slice(0, 5).includes(state) ? probationEnd(body, { parameters }) : null;
}

function factsOf(body: RecordBody): readonly Fact[] {
  const facts: Fact[] = [{ metric: 'development.place', amount: 1, on: String(body['preReviewedOn']) }];
  const approvedOn = dayIn(body, 'approvedOn');
  if (approvedOn) facts.push({ metric: 'development.admitted', amount: 1, on: approvedOn });
  const fullOn = dayIn(body, 'fullApprovedOn');
  if (fullOn) facts.push({ metric: 'development.full', amount: 1, on: fullOn });
  return facts;
}
