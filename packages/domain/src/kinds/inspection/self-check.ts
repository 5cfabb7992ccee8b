import { defineRecord } from '../define-kind.ts';

/** 学查改: a department's own loop; what was studied by public title, gaps found, put right, carried over (M02). */
export const selfCheck = defineRecord({
  kind: 'inspection',
  name: 'selfCheck',
  label: { zh: '学查改', en: 'Study, check, fix' },
  mechanisms: ['M02'],
  fields: {
    openedOn: { type: 'day', label: { zh: '启动日期', en: 'Begun on' }, future: false },
    studied: {
      type: 'lines',
      label: { zh: '学：所学部署（公开标题）', en: 'Studied, by public title' },
      max: 10,
      maxLength: 80,
    },
    gaps: {
      type: 'rows',
      label: { zh: '查：差距清单', en: 'Gaps found' },
      max: 20,
      cells: {
        gap: { type: 'text', label: { zh: '差距', en: 'Gap' }, max: 120, required: true },
        fix: { type: 'text', label: { zh: '改进措施', en: 'What will be done' }, max: 120, required: true },
        by: { type: 'day', label: { zh: '时限', en: 'By' }, future: true },
      },
    },
    corrected: {
      type: 'integer',
      label: { zh: '改：已改', en: 'Corrected' },
      min: 0,
      max: 20,
      unit: { zh: '项', en: '' },
    },
    carriedOver: {
      type: 'integer',
      label: { zh: '转入下年', en: 'Carried over' },
      min: 0,
      max: 20,
      unit: { zh: '项', en: '' },
    },
    rule: {
      type: 'text',
      label: { zh: '建制：形成的制度', en: 'Rule made of it' },
      max: 80,
      required: false,
    },
  },
  states: {
    studying: { zh: '学', en: 'Study' },
    fixing: { zh: '改', en: 'Fix' },
    closed: { zh: '已完成', en: 'Done' },
  },
  start: 'studying',
  done: ['closed'],
  counted: ['fixing', 'closed'],
  steps: {
    check: {
      label: { zh: '列出差距', en: 'List the gaps' },
      from: ['studying', 'fixing'],
      to: 'fixing',
      action: 'selfCheck.write',
      asks: ['gaps'],
    },
    close: {
      label: { zh: '评改收口', en: 'Close the loop' },
      from: ['fixing'],
      to: 'closed',
      action: 'selfCheck.write',
      asks: ['corrected', 'carriedOver', 'rule'],
    },
  },
  columns: ['openedOn', 'gaps', 'corrected', 'carriedOver'],
  create: 'selfCheck.write',
  read: 'selfCheck.read',
  happenedOn: 'openedOn',
  titleOf: (body) => {
    const year = String(body['openedOn']).slice(0, 4);
    return { zh: `${year} 年学查改`, en: `Study, check, fix ${year}` };
  },
  tagsOf: () => [],
  check(body) {
    const found = ((body['gaps'] ?? []) as unknown[]).length; // checked by bodySchema
    if (body['corrected'] === undefined) return [];
    if (Number(body['corrected']) + Number(body['carriedOver']) === found) return [];
    return [
      {
        place: 'corrected',
        text: { zh: `已改与转入之和应为 ${found} 项`, en: `Corrected and carried over make ${found}` },
      },
    ];
  },
  factsOf: (body) => [
    { metric: 'selfCheck.found', amount: ((body['gaps'] ?? []) as unknown[]).length }, // checked by bodySchema
    { metric: 'selfCheck.corrected', amount: Number(body['corrected'] ?? 0) },
  ],
});
