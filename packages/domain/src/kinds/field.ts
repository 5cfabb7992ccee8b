import { z } from 'zod';
import { id } from '../id.ts';
import type { Label } from '../label.ts';
import { day } from '../time/day-schema.ts';
import { optionalText, writtenText } from '../written-text.ts';

/** Why somebody is absent (domain K2); nothing about health beyond the class. */
export const absenceClasses = {
  duty: { zh: '公差', en: 'On duty' },
  sick: { zh: '病假', en: 'Sick leave' },
  personal: { zh: '事假', en: 'Personal leave' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Label>;

export type AbsenceClass = keyof typeof absenceClasses;
export const absenceClassNames = Object.keys(absenceClasses) as [AbsenceClass, ...AbsenceClass[]]; // keys of a const table

interface Common {
  readonly label: Label;
  /** A hint below the input. */
  readonly hint?: Label;
  /** Shown only after “more”; never required. */
  readonly extra?: true;
  /** May stay empty: the empty text, or null for a number or a person. */
  readonly optional?: true;
}

/** What fits into one cell of a table as well as into a form. */
export type Cell = Common &
  (
    | { readonly type: 'text'; readonly max: number; readonly required: boolean }
    | {
        readonly type: 'integer';
        readonly min: number;
        readonly max: number;
        readonly unit: Label;
        readonly step?: number;
      }
    /** `future`: the day may lie ahead. */
    | { readonly type: 'day'; readonly future: boolean }
    | { readonly type: 'choice'; readonly choices: Readonly<Record<string, Label>> }
    /** A person of the unit, by id; applicants for membership are offered beside the members. */
    | { readonly type: 'member' }
    /** A department or the unit itself, by id. */
    | { readonly type: 'unit' }
  );

/** A field of a record. There is no file, photo, score or counter among the types: they cannot be asked for. */
export type Field =
  | Cell
  | (Common &
      (
        | { readonly type: 'tags'; readonly choices: Readonly<Record<string, Label>>; readonly max: number }
        | { readonly type: 'person'; readonly required: boolean }
        | { readonly type: 'absences' }
        | { readonly type: 'lines'; readonly max: number; readonly maxLength: number }
        | { readonly type: 'measures'; readonly max: number }
        /** Other records the reader may see, by id; `of` names their type. */
        | { readonly type: 'records'; readonly of: string; readonly max: number }
        /** A table typed like a spreadsheet. */
        | { readonly type: 'rows'; readonly max: number; readonly cells: Readonly<Record<string, Cell>> }
      ));

export type FieldType = Field['type'];
export type Fields = Readonly<Record<string, Field>>;

/** One line of a table. */
export type Row = Readonly<Record<string, unknown>>;

/** A value that one absence holds. */
export const absence = z.strictObject({ personId: id, class: z.enum(absenceClassNames) });
export type Absence = z.infer<typeof absence>;

/** True when the form may not be sent without it. */
export function isRequired(field: Field): boolean {
  if (field.optional || field.extra) return false;
  if ('required' in field) return field.required;
  return !['absences', 'lines', 'measures', 'records', 'rows'].includes(field.type);
}

/** True for a field that fits into a cell of a table. */
export function isCell(field: Field): field is Cell {
  return ['text', 'integer', 'day', 'choice', 'member', 'unit'].includes(field.type);
}

/** The check of one field's value on the way in and out. */
export function fieldSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
      return field.required ? writtenText(field.max) : optionalText(field.max).default('');
    case 'integer': {
      const number = z.int().min(field.min).max(field.max);
      return field.optional ? number.nullable().default(null) : number;
    }
    case 'day':
      return field.optional ? day.or(z.literal('')).default('') : day;
    case 'tags':
      return distinct(z.enum(Object.keys(field.choices)), field.max).min(field.optional ? 0 : 1);
    case 'choice': {
      const choice = z.enum(Object.keys(field.choices));
      return field.optional ? choice.or(z.literal('')).default('') : choice;
    }
    case 'person':
      return field.required ? writtenText(40) : optionalText(40).default('');
    case 'member':
    case 'unit':
      return field.optional ? id.nullable().default(null) : id;
    case 'absences':
      return z
        .array(absence)
        .max(500)
        .refine((list) => new Set(list.map((entry) => entry.personId)).size === list.length, {
          params: { code: 'repeated' },
        })
        .default([]);
    case 'lines':
      return z.array(writtenText(field.maxLength)).max(field.max).default([]);
    case 'measures':
    case 'records':
      return distinct(id, field.max).default([]);
    case 'rows':
      return z
        .array(z.strictObject(schemasOf(field.cells)))
        .max(field.max)
        .default([]);
  }
}

/** The checks of several fields by name. */
export function schemasOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]));
}

/** A value of the right form for an untouched field. */
export function emptyValue(field: Field): unknown {
  switch (field.type) {
    case 'tags':
    case 'absences':
    case 'lines':
    case 'measures':
    case 'records':
    case 'rows':
      return [];
    case 'integer':
    case 'member':
    case 'unit':
      return null;
    case 'text':
    case 'person':
    case 'day':
    case 'choice':
      return '';
  }
}

function distinct(item: z.ZodType<string>, max: number) {
  return z
    .array(item)
    .max(max)
    .refine((list) => new Set(list).size === list.length, { params: { code: 'repeated' } });
}
