import { openVerbs } from './open-verbs.ts';
import { operations, type JsonSchema, type Operation } from './operations.ts';
import { shapeOf } from './read-query.ts';

/** Header that carries the idempotency key of a write. */
export const keyHeader = 'Idempotency-Key';

/** What the pages send and no system needs: `key` is a header, the direction of paging is always forward. */
const left = new Set(['key', 'direction']);

const label = {
  type: 'object',
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
  required: ['zh', 'en'],
};
const refusal = {
  type: 'object',
  properties: {
    refusal: {
      type: 'object',
      properties: {
        reason: { type: 'string' },
        text: label,
        details: {
          type: 'array',
          items: {
            type: 'object',
            properties: { place: { type: 'string' }, text: label },
            required: ['place', 'text'],
          },
        },
        requestId: { type: 'string' },
      },
      required: ['reason', 'text', 'details', 'requestId'],
    },
  },
  required: ['refusal'],
};

/** The interface as an OpenAPI 3.1 document; `x-` members carry the names in both languages and the scope. */
export function describeApi(baseUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const at = (paths[operation.path] ??= {});
    at[operation.method.toLowerCase()] = describe(operation);
  }
  const tags = Object.entries(openVerbs).filter(([noun]) => operations.some((one) => one.noun === noun));
  return {
    openapi: '3.1.0',
    info: {
      title: '纲目接口 Gangmu API',
      version: '1',
      description:
        '与页面同一套操作、同一套权限。系统管理员为系统账号发放令牌；令牌只缩小账号的权限。\n\nThe same verbs and the same rights as the pages. The system administrator gives tokens to system accounts; a token only narrows what the account may do. Writes carry an Idempotency-Key (UUIDv7): the same key with the same content gives the same answer. Lists give `next`; send it as `cursor` for the next page.',
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ token: [] }],
    tags: tags.map(([name, noun]) => ({
      name,
      description: `${noun.label.zh} ${noun.label.en}`,
      'x-label': noun.label,
    })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Refusal: refusal },
      responses: {
        Refused: {
          description: '未办理，附原因 Refused, with the reason in both languages and the places',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
    },
  };
}

function describe(operation: Operation): Record<string, unknown> {
  const { method, input, procedure } = operation;
  const properties = Object.entries(input?.properties ?? {}).filter(([name]) => !left.has(name));
  const required = new Set(input?.required);
  const inAddress = properties.filter(([name]) => name === 'id' || method === 'GET');
  const inBody = properties.filter(([name]) => name !== 'id' && method === 'POST');
  const isKeyed = input?.properties?.['key'] !== undefined;
  return {
    operationId: procedure,
    summary: `${operation.label.zh} ${operation.label.en}`,
    'x-label': operation.label,
    'x-scope': operation.scope,
    tags: [operation.noun],
    parameters: [
      ...inAddress.map(([name, schema]) => parameter(name, schema, required.has(name))),
      ...(isKeyed ? [keyParameter(input?.properties?.['key'] ?? {})] : []),
    ],
    ...(inBody.length > 0 ? { requestBody: body(inBody, required) } : {}),
    responses: {
      200: { description: '完成 Done', content: { 'application/json': { schema: operation.output } } },
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

function parameter(name: string, schema: JsonSchema, required: boolean): Record<string, unknown> {
  if (name === 'id') return { name, in: 'path', required: true, schema };
  const given = shapeOf(schema) === 'json' && schema.type === undefined;
  const shape = given ? { content: { 'application/json': { schema } } } : { schema };
  return { name, in: 'query', required, ...shape };
}

function keyParameter(schema: JsonSchema): Record<string, unknown> {
  return { name: keyHeader, in: 'header', required: true, schema };
}

function body(
  properties: readonly (readonly [string, JsonSchema])[],
  required: ReadonlySet<string>,
): Record<string, unknown> {
  const names = properties.map(([name]) => name).filter((name) => required.has(name));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(names.length > 0 ? { required: names } : {}),
    additionalProperties: false,
  };
  return { required: names.length > 0, content: { 'application/json': { schema } } };
}
