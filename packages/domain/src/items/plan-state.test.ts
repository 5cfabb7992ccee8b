import { expect, test } from 'vitest';
import {
  canTakePlanStep,
  planStateNames,
  planSteps,
  requireRunning,
  takePlanStep,
  type PlanStep,
} from './plan-state.ts';

test('a plan goes from draft over review to published, and a revision back to review', () => {
  expect(takePlanStep('submit', 'draft', 0)).toBe('review');
  expect(takePlanStep('publish', 'review', 0)).toBe('published');
  expect(takePlanStep('revise', 'published', 1)).toBe('revising');
  expect(takePlanStep('submit', 'revising', 1)).toBe('review');
  expect(takePlanStep('sendBack', 'review', 0)).toBe('draft');
  expect(takePlanStep('sendBack', 'review', 1)).toBe('revising');
});

test('every step outside its states is refused', () => {
  for (const step of Object.keys(planSteps) as PlanStep[]) {
    for (const state of planStateNames) {
      if (canTakePlanStep(step, state)) continue;
      expect(() => takePlanStep(step, state, 1)).toThrow(
        expect.objectContaining({ reason: 'not-in-this-state' }),
      );
    }
  }
});

test('nothing leads out of a closed plan', () => {
  expect((Object.keys(planSteps) as PlanStep[]).filter((step) => canTakePlanStep(step, 'closed'))).toEqual(
    [],
  );
});

test('in a closed plan nothing moves, in any other it may', () => {
  for (const state of planStateNames.filter((name) => name !== 'closed'))
    expect(() => requireRunning(state)).not.toThrow();
  expect(() => requireRunning('closed')).toThrow(expect.objectContaining({ reason: 'not-in-this-state' }));
});
