import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assignmentStateNames,
  assignmentStepNames,
  assignmentSteps,
  canTakeAssignmentStep,
  maxReturns,
  takeAssignmentStep,
  type AssignmentState,
} from './assignment-state.ts';
import { bucketOf } from './tally.ts';

test('from every state that is not final, somebody can move on', () => {
  for (const state of assignmentStateNames) {
    const next = assignmentStepNames.filter((step) => canTakeAssignmentStep(step, state));
    const final: readonly AssignmentState[] = ['closed', 'withdrawn'];
    expect(next.length > 0, state).toBe(!final.includes(state));
  }
});

test('no walk along the steps closes an assignment without a report and a verification', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...assignmentStepNames), { maxLength: 40 }), (steps) => {
      let state: AssignmentState = 'assigned';
      let returns = 0;
      let [reported, verified] = [false, false];
      for (const step of steps) {
        let next: AssignmentState;
        try {
          next = takeAssignmentStep(step, state, returns);
        } catch {
          continue;
        }
        if (step === 'submit') reported = true;
        if (step === 'giveBack') {
          returns += 1;
          reported = false;
        }
        if (next === 'verified') verified = reported;
        if (next === 'closed') expect(reported && verified).toBe(true);
        state = next;
      }
      expect(returns).toBeLessThanOrEqual(maxReturns);
    }),
  );
});

test('a third return is refused', () => {
  expect(() => takeAssignmentStep('giveBack', 'submitted', maxReturns)).toThrow(
    expect.objectContaining({ reason: 'too-many' }),
  );
});

test('who bears never judges: verifying, returning, exempting and closing are asked on the issuer’s side', () => {
  for (const step of ['verify', 'giveBack', 'exempt', 'close'] as const)
    expect(assignmentSteps[step].side).toBe('issuer');
  for (const step of ['accept', 'submit', 'passDown', 'fold'] as const)
    expect(assignmentSteps[step].side).toBe('bearer');
});

test('standing and dormant work is never open, whatever its state', () => {
  for (const state of assignmentStateNames) {
    expect(bucketOf({ state, clockType: 'standing', refusedExtensions: 0 }, false)).not.toBe('open');
    expect(bucketOf({ state, clockType: 'dormant', refusedExtensions: 0 }, false)).not.toBe('open');
  }
  const dormant = { state: 'assigned', clockType: 'dormant', refusedExtensions: 0 } as const;
  expect(bucketOf(dormant, true)).toBe('open');
  expect(bucketOf({ ...dormant, refusedExtensions: 2 }, true)).toBe('urged');
  expect(bucketOf({ ...dormant, refusedExtensions: 2, state: 'submitted' }, true)).toBe('waiting');
});
