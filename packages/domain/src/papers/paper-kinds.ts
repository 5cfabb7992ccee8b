import type { Action } from '../access/actions.ts';
import type { Label } from '../label.ts';
import type { UnitKind } from '../units/unit-kind.ts';

/** What has to be chosen before a paper can be made. */
export type Ask = 'plan' | 'period' | 'slip' | 'inspection';

export interface PaperKindDefinition {
  readonly label: Label;
  /** What it says, for whoever chooses. */
  readonly hint: Label;
  readonly asks: readonly Ask[];
  /** Kinds of unit that have such a paper. */
  readonly units: readonly UnitKind[];
  /** The right on the unit without which there is nothing to write. */
  readonly needs: Action;
}

const top: readonly UnitKind[] = ['workCommittee'];
const upper: readonly UnitKind[] = [...top, 'department'];
const below: readonly UnitKind[] = [
  'department',
  'organPartyCommittee',
  'subordinateCommittee',
  'generalBranch',
  'branch',
];
const every: readonly UnitKind[] = [...top, ...below, 'bureau'];

/** The papers the platform writes. Each is made from facts that are there; nobody fills anything in. */
export const paperKinds = {
  taskPlan: {
    label: { zh: '任务分工方案', en: 'Division of tasks' },
    hint: {
      zh: '逐条列出举措、完成标准、牵头和配合单位、时限',
      en: 'Every measure with its standard, lead, co-units and clock',
    },
    asks: ['plan'],
    units: top,
    needs: 'plan.read',
  },
  responsibilityList: {
    label: { zh: '责任清单', en: 'List of responsibilities' },
    hint: { zh: '一个单位承担的全部任务', en: 'All tasks a unit bears' },
    asks: ['plan'],
    units: every,
    needs: 'assignment.read',
  },
  supervisionSlip: {
    label: { zh: '督办单', en: 'Supervision slip' },
    hint: { zh: '已发出的一张督办单', en: 'A slip that was issued' },
    asks: ['slip'],
    units: every,
    needs: 'assignment.read',
  },
  rectificationLedger: {
    label: { zh: '整改台账', en: 'Ledger of rectification' },
    hint: { zh: '期间内提出的问题和整改情况', en: 'Findings of the period and what was done' },
    asks: ['period'],
    units: [...top, ...below],
    needs: 'finding.read',
  },
  inspectionFeedback: {
    label: { zh: '督查反馈', en: 'Feedback of an inspection' },
    hint: { zh: '一次督查的情况和问题', en: 'What an inspection saw and found' },
    asks: ['inspection'],
    units: ['department', 'organPartyCommittee', 'subordinateCommittee'],
    needs: 'inspection.read',
  },
  circular: {
    label: { zh: '通报', en: 'Circular' },
    hint: { zh: '期间内的总体进展，只有合计，不作排名', en: 'Progress of the period, sums only, no ranking' },
    asks: ['plan', 'period'],
    units: upper,
    needs: 'plan.overview',
  },
  factSheet: {
    label: { zh: '述职事实清单', en: 'Fact sheet for the review' },
    hint: { zh: '述职用的事实，按系统记录列出', en: 'Facts for the review, as recorded' },
    asks: ['plan', 'period'],
    units: below,
    needs: 'assignment.read',
  },
  yearSummary: {
    label: { zh: '年度总结', en: 'Summary of the year' },
    hint: {
      zh: '逐条目成章，附义务、督查、换届等情况',
      en: 'A chapter an item, then duties and inspections',
    },
    asks: ['plan', 'period'],
    units: upper,
    needs: 'plan.overview',
  },
} as const satisfies Record<string, PaperKindDefinition>;

export type PaperKind = keyof typeof paperKinds;
export const paperKindNames = Object.keys(paperKinds) as [PaperKind, ...PaperKind[]]; // keys of a const table

export function readPaperKind(kind: PaperKind): PaperKindDefinition {
  return paperKinds[kind];
}
