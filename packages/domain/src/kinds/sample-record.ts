import type { RecordBody, RecordContext, RecordDefinition } from './define-kind.ts';
import { createFields } from './check-record.ts';
import type { Field } from './field.ts';
import { parametersInForce } from '../mechanisms/parameters.ts';

/** A context for tests: a branch of 23 on the demo day, with every default figure in force. */
export function sampleContext(change: Partial<RecordContext> = {}): RecordContext {
  const today = change.today ?? '2024-06-20';
  return {
    today,
    expected: 23,
    parent: null,
    parentState: null,
    siblings: 0,
    isRepeated: false,
    unit: {
      id: '01900000-0000-7000-8000-000000000001',
      departmentId: '01900000-0000-7000-8000-000000000002',
      kind: 'branch',
      fullMembers: 19,
      termEndsOn: '2024-12-18',
      ownTermEndsOn: '2024-12-18',
    },
    quota: null,
    parameters: parametersInForce([], today),
    calendar: { holidays: new Set(), workdays: new Set(), years: new Set([2024]) },
    known: {},
    person: { status: 'full', fullOn: '1974-06-28' },
    ...change,
  };
}

export const sampleId = '01900000-0000-7000-8000-00000000000a';

/** The smallest valid value of a field on a day. */
export function sampleValue(field: Field, on: string): unknown {
  switch (field.type) {
    case 'text':
    case 'person':
      return '样例';
    case 'integer':
      return field.min;
    case 'day':
      return on;
    case 'tags':
      return Object.keys(field.choices).slice(0, 1);
    case 'choice':
      return Object.keys(field.choices)[0];
    case 'member':
    case 'unit':
      return sampleId;
    case 'absences':
    case 'measures':
    case 'records':
    case 'lines':
    case 'rows':
      return [];
  }
}

/** A body a form of creation could bring. */
export function sampleBody(definition: RecordDefinition, on = '2024-06-20'): RecordBody {
  return Object.fromEntries(
    Object.entries(createFields(definition)).map(([name, field]) => [name, sampleValue(field, on)]),
  );
}
