import type { ApiSchema, ShownOperation } from './api-document.ts';

/** What a value is, in a few words: `string`, `"a" | "b"`, `integer[]`, `{ on, per }`. */
export function typeText(schema: ApiSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) {
    const shown = schema.enum.slice(0, 8).map((value) => JSON.stringify(value));
    return [...shown, ...(schema.enum.length > 8 ? ['…'] : [])].join(' | ');
  }
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeText))].join(' | ');
  if (schema.type === 'array') return `${typeText(schema.items ?? {})}[]`;
  if (schema.type === 'object')
    return schema.properties ? `{ ${Object.keys(schema.properties).join(', ')} }` : 'object';
  return typeof schema.type === 'string' ? schema.type : (schema.type?.join(' | ') ?? 'any');
}

/** A call to try, at the reader's own address. */
export function exampleOf(operation: ShownOperation, base: string): string {
  const wanted = operation.fields.filter(({ required }) => required);
  const query = wanted.filter(({ place }) => place === 'query').map(({ name }) => `${name}=…`);
  const body = wanted.filter(({ place }) => place === 'body');
  const lines = [
    `curl${operation.method === 'GET' ? '' : ` -X ${operation.method}`} '${base}${operation.path}${query.length > 0 ? `?${query.join('&')}` : ''}'`,
    `  -H "Authorization: Bearer $TOKEN"`,
    ...wanted.filter(({ place }) => place === 'header').map(({ name }) => `  -H '${name}: …'`),
    ...(operation.fields.some(({ place }) => place === 'body')
      ? [
          `  -H 'Content-Type: application/json'`,
          `  -d '${JSON.stringify(Object.fromEntries(body.map(({ name, schema }) => [name, sampleOf(schema)])))}'`,
        ]
      : []),
  ];
  return lines.join(' \\\n');
}

function sampleOf(schema: ApiSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? [];
  if (first) return sampleOf(first);
  if (schema.type === 'array') return [sampleOf(schema.items ?? {})];
  if (schema.type === 'object')
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
    );
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  return '…';
}
