import { RefusedRequest, type ShownRefusal } from '@gangmu/client/refusal';
import type { Label } from '@gangmu/domain/label';

export interface ApiSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly items?: ApiSchema;
  readonly anyOf?: readonly ApiSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
}

interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema?: ApiSchema;
  readonly content?: { readonly 'application/json': { readonly schema: ApiSchema } };
}

interface ApiOperation {
  readonly operationId: string;
  readonly 'x-label': Label;
  readonly 'x-scope': string | null;
  readonly tags: readonly [string];
  readonly parameters: readonly ApiParameter[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: ApiSchema } };
  };
}

interface ApiDocument {
  readonly tags: readonly { readonly name: string; readonly 'x-label': Label }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
}

/** One thing a call carries, and where. */
export interface ApiField {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'body';
  readonly required: boolean;
  readonly schema: ApiSchema;
}

export interface ShownOperation {
  readonly name: string;
  readonly noun: string;
  readonly label: Label;
  readonly scope: string | null;
  readonly method: string;
  readonly path: string;
  readonly fields: readonly ApiField[];
}

/** The nouns with their operations, from the document other systems read. Throws {@link RefusedRequest}. */
export async function readApi(): Promise<{ noun: string; label: Label; operations: ShownOperation[] }[]> {
  const response = await fetch('/files/openapi.json');
  const answer = (await response.json()) as ApiDocument | { refusal: ShownRefusal }; // what the route answers
  if ('refusal' in answer) throw new RefusedRequest(answer.refusal);
  const operations = Object.entries(answer.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => show(path, method, operation)),
  );
  return answer.tags.map((tag) => ({
    noun: tag.name,
    label: tag['x-label'],
    operations: operations.filter(({ noun }) => noun === tag.name),
  }));
}

function show(path: string, method: string, operation: ApiOperation): ShownOperation {
  const body = operation.requestBody?.content['application/json'].schema;
  return {
    name: operation.operationId,
    noun: operation.tags[0],
    label: operation['x-label'],
    scope: operation['x-scope'],
    method: method.toUpperCase(),
    path,
    fields: [
      ...operation.parameters.map((parameter) => ({
        name: parameter.name,
        place: parameter.in,
        required: parameter.required,
        schema: parameter.schema ?? parameter.content?.['application/json'].schema ?? {},
      })),
      ...Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
        name,
        place: 'body' as const,
        required: body?.required?.includes(name) ?? false,
        schema,
      })),
    ],
  };
}
