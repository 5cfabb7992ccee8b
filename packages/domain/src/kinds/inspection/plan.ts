import { similarity } from '../../assessments/similarity.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { defineRecord, type RecordBody } from '../define-kind.ts';
import type { Row } from '../field.ts';

/** Items this alike are one item unless the plan says why not. */
const alike = 0.5;

/** 年度督查计划: few and combined; similar items are merged or the plan says why they are not (domain M01, S9). */
export const inspectionPlan = defineRecord({
  kind: 'inspection',
  name: 'inspectionPlan',
  label: { zh: '年度督查计划', en: 'Inspection plan of the year' },
  mechanisms: ['M01', 'M04', 'M06', 'M09', 'M23'],
  fields: {
    madeOn: { type: 'day', label: { zh: '拟定日期', en: 'Drawn up on' }, future: false },
    year: {
      type: 'integer',
      label: { zh: '年度', en: 'Year' },
      min: 2020,
      max: 2099,
      unit: { zh: '年', en: '' },
    },
    items: {
      type: 'rows',
      label: { zh: '督查事项', en: 'Items' },
      hint: {
        zh: '相近事项请合并；确需分开的写明理由',
        en: 'Merge similar items, or say why they stay apart',
      },
      max: 12,
      cells: {
        theme: { type: 'text', label: { zh: '事项', en: 'Item' }, max: 80, required: true },
        departments: {
          type: 'integer',
          label: { zh: '部门数', en: 'Departments' },
          min: 1,
          max: 500,
          unit: { zh: '个', en: '' },
        },
        why: { type: 'text', label: { zh: '单列理由', en: 'Why apart' }, max: 80, required: false },
      },
    },
  },
  states: {
    draft: { zh: '拟定', en: 'Draft' },
    approved: { zh: '已批准', en: 'Approved' },
    ended: { zh: '已结束', en: 'Ended' },
  },
  start: 'draft',
  done: ['ended'],
  counted: ['approved', 'ended'],
  steps: {
    approve: {
      label: { zh: '批准', en: 'Approve' },
      from: ['draft'],
      to: 'approved',
      action: 'inspection.approve',
      notBy: ['create', 'change'],
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['draft'],
      action: 'inspection.plan',
      writes: true,
    },
    end: { label: { zh: '结束', en: 'End' }, from: ['approved'], to: 'ended', action: 'inspection.plan' },
  },
  columns: ['year', 'items', 'madeOn'],
  create: 'inspection.plan',
  read: 'inspection.read',
  happenedOn: 'madeOn',
  titleOf: (body) => ({
    zh: `${String(body['year'])} 年度督查计划`,
    en: `Inspection plan ${String(body['year'])}`,
  }),
  tagsOf: () => [],
  check: (body) => [...similarItems(body)],
  factsOf: () => [{ metric: 'inspection.planned', amount: 1 }],
});

function* similarItems(body: RecordBody): Generator<RefusalDetail> {
  const items = body['items'] as readonly Row[]; // checked by bodySchema
  if (items.length === 0)
    yield { place: 'items', text: { zh: '请至少列一项', en: 'Name at least one item' } };
  for (const [at, item] of items.entries()) {
    const twin = items.findIndex(
      (other, before) => before < at && similarity(String(other['theme']), String(item['theme'])) >= alike,
    );
    if (twin < 0 || String(item['why']).trim() !== '') continue;
    yield {
      place: `items.${at}.why`,
      text: {
        zh: `第 ${at + 1} 项与第 ${twin + 1} 项相近：请合并，或写明单列理由`,
        en: `Item ${at + 1} is close to item ${twin + 1}: merge them, or say why they stay apart`,
      },
    };
  }
}
