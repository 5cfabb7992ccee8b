import { figure } from '../../mechanisms/parameters.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addMonths } from '../../time/day.ts';
import { defineRecord, type RecordBody, type RecordContext } from '../define-kind.ts';
import { campaign } from './campaign.ts';

const people = { zh: '人', en: 'people' };

function requireOpen(context: RecordContext): RefusalDetail[] {
  return context.parentState === 'open'
    ? []
    : [{ place: 'parent', text: { zh: '活动不在进行中', en: 'The campaign is not open' } }];
}

/** 队伍: a group with a task and an end (domain M16, M41). */
export const team = defineRecord({
  kind: 'campaign',
  name: 'team',
  label: { zh: '队伍', en: 'Teams' },
  mechanisms: campaign.mechanisms,
  parent: 'campaign',
  fields: {
    formedOn: { type: 'day', label: { zh: '成立日期', en: 'Formed on' }, future: false },
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 60, required: true },
    leader: { type: 'person', label: { zh: '负责人', en: 'Leader' }, required: true },
    people: { type: 'integer', label: { zh: '人数', en: 'People' }, min: 2, max: 500, unit: people },
    task: { type: 'text', label: { zh: '任务', en: 'Task' }, max: 120, required: true },
    endsOn: { type: 'day', label: { zh: '结束日期', en: 'Ends on' }, future: true },
  },
  states: { formed: { zh: '工作中', en: 'At work' }, ended: { zh: '已结束', en: 'Ended' } },
  start: 'formed',
  done: ['ended'],
  counted: ['formed', 'ended'],
  steps: {
    end: { label: { zh: '结束', en: 'End' }, from: ['formed'], to: 'ended', action: 'entry.write' },
    endByDay: {
      label: { zh: '到期结束', en: 'Ends by itself' },
      from: ['formed'],
      to: 'ended',
      action: null,
      whenDue: true,
    },
  },
  columns: ['name', 'leader', 'people', 'endsOn'],
  create: 'entry.write',
  read: 'entry.read',
  happenedOn: 'formedOn',
  titleOf: (body) => ({ zh: String(body['name']), en: String(body['name']) }),
  tagsOf: () => [],
  dueOf: (body, state) => (state === 'formed' ? String(body['endsOn']) : null),
  check: (body, context) => [
    ...requireOpen(context),
    ...(String(body['endsOn']) > addMonths(String(body['formedOn']), 12)
      ? [{ place: 'endsOn', text: { zh: '队伍不超过 12 个月', en: 'At most twelve months' } }]
      : []),
  ],
  factsOf: (body) => [
    { metric: 'team.formed', amount: 1 },
    { metric: 'team.people', amount: Number(body['people']) },
  ],
});

/** 志愿服务: one occasion, recorded by the organiser; nobody is compared by it (domain M16). */
export const serviceRecord = defineRecord({
  kind: 'campaign',
  name: 'serviceRecord',
  label: { zh: '志愿服务', en: 'Volunteering' },
  mechanisms: campaign.mechanisms,
  parent: 'campaign',
  fields: {
    servedOn: { type: 'day', label: { zh: '日期', en: 'Day' }, future: false },
    what: { type: 'text', label: { zh: '内容', en: 'What' }, max: 120, required: true },
    people: { type: 'integer', label: { zh: '人数', en: 'People' }, min: 1, max: 5_000, unit: people },
    hours: {
      type: 'integer',
      label: { zh: '时长', en: 'Length' },
      min: 1,
      max: 24,
      unit: { zh: '小时', en: 'hours' },
    },
  },
  states: { recorded: { zh: '已记录', en: 'Recorded' }, confirmed: { zh: '已确认', en: 'Confirmed' } },
  start: 'recorded',
  done: ['confirmed'],
  counted: ['confirmed'],
  steps: {
    confirm: {
      label: { zh: '确认', en: 'Confirm' },
      from: ['recorded'],
      to: 'confirmed',
      action: 'entry.write',
    },
    change: { label: { zh: '修改', en: 'Change' }, from: ['recorded'], action: 'entry.write', writes: true },
  },
  columns: ['servedOn', 'what', 'people', 'hours'],
  create: 'entry.write',
  read: 'entry.read',
  happenedOn: 'servedOn',
  titleOf: (body) => ({ zh: String(body['what']), en: String(body['what']) }),
  tagsOf: () => [],
  check: (_, context) => requireOpen(context),
  factsOf: (body) => [
    { metric: 'service.occasion', amount: 1 },
    { metric: 'service.people', amount: Number(body['people']) },
  ],
});

/** 承诺践诺: at most so many a year as the committee set, three by default, made, kept, assessed; the text stays in the branch (domain M16). */
export const commitment = defineRecord({
  kind: 'campaign',
  name: 'commitment',
  label: { zh: '承诺践诺', en: 'Commitments' },
  mechanisms: campaign.mechanisms,
  parent: 'campaign',
  subject: 'person',
  fields: {
    person: { type: 'member', label: { zh: '承诺人', en: 'Who commits' } },
    madeOn: { type: 'day', label: { zh: '亮诺日期', en: 'Made on' }, future: false },
    items: {
      type: 'lines',
      label: { zh: '承诺事项', en: 'Commitments' },
      max: 10,
      maxLength: 80,
    },
    keptOn: { type: 'day', label: { zh: '践诺日期', en: 'Kept on' }, future: false },
    assessedOn: { type: 'day', label: { zh: '评诺日期', en: 'Assessed on' }, future: false },
    outcome: {
      type: 'choice',
      label: { zh: '评诺结果', en: 'Outcome' },
      choices: {
        all: { zh: '全部兑现', en: 'All kept' },
        part: { zh: '部分兑现', en: 'Partly kept' },
        goesOn: { zh: '继续兑现', en: 'Goes on' },
      },
    },
  },
  states: {
    made: { zh: '已亮诺', en: 'Made' },
    kept: { zh: '已践诺', en: 'Kept' },
    assessed: { zh: '已评诺', en: 'Assessed' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  start: 'made',
  done: ['assessed', 'withdrawn'],
  counted: ['made', 'kept', 'assessed'],
  steps: {
    keep: {
      label: { zh: '践诺', en: 'Kept' },
      from: ['made'],
      to: 'kept',
      action: 'commitment.write',
      asks: ['keptOn'],
      gate: (body) => ({ notBefore: String(body['madeOn']) }),
    },
    assess: {
      label: { zh: '评诺', en: 'Assess' },
      from: ['made', 'kept'],
      to: 'assessed',
      action: 'commitment.assess',
      asks: ['assessedOn', 'outcome'],
      gate: (body) => ({ notBefore: String(body['keptOn'] ?? body['madeOn']) }),
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['made'],
      to: 'withdrawn',
      action: 'commitment.write',
    },
  },
  columns: ['person', 'items', 'madeOn'],
  create: 'commitment.write',
  read: 'commitment.read',
  happenedOn: 'madeOn',
  titleOf: () => ({ zh: '承诺践诺', en: 'Commitments' }),
  tagsOf: () => [],
  check: (body, context) => [
    ...(body['keptOn'] === undefined && body['assessedOn'] === undefined ? requireOpen(context) : []),
    ...(context.isRepeated
      ? [
          {
            place: 'person',
            text: { zh: '已在本次活动中承诺', en: 'Has committed in this campaign already' },
          },
        ]
      : []),
    ...((body['items'] as string[]).length === 0 // checked by bodySchema
      ? [{ place: 'items', text: { zh: '请写至少一项承诺', en: 'Write at least one commitment' } }]
      : []),
    ...errorsOfNumber(body, context),
  ],
  factsOf: (body) => [
    { metric: 'commitment.made', amount: 1 },
    ...(body['assessedOn'] === undefined ? [] : [{ metric: 'commitment.assessed', amount: 1 }]),
  ],
});

/** What one campaign asks of somebody in a year (domain M16); items kept from before stay when the figure changes. */
function errorsOfNumber(body: RecordBody, { parameters }: RecordContext): RefusalDetail[] {
  const most = figure(parameters, 'M16.commitments', 3);
  const isNew = body['keptOn'] === undefined && body['assessedOn'] === undefined;
  if (!isNew || (body['items'] as string[]).length <= most) return []; // checked by bodySchema
  return [{ place: 'items', text: { zh: `承诺至多 ${most} 项`, en: `At most ${most} commitments` } }];
}
