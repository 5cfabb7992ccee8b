import type { CountRule } from '../items/measure.ts';
import type { RecordBody, RecordDefinition } from './define-kind.ts';

/**
 * The measures a record serves: those whose count rule names one of its tags, and those it links by hand. One
 * fact, many uses: nobody reports it again.
 */
export function listServedMeasures(
  issued: readonly { readonly id: string; readonly countRule: CountRule | null }[],
  definition: RecordDefinition,
  body: RecordBody,
): string[] {
  const tags = definition.tagsOf(body);
  const linked = Object.entries(definition.fields)
    .filter(([, field]) => field.type === 'measures')
    .flatMap(([name]) => body[name] as string[]); // checked by bodySchema
  return issued
    .filter(
      ({ id, countRule }) => linked.includes(id) || countRule?.sessionTags.some((tag) => tags.includes(tag)),
    )
    .map(({ id }) => id);
}
