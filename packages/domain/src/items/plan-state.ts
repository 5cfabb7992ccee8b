import type { Label } from '../label.ts';
import { Refusal } from '../refusal.ts';

/** A plan's life (domain K1). `revising` is a published plan with a draft of the next version beside it. */
export const planStates = {
  draft: { zh: '起草中', en: 'Draft' },
  review: { zh: '待审批', en: 'In review' },
  published: { zh: '已印发', en: 'Published' },
  revising: { zh: '修订中', en: 'Being revised' },
  closed: { zh: '已归档', en: 'Closed' },
} as const satisfies Record<string, Label>;

export type PlanState = keyof typeof planStates;
export const planStateNames = Object.keys(planStates) as [PlanState, ...PlanState[]]; // keys of a const table

/** Step → states in which it may be taken, and where it leads. One row serves button, reason and rule. */
export const planSteps = {
  edit: { from: ['draft', 'revising'], to: null, label: { zh: '编辑', en: 'Edit' } },
  submit: { from: ['draft', 'revising'], to: 'review', label: { zh: '提请审批', en: 'Submit for approval' } },
  sendBack: { from: ['review'], to: 'draft', label: { zh: '退回修改', en: 'Send back' } },
  publish: { from: ['review'], to: 'published', label: { zh: '印发', en: 'Publish' } },
  revise: { from: ['published'], to: 'revising', label: { zh: '修订', en: 'Revise' } },
  close: { from: ['published'], to: 'closed', label: { zh: '归档', en: 'Close' } },
} as const satisfies Record<string, { from: readonly PlanState[]; to: PlanState | null; label: Label }>;

export type PlanStep = keyof typeof planSteps;

export function canTakePlanStep(step: PlanStep, state: PlanState): boolean {
  return (planSteps[step].from as readonly PlanState[]).includes(state);
}

/** The state after the step; throws `not-in-this-state`. A revision sent back goes on being a revision. */
export function takePlanStep(step: PlanStep, state: PlanState, publishedVersion: number): PlanState {
  if (!canTakePlanStep(step, state)) {
    throw new Refusal('not-in-this-state', {
      zh: `工作要点当前为“${planStates[state].zh}”，不能${planSteps[step].label.zh}`,
      en: `The plan is “${planStates[state].en}”: “${planSteps[step].label.en}” is not possible now`,
    });
  }
  if (step === 'sendBack' && publishedVersion > 0) return 'revising';
  return planSteps[step].to ?? state;
}

/** What a closed plan says to whoever would go on with it. */
export const closedNotice: Label = {
  zh: '所属的工作要点已归档，其中的责任和举措不再变动；未办结的由新年度要点结转',
  en: 'The plan is closed and nothing in it moves any more; what is unfinished goes on in the new year’s plan',
};

/** Throws `not-in-this-state` for a closed plan. */
export function requireRunning(state: PlanState): void {
  if (state === 'closed') throw new Refusal('not-in-this-state', closedNotice);
}
