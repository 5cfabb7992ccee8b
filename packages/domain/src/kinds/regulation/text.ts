import type { Label } from '../../label.ts';
import { postTypes } from '../../units/post-type.ts';
import { defineRecord } from '../define-kind.ts';
import { dayField } from '../procedure/linear.ts';

const posts: Record<string, Label> = {
  ...Object.fromEntries(Object.entries(postTypes).map(([name, post]) => [name, post.label])),
  everyMember: { zh: '全体党员', en: 'Every member' },
};

/** 版本: what a revision changed and from when (domain K10). */
export const revision = defineRecord({
  kind: 'regulation',
  name: 'revision',
  label: { zh: '版本', en: 'Revisions' },
  mechanisms: ['M38'],
  parent: 'regulation',
  fields: {
    no: {
      type: 'integer',
      label: { zh: '版次', en: 'Version' },
      min: 1,
      max: 99,
      unit: { zh: '版', en: 'no.' },
    },
    adoptedOn: dayField('通过日期', 'Adopted on'),
    effectiveOn: { type: 'day', label: { zh: '施行日期', en: 'In force from' }, future: true },
    summary: { type: 'text', label: { zh: '修改要点', en: 'What changed' }, max: 500, required: true },
  },
  states: { drafted: { zh: '拟定', en: 'Drafted' }, adopted: { zh: '已通过', en: 'Adopted' } },
  start: 'drafted',
  done: ['adopted'],
  counted: ['adopted'],
  steps: {
    adopt: {
      label: { zh: '通过', en: 'Adopt' },
      from: ['drafted'],
      to: 'adopted',
      action: 'regulation.issue',
      notBy: ['create'],
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['drafted'],
      action: 'regulation.write',
      writes: true,
    },
  },
  columns: ['no', 'adoptedOn', 'effectiveOn', 'summary'],
  create: 'regulation.write',
  read: 'regulation.read',
  happenedOn: 'adoptedOn',
  titleOf: (body) => ({ zh: `第 ${String(body['no'])} 版`, en: `Version ${String(body['no'])}` }),
  tagsOf: () => [],
  check: () => [],
  factsOf: () => [{ metric: 'regulation.revised', amount: 1 }],
});

/** 条款: one clause with its number; pasted in as a table (domain K10). */
export const clause = defineRecord({
  kind: 'regulation',
  name: 'clause',
  label: { zh: '条款', en: 'Clauses' },
  mechanisms: ['M38'],
  parent: 'regulation',
  fields: {
    number: { type: 'text', label: { zh: '条', en: 'Clause' }, max: 20, required: true },
    text: { type: 'text', label: { zh: '内容', en: 'Text' }, max: 1_000, required: true },
    since: dayField('自', 'Since'),
  },
  states: { current: { zh: '有效', en: 'Current' }, superseded: { zh: '已替代', en: 'Superseded' } },
  start: 'current',
  done: ['superseded'],
  counted: [],
  steps: {
    supersede: {
      label: { zh: '标为已替代', en: 'Superseded' },
      from: ['current'],
      to: 'superseded',
      action: 'regulation.write',
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['current'],
      action: 'regulation.write',
      writes: true,
    },
  },
  columns: ['number', 'text', 'since'],
  create: 'regulation.write',
  read: 'regulation.read',
  happenedOn: 'since',
  titleOf: (body) => ({ zh: `第${String(body['number'])}条`, en: `Clause ${String(body['number'])}` }),
  tagsOf: () => [],
  check: () => [],
  factsOf: () => [],
});

/** 应知应会清单: what a post has to know, refreshed yearly; reading is never timed nor ticked (domain M38). */
export const readingList = defineRecord({
  kind: 'regulation',
  name: 'readingList',
  label: { zh: '应知应会清单', en: 'Required reading' },
  mechanisms: ['M38'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 80, required: true },
    listedOn: dayField('编制日期', 'Drawn up on'),
    posts: { type: 'tags', label: { zh: '适用职务', en: 'For posts' }, choices: posts, max: 8 },
    regulations: {
      type: 'records',
      label: { zh: '本级制度', en: 'Own regulations' },
      of: 'regulation',
      max: 60,
    },
    others: { type: 'lines', label: { zh: '上级法规', en: 'Rules from above' }, max: 40, maxLength: 80 },
  },
  states: {
    drafted: { zh: '编制中', en: 'Drafted' },
    published: { zh: '已公布', en: 'Published' },
    replaced: { zh: '已更新', en: 'Replaced' },
  },
  start: 'drafted',
  done: ['replaced'],
  counted: ['published'],
  steps: {
    publish: {
      label: { zh: '公布', en: 'Publish' },
      from: ['drafted'],
      to: 'published',
      action: 'regulation.issue',
      notBy: ['create', 'change'],
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['drafted'],
      action: 'regulation.write',
      writes: true,
    },
    replace: {
      label: { zh: '由新清单替代', en: 'Replaced' },
      from: ['published'],
      to: 'replaced',
      action: 'regulation.write',
    },
  },
  columns: ['name', 'posts', 'listedOn'],
  create: 'regulation.write',
  read: 'regulation.read',
  happenedOn: 'listedOn',
  titleOf: (body) => ({ zh: String(body['name']), en: String(body['name']) }),
  tagsOf: () => [],
  check: () => [],
  factsOf: () => [{ metric: 'regulation.readingList', amount: 1 }],
});
