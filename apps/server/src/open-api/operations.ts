import type { Action } from '@gangmu/domain/access/actions';
import { closedReasonOf, type ClosedReason } from '@gangmu/domain/access/token-use';
import { scopeOf, type TokenScope } from '@gangmu/domain/access/token-scope';
import type { Label } from '@gangmu/domain/label';
import { z } from 'zod';
import { appRouter } from '../router.ts';
import { openVerbs } from './open-verbs.ts';

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
export interface JsonSchema {
  readonly [key: string]: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
}

/** One verb as other systems call it. */
export interface Operation {
  /** Dotted name in the router, e.g. `assignment.submit`. */
  readonly procedure: string;
  readonly noun: string;
  readonly label: Label;
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`, the id of the object in braces. */
  readonly path: string;
  readonly action: Action;
  /** The scope that opens it; null where any token may call and the objects are asked one by one. */
  readonly scope: TokenScope | null;
  readonly input: JsonSchema | null;
  readonly output: JsonSchema;
}

interface Procedure {
  readonly _def: {
    readonly type: 'query' | 'mutation';
    readonly meta: { readonly action: Action };
    readonly inputs: readonly z.ZodType[];
    readonly output: z.ZodType;
  };
}

const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>; // flat by dotted name at run time

/** What a procedure is to other systems: its operation's label, why it is closed, or null where nobody has decided. */
export function decisionOf(name: string): Label | ClosedReason | null {
  const procedure = procedures[name];
  if (!procedure) return null;
  const [noun = '', verb = ''] = name.split('.');
  return closedReasonOf(procedure._def.meta.action) ?? openVerbs[noun]?.verbs[verb] ?? null;
}

/** All operations, noun by noun in the order of the table. */
export const operations: readonly Operation[] = Object.entries(openVerbs).flatMap(([noun, { path, verbs }]) =>
  Object.keys(verbs).flatMap((verb): Operation[] => {
    const procedure = `${noun}.${verb}`;
    const label = decisionOf(procedure);
    const found = procedures[procedure];
    return found && label !== null && typeof label !== 'string'
      ? [toOperation(procedure, label, path, found)]
      : [];
  }),
);

function toOperation(procedure: string, label: Label, nounPath: string, { _def }: Procedure): Operation {
  const [noun = '', verb = ''] = procedure.split('.');
  const [parser] = _def.inputs;
  const input = parser ? toSchema(parser, 'input') : null;
  const isQuery = _def.type === 'query';
  const hasId = input?.properties?.['id'] !== undefined;
  const named = (isQuery && verb === 'list') || (isQuery && verb === 'read' && hasId) || verb === 'create';
  const parts = [nounPath, ...(hasId ? ['{id}'] : []), ...(named ? [] : [toKebab(verb)])];
  return {
    procedure,
    noun,
    label,
    method: isQuery ? 'GET' : 'POST',
    path: `/${parts.join('/')}`,
    action: _def.meta.action,
    scope: scopeOf(_def.meta.action),
    input,
    output: toSchema(_def.output, 'output'),
  };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as JsonSchema; // what the library writes
}

function toKebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
