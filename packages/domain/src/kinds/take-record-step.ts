import { Refusal, type RefusalDetail } from '../refusal.ts';
import type { Day } from '../time/day.ts';
import { checkBody, checkFields, invalid, stepFields } from './check-record.ts';
import type { Gate, RecordBody, RecordContext, RecordDefinition, RecordStep } from './define-kind.ts';

/** The state after the step; throws `not-in-this-state`. */
export function takeRecordStep(definition: RecordDefinition, step: string, state: string): string {
  const row = definition.steps[step];
  if (row?.from.includes(state)) return row.to ?? state;
  const label = row?.label ?? { zh: step, en: step };
  const present = definition.states[state] ?? { zh: state, en: state };
  throw new Refusal('not-in-this-state', {
    zh: `当前为“${present.zh}”，不能${label.zh}`,
    en: `It is “${present.en}”: “${label.en}” is not possible now`,
  });
}

/** What stands in the way of a step today, or null. */
export function findObstacle(
  step: RecordStep,
  body: RecordBody,
  context: RecordContext,
): { notBefore: Day | null; detail: RefusalDetail } | null {
  const gate = step.gate?.(body, context) ?? null;
  if (gate === null) return null;
  if ('refusal' in gate) return { notBefore: null, detail: gate.refusal };
  return gate.notBefore > context.today
    ? { notBefore: gate.notBefore, detail: tooEarly(step, gate.notBefore) }
    : null;
}

/**
 * The body after a step: what it asks is parsed, its gate is judged before and after, no day it brings lies
 * before the gate, so that a date cannot be set back (domain K7). Throws `invalid` or `not-in-this-state`.
 */
export function bodyAfterStep(
  definition: RecordDefinition,
  name: string,
  body: RecordBody,
  given: RecordBody | undefined,
  context: RecordContext,
): RecordBody {
  const step = definition.steps[name];
  if (!step) return body;
  refuse(findObstacle(step, body, context)?.detail);
  let after = body;
  if (step.asks) after = checkFields(definition, stepFields(definition, name), given ?? {}, context, body);
  else if (step.writes && given) after = checkBody(definition, given, context, body);
  else if (given && Object.keys(given).length > 0) checkFields(definition, {}, given, context, body);
  refuse(findObstacle(step, after, context)?.detail);
  for (const known of [body, after]) {
    const gate = step.gate?.(known, context);
    if (gate) refuse(setBack(definition, step, after, gate));
  }
  if (!step.rewrite) return after;
  const changed = step.rewrite(after, context);
  const details = definition.check(changed, context);
  if (details.length > 0) throw invalid(details);
  return changed;
}

function setBack(
  definition: RecordDefinition,
  step: RecordStep,
  body: RecordBody,
  gate: Gate,
): RefusalDetail | undefined {
  if (!('notBefore' in gate)) return undefined;
  const name = step.asks?.find(
    (asked) =>
      definition.fields[asked]?.type === 'day' && String(body[asked]) < gate.notBefore && body[asked] !== '',
  );
  return name === undefined ? undefined : { ...tooEarly(step, gate.notBefore), place: name };
}

function tooEarly(step: RecordStep, notBefore: Day): RefusalDetail {
  return {
    place: 'step',
    text: {
      zh: `“${step.label.zh}”最早可在 ${notBefore} 办理`,
      en: `“${step.label.en}” is possible from ${notBefore} on`,
    },
  };
}

function refuse(detail: RefusalDetail | undefined): void {
  if (detail) throw new Refusal('invalid', detail.text, [detail]);
}
