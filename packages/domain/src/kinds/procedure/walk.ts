import { stepFields } from '../check-record.ts';
import type { RecordBody, RecordContext, RecordDefinition } from '../define-kind.ts';
import { sampleValue } from '../sample-record.ts';
import { bodyAfterStep, takeRecordStep } from '../take-record-step.ts';

/** One step of a test: its name, the day it is taken on, and what differs from the smallest valid form. */
export type Taken = readonly [step: string, on: string, given?: RecordBody];

/** Takes steps one after the other as people would, each on its day; throws the refusal of the first that fails. */
export function walk(
  definition: RecordDefinition,
  start: { readonly state: string; readonly body: RecordBody },
  steps: readonly Taken[],
  contextOn: (today: string) => RecordContext,
): { state: string; body: RecordBody } {
  let { state, body } = start;
  for (const [name, on, given] of steps) {
    const next = takeRecordStep(definition, name, state);
    const fields = stepFields(definition, name);
    const form = Object.fromEntries(
      Object.entries(fields).map(([field, of]) => [field, given?.[field] ?? sampleValue(of, on)]),
    );
    body = bodyAfterStep(
      definition,
      name,
      body,
      definition.steps[name]?.asks ? form : undefined,
      contextOn(on),
    );
    state = next;
  }
  return { state, body };
}
