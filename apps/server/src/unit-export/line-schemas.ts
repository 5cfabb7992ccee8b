import { shapeOfColumn, type ExportColumn, type ExportedTable } from '@gangmu/db/export-table';
import { exportedTables } from '@gangmu/db/exported-tables';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { schemasOf } from '@gangmu/domain/kinds/field';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import { z } from 'zod';

const types = {
  id: { type: 'string', format: 'uuid' },
  text: { type: 'string' },
  day: { type: 'string', format: 'date' },
  month: { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
  time: { type: 'string', format: 'date-time' },
  int: { type: 'integer' },
  number: { type: 'number' },
  flag: { type: 'boolean' },
  json: {},
  account: { type: 'string', description: '办理人姓名 Name of whoever did it' },
} as const;

/** JSON Schema 2020-12: one definition a member of the archive, and one a type of record for its `body`. */
export function describeLines(): Record<string, unknown> {
  const tables: readonly ExportedTable[] = Object.values(exportedTables);
  const lines = tables.map(
    ({ file, label, columns }) =>
      [
        file,
        {
          title: `${label.zh} ${label.en}`,
          type: 'object',
          properties: Object.fromEntries(
            Object.entries(columns).map(([name, column]) => [name, schemaOf(column)]),
          ),
          required: Object.keys(columns),
          additionalProperties: false,
        },
      ] as const,
  );
  const bodies = listRecordDefinitions().map(
    (definition) => [`body.${definition.name}`, bodyOf(definition)] as const,
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '纲目单位数据 Gangmu unit export, version 1',
    $defs: Object.fromEntries([...lines, ...bodies]),
  };
}

function schemaOf(column: ExportColumn): Record<string, unknown> {
  const { type, nullable } = shapeOfColumn(column);
  const schema = types[type];
  return nullable && 'type' in schema ? { ...schema, type: [schema.type, 'null'] } : schema;
}

/** The fields of a body with their names; steps add some, so none is demanded. */
function bodyOf(definition: RecordDefinition): Record<string, unknown> {
  const schemas = schemasOf(definition.fields);
  const properties = Object.entries(definition.fields).map(([name, { label }]) => {
    const { $schema: _, ...schema } = z.toJSONSchema(schemas[name] ?? z.unknown(), {
      unrepresentable: 'any',
    });
    return [name, { title: `${label.zh} ${label.en}`, ...schema }] as const;
  });
  return {
    title: `${definition.label.zh} ${definition.label.en}`,
    type: 'object',
    properties: Object.fromEntries(properties),
  };
}
