import type { TableColumn } from './paper.ts';
import type { PaperKind } from './paper-kinds.ts';

const code = { key: 'code', header: '编号', width: 7, centred: true } as const;
const due = { key: 'due', header: '完成时限', width: 17, centred: true } as const;
const measure = { key: 'measure', header: '重点举措', width: 30 } as const;
const standard = { key: 'standard', header: '完成标准', width: 22 } as const;
const lead = { key: 'lead', header: '牵头单位', width: 13 } as const;

/** The tables of papers, once for the paper itself and for what a template may name. */
export const paperTables = {
  tasks: [code, measure, standard, lead, { key: 'with', header: '配合单位', width: 14 }, due],
  issued: [
    code,
    measure,
    standard,
    lead,
    due,
    { key: 'of', header: '承办', width: 7, centred: true },
    { key: 'closed', header: '已销号', width: 7, centred: true },
  ],
  borne: [
    code,
    measure,
    { key: 'role', header: '角色', width: 7, centred: true },
    standard,
    due,
    { key: 'state', header: '进展', width: 10, centred: true },
    { key: 'below', header: '下级承办', width: 9, centred: true },
  ],
  late: [
    code,
    { key: 'matter', header: '督办事项', width: 54 },
    { key: 'due', header: '原定时限', width: 24, centred: true },
  ],
  findings: [
    { key: 'no', header: '序号', width: 6, centred: true },
    { key: 'text', header: '问题', width: 28 },
    { key: 'unit', header: '责任单位', width: 16 },
    { key: 'raised', header: '提出日期', width: 15, centred: true },
    { key: 'due', header: '整改时限', width: 15, centred: true },
    { key: 'result', header: '整改情况', width: 26 },
    { key: 'state', header: '状态', width: 10, centred: true },
  ],
  found: [
    { key: 'no', header: '序号', width: 8, centred: true },
    { key: 'text', header: '问题', width: 52 },
    { key: 'item', header: '检查要点', width: 26 },
    { key: 'weight', header: '程度', width: 14, centred: true },
  ],
  duties: [
    { key: 'duty', header: '义务', width: 36 },
    { key: 'met', header: '已完成', width: 14, centred: true },
    { key: 'of', header: '应完成', width: 14, centred: true },
    { key: 'exempt', header: '免', width: 12, centred: true },
    { key: 'late', header: '其中补做', width: 14, centred: true },
  ],
  items: [
    { key: 'no', header: '序号', width: 9, centred: true },
    { key: 'item', header: '条目', width: 58 },
    { key: 'closed', header: '已销号', width: 11, centred: true },
    { key: 'of', header: '应办', width: 11, centred: true },
    { key: 'records', header: '事实', width: 11, centred: true },
  ],
  progress: [
    code,
    { key: 'measure', header: '举措', width: 42 },
    { key: 'due', header: '时限', width: 20, centred: true },
    { key: 'closed', header: '已销号', width: 10, centred: true },
    { key: 'of', header: '应办', width: 9, centred: true },
    { key: 'records', header: '事实', width: 9, centred: true },
  ],
} as const satisfies Record<string, readonly TableColumn[]>;

export type PaperTable = keyof typeof paperTables;

/** The tables a kind of paper has. */
export const tablesOf = {
  taskPlan: ['tasks'],
  responsibilityList: ['issued', 'borne'],
  supervisionSlip: ['late'],
  rectificationLedger: ['findings'],
  inspectionFeedback: ['found'],
  circular: ['items', 'duties'],
  factSheet: ['borne', 'duties'],
  yearSummary: ['progress', 'duties'],
} as const satisfies Record<PaperKind, readonly PaperTable[]>;
