import { notFound } from '../refusal.ts';
import type { RecordDefinition } from './define-kind.ts';
import { kinds } from './kinds.gen.ts';

const definitions = new Map(
  kinds.flatMap((kind) => Object.values(kind.records)).map((definition) => [definition.name, definition]),
);

/** All types of record, in the order of the registry. */
export function listRecordDefinitions(): RecordDefinition[] {
  return [...definitions.values()];
}

/** The definition of a type of record; throws `not-found`. */
export function readRecordDefinition(name: string): RecordDefinition {
  const definition = definitions.get(name);
  if (!definition) throw notFound();
  return definition;
}
