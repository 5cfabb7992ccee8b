import type { JsonSchema } from './operations.ts';

/** How a parameter stands in an address: as it is, repeated, or as JSON. */
export function shapeOf(schema: JsonSchema): 'text' | 'list' | 'json' {
  if (schema.type === 'array') return 'list';
  return takesText(schema) ? 'text' : 'json';
}

/**
 * The input of a query from its address. Numbers, truth values and null are read where the schema takes no text; what
 * cannot be read is passed on as text, so that the schema refuses it with the place.
 */
export function readQuery(query: URLSearchParams, input: JsonSchema | null): Record<string, unknown> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const schema = input?.properties?.[name];
      const values = query.getAll(name);
      if (schema && shapeOf(schema) === 'list')
        return [name, values.map((value) => readValue(value, schema.items))];
      return [name, values.length === 1 ? readValue(values[0] ?? '', schema) : values];
    }),
  );
}

function readValue(value: string, schema: JsonSchema | undefined): unknown {
  if (!schema || takesText(schema)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function takesText(schema: JsonSchema): boolean {
  if (schema.anyOf) return schema.anyOf.some(takesText);
  if (schema.enum) return schema.enum.some((value) => typeof value === 'string');
  return schema.type === 'string' || typeof schema['const'] === 'string';
}
