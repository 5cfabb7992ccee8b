import { z } from 'zod';
import type { Action } from '../access/actions.ts';
import type { Label } from '../label.ts';
import { Refusal, type RefusalDetail } from '../refusal.ts';
import type { Day } from '../time/day.ts';
import { fieldSchema, type Absence, type Field } from './field.ts';
import type { KindName } from './kind-name.ts';

/** The content of a record: one value a field, checked by the kind on the way in and out. */
export type RecordBody = Readonly<Record<string, unknown>>;

/** One thing a record proves (domain, “facts”). `amount` is in the unit of the metric: 1, people or hours. */
export interface Fact {
  readonly metric: string;
  readonly amount: number;
}

/** What the kind may ask about when it judges a record. */
export interface RecordContext {
  readonly today: Day;
  /** Members expected on the day of the record. */
  readonly expected: number;
}

export interface RecordStep {
  readonly label: Label;
  readonly from: readonly string[];
  readonly to: string;
  /** The right it needs on the record's unit; null for steps only the system takes. */
  readonly action: Action | null;
  /** The step saves the form too. */
  readonly writes?: true;
  readonly needsReason?: true;
}

/** A type of record, from which the server validates and both front ends draw. */
export interface RecordDefinition {
  readonly kind: KindName;
  readonly name: string;
  readonly label: Label;
  readonly fields: Readonly<Record<string, Field>>;
  readonly states: Readonly<Record<string, Label>>;
  readonly start: string;
  /** States from which nothing goes on. */
  readonly done: readonly string[];
  /** States in which the record's facts count. */
  readonly counted: readonly string[];
  readonly steps: Readonly<Record<string, RecordStep>>;
  /** Columns of its list, in order: names of fields. */
  readonly columns: readonly string[];
  readonly create: Action;
  readonly read: Action;
  /** The field that says when it happened. */
  readonly happenedOn: string;
  /** The field with names of the absent, if any; it is shown by a right of its own. */
  readonly absences?: string;
  titleOf(body: RecordBody): Label;
  /** Tags by which obligations and measures recognise the record. */
  tagsOf(body: RecordBody): readonly string[];
  /** Rules over several fields. */
  check(body: RecordBody, context: RecordContext): readonly RefusalDetail[];
  factsOf(body: RecordBody, context: RecordContext): readonly Fact[];
}

export interface KindDefinition {
  readonly name: KindName;
  readonly records: Readonly<Record<string, RecordDefinition>>;
}

export function defineRecord(definition: RecordDefinition): RecordDefinition {
  return definition;
}

export function defineKind(definition: KindDefinition): KindDefinition {
  return definition;
}

/** The strict schema of a record's body. */
export function bodySchema(definition: RecordDefinition) {
  return z.strictObject(
    Object.fromEntries(Object.entries(definition.fields).map(([name, field]) => [name, fieldSchema(field)])),
  );
}

/** Parses and checks a body; throws `invalid` with the place of every error. */
export function checkBody(definition: RecordDefinition, input: unknown, context: RecordContext): RecordBody {
  const parsed = bodySchema(definition).safeParse(input);
  const details = parsed.success
    ? definition.check(parsed.data, context)
    : parsed.error.issues.map((issue) => fieldError(definition, issue));
  if (parsed.success && details.length === 0) return parsed.data;
  throw new Refusal('invalid', { zh: '有内容需要改正', en: 'Some entries need correcting' }, details);
}

/** The state after the step; throws `not-in-this-state`. */
export function takeRecordStep(definition: RecordDefinition, step: string, state: string): string {
  const row = definition.steps[step];
  if (row?.from.includes(state)) return row.to;
  const label = row?.label ?? { zh: step, en: step };
  const present = definition.states[state] ?? { zh: state, en: state };
  throw new Refusal('not-in-this-state', {
    zh: `当前为“${present.zh}”，不能${label.zh}`,
    en: `It is “${present.en}”: “${label.en}” is not possible now`,
  });
}

/** The absent of a body, empty where the kind has none. */
export function absencesOf(definition: RecordDefinition, body: RecordBody): readonly Absence[] {
  return definition.absences === undefined ? [] : (body[definition.absences] as readonly Absence[]); // checked by bodySchema
}

function fieldError(definition: RecordDefinition, issue: z.core.$ZodIssue): RefusalDetail {
  const place = issue.path.join('.');
  const label = definition.fields[String(issue.path[0])]?.label ?? { zh: place, en: place };
  return { place, text: { zh: `“${label.zh}”填写有误`, en: `“${label.en}” is not valid` } };
}
