import type { RecordBody, RecordDefinition } from '../kinds/define-kind.ts';

/** Records about one person, and private cases, are in no index: what is deleted leaves no name behind (S-40). */
export function isSearchable(definition: RecordDefinition): boolean {
  return definition.subject === undefined && definition.handled === undefined;
}

/** The title and what was written in words; no names of people, no counts, no choices. */
export function textOfRecord(definition: RecordDefinition, title: string, body: RecordBody): string {
  const written = Object.entries(definition.fields).flatMap(([name, field]) => {
    const value = body[name];
    if (field.type === 'text' && typeof value === 'string') return [value];
    if (field.type === 'lines' && Array.isArray(value))
      return value.filter((line) => typeof line === 'string');
    return [];
  });
  return [title, ...written].join(' ');
}
