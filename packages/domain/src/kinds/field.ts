import { z } from 'zod';
import { id } from '../id.ts';
import type { Label } from '../label.ts';
import { day } from '../time/day.ts';
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
}

/** A field of a record. There is no file, photo, score or counter among the types: they cannot be asked for. */
export type Field = Common &
  (
    | { readonly type: 'text'; readonly max: number; readonly required: boolean }
    | {
        readonly type: 'integer';
        readonly min: number;
        readonly max: number;
        readonly unit: Label;
        readonly step?: number;
      }
    | { readonly type: 'day'; readonly future: boolean }
    | { readonly type: 'tags'; readonly choices: Readonly<Record<string, Label>>; readonly max: number }
    | { readonly type: 'choice'; readonly choices: Readonly<Record<string, Label>> }
    | { readonly type: 'person'; readonly required: boolean }
    | { readonly type: 'absences' }
    | { readonly type: 'lines'; readonly max: number; readonly maxLength: number }
    | { readonly type: 'measures'; readonly max: number }
  );

export type FieldType = Field['type'];

/** A value that one absence holds. */
export const absence = z.strictObject({ personId: id, class: z.enum(absenceClassNames) });
export type Absence = z.infer<typeof absence>;

/** The check of one field's value on the way in and out. */
export function fieldSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
      return field.required ? writtenText(field.max) : optionalText(field.max).default('');
    case 'integer':
      return z.int().min(field.min).max(field.max);
    case 'day':
      return day;
    case 'tags':
      return distinct(z.enum(Object.keys(field.choices)), field.max).min(1);
    case 'choice':
      return z.enum(Object.keys(field.choices));
    case 'person':
      return field.required ? writtenText(40) : optionalText(40).default('');
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
      return distinct(id, field.max).default([]);
  }
}

function distinct(item: z.ZodType<string>, max: number) {
  return z
    .array(item)
    .max(max)
    .refine((list) => new Set(list).size === list.length, { params: { code: 'repeated' } });
}
