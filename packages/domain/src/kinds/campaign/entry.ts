import type { RefusalDetail } from '../../refusal.ts';
import { defineRecord, type RecordContext } from '../define-kind.ts';
import { yesNo } from '../yes-no.ts';
import { campaign } from './campaign.ts';

/** 参与: a sign-up, work or topic; shown to others only with consent. No likes, no votes (domain K8, M30). */
export const entry = defineRecord({
  kind: 'campaign',
  name: 'entry',
  label: { zh: '报名与作品', en: 'Entries' },
  mechanisms: campaign.mechanisms,
  parent: 'campaign',
  subject: 'author',
  fields: {
    submittedOn: { type: 'day', label: { zh: '日期', en: 'Day' }, future: false },
    entryType: {
      type: 'choice',
      label: { zh: '形式', en: 'Form' },
      choices: {
        signUp: { zh: '报名', en: 'Sign-up' },
        work: { zh: '作品', en: 'Work' },
        topic: { zh: '课题', en: 'Topic' },
        proposal: { zh: '建议', en: 'Proposal' },
      },
    },
    title: { type: 'text', label: { zh: '题目', en: 'Title' }, max: 80, required: true },
    author: {
      type: 'member',
      label: { zh: '作者', en: 'Author' },
      hint: { zh: '以支部名义参加时不填', en: 'Left empty when the branch takes part' },
      optional: true,
    },
    summary: { type: 'text', label: { zh: '简介', en: 'Summary' }, max: 500, required: false },
    mayShow: yesNo('同意展示', 'May be shown'),
  },
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    submitted: { zh: '已提交', en: 'Submitted' },
    accepted: { zh: '已收录', en: 'Accepted' },
    declined: { zh: '未收录', en: 'Declined' },
    displayed: { zh: '已展示', en: 'Shown' },
    private: { zh: '不展示', en: 'Not shown' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  start: 'draft',
  done: ['declined', 'withdrawn'],
  counted: ['accepted', 'displayed', 'private'],
  steps: {
    submit: {
      label: { zh: '提交', en: 'Submit' },
      from: ['draft'],
      to: 'submitted',
      action: 'entry.write',
      gate: (_, context) => closedNow(context),
    },
    change: { label: { zh: '修改', en: 'Change' }, from: ['draft'], action: 'entry.write', writes: true },
    accept: {
      label: { zh: '收录', en: 'Accept' },
      from: ['submitted'],
      to: 'accepted',
      action: 'campaign.write',
      on: 'parent',
    },
    decline: {
      label: { zh: '不收录', en: 'Decline' },
      from: ['submitted'],
      to: 'declined',
      action: 'campaign.write',
      on: 'parent',
      needsReason: true,
    },
    display: {
      label: { zh: '展示', en: 'Show' },
      from: ['accepted', 'private'],
      to: 'displayed',
      action: 'campaign.write',
      on: 'parent',
      gate: (body) =>
        body['mayShow'] === 'yes'
          ? null
          : { refusal: { place: 'step', text: { zh: '作者未同意展示', en: 'The author did not consent' } } },
    },
    keep: {
      label: { zh: '不展示', en: 'Do not show' },
      from: ['accepted', 'displayed'],
      to: 'private',
      action: 'campaign.write',
      on: 'parent',
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['draft', 'submitted', 'accepted', 'displayed', 'private'],
      to: 'withdrawn',
      action: 'entry.write',
    },
  },
  columns: ['title', 'entryType', 'author', 'submittedOn'],
  create: 'entry.write',
  read: 'entry.read',
  happenedOn: 'submittedOn',
  titleOf: (body) => ({ zh: String(body['title']), en: String(body['title']) }),
  tagsOf: () => [],
  check: (_, context) => [...errorsOf(context)],
  factsOf: (body) => [
    { metric: 'campaign.entry', amount: 1 },
    ...(body['author'] === null ? [] : [{ metric: 'campaign.participant', amount: 1 }]),
  ],
});

function closedNow(context: RecordContext) {
  const text = { zh: '活动不在进行中', en: 'The campaign is not open' };
  return context.parentState === 'open' ? null : { refusal: { place: 'step', text } };
}

function* errorsOf(context: RecordContext): Generator<RefusalDetail> {
  if (context.parentState !== 'open')
    yield { place: 'parent', text: { zh: '活动不在进行中', en: 'The campaign is not open' } };
  const most = context.parent?.['maxPerUnit'];
  if (typeof most === 'number' && context.siblings >= most)
    yield {
      place: 'title',
      text: { zh: `本部门至多 ${most} 件，已满`, en: `At most ${most} of a department, all taken` },
    };
}
