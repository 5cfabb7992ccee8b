import type { Action } from '../access/actions.ts';
import type { Label } from '../label.ts';
import { Refusal } from '../refusal.ts';

/** States of an assignment (domain K1). */
export const assignmentStates = {
  assigned: { zh: '已下达', en: 'Assigned' },
  accepted: { zh: '已签收', en: 'Accepted' },
  inProgress: { zh: '办理中', en: 'In progress' },
  submitted: { zh: '已报送', en: 'Submitted' },
  verified: { zh: '已核验', en: 'Verified' },
  closed: { zh: '已销号', en: 'Closed' },
  returned: { zh: '已退回', en: 'Returned' },
  exempted: { zh: '免办', en: 'Exempt' },
  folded: { zh: '合并办理', en: 'Folded' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Label>;

export type AssignmentState = keyof typeof assignmentStates;
export const assignmentStateNames = Object.keys(assignmentStates) as [AssignmentState, ...AssignmentState[]]; // keys of a const table

interface Step {
  readonly label: Label;
  readonly from: readonly AssignmentState[];
  readonly to: AssignmentState;
  /** The right it needs; null for steps only the system takes. */
  readonly action: Action | null;
  /** On whose unit the right is asked: the bearer's, or the issuer's (who verifies must not be who did it). */
  readonly side: 'bearer' | 'issuer';
  readonly needsReason: boolean;
}

const open = ['assigned', 'accepted', 'inProgress', 'returned'] as const;

/** Step → states, right and side. The button, its reason and the server's rule come from one row. */
export const assignmentSteps = {
  accept: {
    label: { zh: '签收', en: 'Accept' },
    from: ['assigned'],
    to: 'accepted',
    action: 'assignment.accept',
    side: 'bearer',
    needsReason: false,
  },
  acceptBySilence: {
    label: { zh: '默认签收', en: 'Accepted by silence' },
    from: ['assigned'],
    to: 'accepted',
    action: null,
    side: 'bearer',
    needsReason: false,
  },
  start: {
    label: { zh: '开始办理', en: 'Start' },
    from: ['assigned', 'accepted'],
    to: 'inProgress',
    action: 'assignment.report',
    side: 'bearer',
    needsReason: false,
  },
  passDown: {
    label: { zh: '转办', en: 'Pass down' },
    from: open,
    to: 'inProgress',
    action: 'assignment.passDown',
    side: 'bearer',
    needsReason: true,
  },
  fold: {
    label: { zh: '合并办理', en: 'Fold' },
    from: open,
    to: 'folded',
    action: 'assignment.fold',
    side: 'bearer',
    needsReason: true,
  },
  submit: {
    label: { zh: '报送', en: 'Submit' },
    from: open,
    to: 'submitted',
    action: 'assignment.report',
    side: 'bearer',
    needsReason: false,
  },
  giveBack: {
    label: { zh: '退回', en: 'Return' },
    from: ['submitted'],
    to: 'returned',
    action: 'assignment.verify',
    side: 'issuer',
    needsReason: true,
  },
  verify: {
    label: { zh: '核验', en: 'Verify' },
    from: ['submitted'],
    to: 'verified',
    action: 'assignment.verify',
    side: 'issuer',
    needsReason: false,
  },
  verifyBySilence: {
    label: { zh: '默认通过', en: 'Passed by silence' },
    from: ['submitted'],
    to: 'verified',
    action: null,
    side: 'issuer',
    needsReason: false,
  },
  close: {
    label: { zh: '销号', en: 'Close' },
    from: ['verified'],
    to: 'closed',
    action: 'assignment.close',
    side: 'issuer',
    needsReason: false,
  },
  exempt: {
    label: { zh: '免办', en: 'Exempt' },
    from: open,
    to: 'exempted',
    action: 'assignment.exempt',
    side: 'issuer',
    needsReason: true,
  },
  withdraw: {
    label: { zh: '撤销', en: 'Withdraw' },
    from: [...open, 'submitted', 'exempted', 'folded'],
    to: 'withdrawn',
    action: null,
    side: 'issuer',
    needsReason: false,
  },
} as const satisfies Record<string, Step>;

export type AssignmentStep = keyof typeof assignmentSteps;
export const assignmentStepNames = Object.keys(assignmentSteps) as [AssignmentStep, ...AssignmentStep[]]; // keys of a const table

/** Returned with a reason at most twice (domain 7). */
export const maxReturns = 2;
/** Why a report goes back (domain 7: a reason from a list). */
export const returnReasons = {
  standardNotMet: { zh: '未达到完成标准', en: 'Closing standard not met' },
  factMissing: { zh: '缺少可核对的事实', en: 'No fact to check' },
  factDoesNotMatch: { zh: '事实与举措不符', en: 'Fact and measure do not match' },
  wrongPeriod: { zh: '时间不在要求期间', en: 'Outside the period asked' },
} as const satisfies Record<string, Label>;

export type ReturnReason = keyof typeof returnReasons;
export const returnReasonNames = Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]]; // keys of a const table

export function canTakeAssignmentStep(step: AssignmentStep, state: AssignmentState): boolean {
  return (assignmentSteps[step].from as readonly AssignmentState[]).includes(state);
}

/** The state after the step; throws `not-in-this-state`, or `too-many` for a third return. */
export function takeAssignmentStep(
  step: AssignmentStep,
  state: AssignmentState,
  returns: number,
): AssignmentState {
  const row = assignmentSteps[step];
  if (!canTakeAssignmentStep(step, state)) {
    throw new Refusal('not-in-this-state', {
      zh: `任务当前为“${assignmentStates[state].zh}”，不能${row.label.zh}`,
      en: `The task is “${assignmentStates[state].en}”: “${row.label.en}” is not possible now`,
    });
  }
  if (step === 'giveBack' && returns >= maxReturns) {
    throw new Refusal('too-many', {
      zh: `最多退回 ${maxReturns} 次，请核验或当面沟通`,
      en: `Returned ${maxReturns} times already; verify it or talk to them`,
    });
  }
  return row.to;
}

/** States in which work is still owed. */
export function isOpen(state: AssignmentState): boolean {
  return (open as readonly AssignmentState[]).includes(state);
}
