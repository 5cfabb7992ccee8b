import { z } from 'zod';
import { Refusal, type RefusalDetail } from '../refusal.ts';
import type { RecordBody, RecordContext, RecordDefinition } from './define-kind.ts';
import { schemasOf, type Absence, type Fields } from './field.ts';

/** The fields a new record, or a corrected form, brings: those that no step asks. */
export function createFields(definition: RecordDefinition): Fields {
  const asked = new Set(Object.values(definition.steps).flatMap((step) => step.asks ?? []));
  return Object.fromEntries(Object.entries(definition.fields).filter(([name]) => !asked.has(name)));
}

/** The fields one step asks. */
export function stepFields(definition: RecordDefinition, step: string): Fields {
  const asked = definition.steps[step]?.asks ?? [];
  return Object.fromEntries(Object.entries(definition.fields).filter(([name]) => asked.includes(name)));
}

/** The strict schema of the body a new record brings. */
export function bodySchema(definition: RecordDefinition) {
  return z.strictObject(schemasOf(createFields(definition)));
}

/** Parses and checks the form of a record; throws `invalid` with the place of every error. */
export function checkBody(
  definition: RecordDefinition,
  input: unknown,
  context: RecordContext,
  before: RecordBody = {},
): RecordBody {
  return checkFields(definition, createFields(definition), input, context, before);
}

/** Parses some fields of a record and checks them together with what stands there already. */
export function checkFields(
  definition: RecordDefinition,
  fields: Fields,
  input: unknown,
  context: RecordContext,
  before: RecordBody,
): RecordBody {
  const parsed = z.strictObject(schemasOf(fields)).safeParse(input);
  if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => fieldError(definition, issue)));
  const body = { ...before, ...parsed.data };
  const details = [...futureDays(fields, parsed.data, context), ...definition.check(body, context)];
  if (details.length > 0) throw invalid(details);
  return body;
}

/** The absent of a body, empty where the kind has none. */
export function absencesOf(definition: RecordDefinition, body: RecordBody): readonly Absence[] {
  return definition.absences === undefined ? [] : (body[definition.absences] as readonly Absence[]); // checked by bodySchema
}

/** Work on one row of many: what is refused in it names the row. */
export async function inRow<T>(row: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'invalid') throw error;
    throw invalid(
      error.details.map(({ place, text }) => ({
        place: `${row}.${place}`,
        text: { zh: `第 ${row + 1} 行：${text.zh}`, en: `Row ${row + 1}: ${text.en}` },
      })),
    );
  }
}

export function invalid(details: readonly RefusalDetail[]): Refusal {
  return new Refusal('invalid', { zh: '有内容需要改正', en: 'Some entries need correcting' }, details);
}

/** What has not happened yet cannot be recorded. */
function futureDays(fields: Fields, body: RecordBody, context: RecordContext): RefusalDetail[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.type === 'day' && !field.future && String(body[name]) > context.today
      ? [
          {
            place: name,
            text: {
              zh: `“${field.label.zh}”在今天之后，请先办理再记录`,
              en: `“${field.label.en}” is in the future; record it after it was done`,
            },
          },
        ]
      : [],
  );
}

function fieldError(definition: RecordDefinition, issue: z.core.$ZodIssue): RefusalDetail {
  const place = issue.path.join('.');
  const [name, row, cell] = issue.path;
  const field = definition.fields[String(name)];
  const label = field?.label ?? { zh: place, en: place };
  const inner = field?.type === 'rows' ? field.cells[String(cell)]?.label : undefined;
  if (inner && typeof row === 'number') {
    return {
      place,
      text: {
        zh: `“${label.zh}”第 ${row + 1} 行“${inner.zh}”填写有误`,
        en: `“${label.en}”, row ${row + 1}: “${inner.en}” is not valid`,
      },
    };
  }
  return { place, text: { zh: `“${label.zh}”填写有误`, en: `“${label.en}” is not valid` } };
}
