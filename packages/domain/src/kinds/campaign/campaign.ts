import type { RefusalDetail } from '../../refusal.ts';
import { addDays, addMonths } from '../../time/day.ts';
import { defineRecord } from '../define-kind.ts';

/** 活动: always voluntary, always with an end; at most so many entries a department, never at least (domain K8). */
export const campaign = defineRecord({
  kind: 'campaign',
  name: 'campaign',
  label: { zh: '活动', en: 'Campaigns' },
  mechanisms: ['M30', 'M16', 'M41', 'M42', 'M05', 'M29'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 80, required: true },
    opensOn: { type: 'day', label: { zh: '开始', en: 'Opens' }, future: true },
    closesOn: { type: 'day', label: { zh: '截止', en: 'Closes' }, future: true },
    audience: { type: 'text', label: { zh: '面向', en: 'For whom' }, max: 80, required: true },
    call: { type: 'text', label: { zh: '内容与要求', en: 'What it is about' }, max: 500, required: true },
    maxPerUnit: {
      type: 'integer',
      label: { zh: '每部门至多', en: 'At most a department' },
      hint: { zh: '只设上限，不设下限；自愿参加', en: 'A limit, never a target; taking part is voluntary' },
      min: 1,
      max: 1_000,
      unit: { zh: '件', en: 'entries' },
      optional: true,
    },
    linkedMeasures: {
      type: 'measures',
      label: { zh: '对应举措', en: 'Measures it serves' },
      max: 10,
      extra: true,
    },
  },
  states: {
    draft: { zh: '拟办', en: 'Draft' },
    open: { zh: '进行中', en: 'Open' },
    closed: { zh: '已截止', en: 'Closed' },
    selecting: { zh: '遴选中', en: 'Selecting' },
    published: { zh: '已公布', en: 'Published' },
    archived: { zh: '已归档', en: 'Archived' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  start: 'draft',
  done: ['archived', 'cancelled'],
  counted: ['open', 'closed', 'selecting', 'published', 'archived'],
  steps: {
    open: { label: { zh: '同意举办', en: 'Open it' }, from: ['draft'], to: 'open', action: 'campaign.open' },
    change: { label: { zh: '修改', en: 'Change' }, from: ['draft'], action: 'campaign.write', writes: true },
    close: { label: { zh: '截止', en: 'Close' }, from: ['open'], to: 'closed', action: 'campaign.write' },
    closeByDay: {
      label: { zh: '到期截止', en: 'Closes by itself' },
      from: ['open'],
      to: 'closed',
      action: null,
      whenDue: true,
    },
    select: {
      label: { zh: '开始遴选', en: 'Select' },
      from: ['closed'],
      to: 'selecting',
      action: 'campaign.write',
    },
    publish: {
      label: { zh: '公布结果', en: 'Publish' },
      from: ['closed', 'selecting'],
      to: 'published',
      action: 'campaign.write',
    },
    archive: {
      label: { zh: '归档', en: 'Archive' },
      from: ['published'],
      to: 'archived',
      action: 'campaign.write',
    },
    cancel: {
      label: { zh: '取消', en: 'Cancel' },
      from: ['draft', 'open'],
      to: 'cancelled',
      action: 'campaign.write',
      needsReason: true,
    },
  },
  columns: ['opensOn', 'name', 'audience', 'closesOn'],
  create: 'campaign.write',
  read: 'campaign.read',
  happenedOn: 'opensOn',
  titleOf: (body) => ({ zh: String(body['name']), en: String(body['name']) }),
  tagsOf: () => [],
  dueOf: (body, state) => (state === 'open' ? addDays(String(body['closesOn']), 1) : null),
  check(body) {
    const errors: RefusalDetail[] = [];
    const [from, to] = [String(body['opensOn']), String(body['closesOn'])];
    if (to < from)
      errors.push({ place: 'closesOn', text: { zh: '截止早于开始', en: 'It closes before it opens' } });
    if (to > addMonths(from, 12))
      errors.push({ place: 'closesOn', text: { zh: '活动不超过 12 个月', en: 'At most twelve months' } });
    return errors;
  },
  factsOf: () => [{ metric: 'campaign.held', amount: 1 }],
});
