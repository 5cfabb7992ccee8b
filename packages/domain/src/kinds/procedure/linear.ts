import type { Action } from '../../access/actions.ts';
import type { Label } from '../../label.ts';
import type { Day } from '../../time/day.ts';
import type { RefusalDetail } from '../../refusal.ts';
import type { Gate, RecordBody, RecordContext, RecordStep } from '../define-kind.ts';
import type { Effect } from '../effect.ts';
import type { Fields } from '../field.ts';

/** One step of a procedure that goes straight on: the next state, and what it needs. */
export interface Stage {
  /** Name of the step; the state after it bears the name `done` (or `name` + `Done`). */
  readonly name: string;
  readonly label: Label;
  readonly done: string;
  readonly doneLabel: Label;
  readonly action: Action;
  readonly asks?: readonly string[];
  readonly notBy?: readonly string[];
  gate?(body: RecordBody, context: RecordContext): Gate | null;
  rewrite?(body: RecordBody, context: RecordContext): RecordBody;
  effectsOf?(body: RecordBody, context: RecordContext): readonly Effect[];
}

/** States and steps of a procedure whose stages follow one another; beside them it can be ended with a reason. */
export function linear(
  start: { readonly name: string; readonly label: Label },
  stages: readonly Stage[],
  end: { readonly label: Label; readonly state: Label; readonly action: Action },
): { states: Record<string, Label>; steps: Record<string, RecordStep>; last: string } {
  const states: Record<string, Label> = { [start.name]: start.label };
  const steps: Record<string, RecordStep> = {};
  let at = start.name;
  const open: string[] = [];
  for (const { name, done, doneLabel, label, action, asks, notBy, gate, rewrite, effectsOf } of stages) {
    open.push(at);
    steps[name] = {
      label,
      from: [at],
      to: done,
      action,
      ...(asks ? { asks } : {}),
      ...(notBy ? { notBy } : {}),
      ...(gate ? { gate } : {}),
      ...(rewrite ? { rewrite } : {}),
      ...(effectsOf ? { effectsOf } : {}),
    };
    states[done] = doneLabel;
    at = done;
  }
  steps['end'] = { label: end.label, from: open, to: 'ended', action: end.action, needsReason: true };
  states['ended'] = end.state;
  return { states, steps, last: at };
}

/** Days of a procedure in the order of its steps: a later step cannot lie before an earlier one. */
export function requireOrder(fields: Fields, order: readonly string[], body: RecordBody): RefusalDetail[] {
  let latest: { name: string; on: Day } | null = null;
  for (const name of order) {
    const on = body[name];
    if (typeof on !== 'string' || on === '') continue;
    const before = latest;
    if (before && on < before.on) {
      const [label, other] = [fields[name]?.label, fields[before.name]?.label];
      return [
        {
          place: name,
          text: {
            zh: `“${label?.zh}”不能早于“${other?.zh}”（${before.on}）`,
            en: `“${label?.en}” cannot be before “${other?.en}” (${before.on})`,
          },
        },
      ];
    }
    latest = { name, on };
  }
  return [];
}

/** The day of a field, or null while it is not there. */
export function dayIn(body: RecordBody, name: string): Day | null {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A gate: not before a day that an earlier step recorded. */
export function notBefore(name: string) {
  return (body: RecordBody): Gate | null => {
    const on = dayIn(body, name);
    return on === null ? null : { notBefore: on };
  };
}

export function dayField(zh: string, en: string): Fields[string] {
  return { type: 'day', label: { zh, en }, future: false };
}

export function numberField(zh: string, en: string): Fields[string] {
  return { type: 'text', label: { zh, en }, max: 40, required: true };
}
