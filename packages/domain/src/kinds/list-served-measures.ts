import type { CountRule } from '../items/measure.ts';
import type { MechanismCode } from '../mechanisms/mechanisms.ts';
import type { RecordBody, RecordDefinition } from './define-kind.ts';
import type { KindName } from './kind-name.ts';

interface IssuedMeasure {
  readonly id: string;
  readonly kind: KindName | null;
  readonly mechanism: string | null;
  readonly countRule: CountRule | null;
}

/**
 * The measures a record serves. Those it links by hand, and those whose count rule names one of its tags; a
 * record that links none serves every measure of its own kind and mechanism that has no count rule. One fact,
 * many uses: nobody reports it again. Sessions of a mechanism are too many kinds of work for the last rule.
 */
export function listServedMeasures(
  issued: readonly IssuedMeasure[],
  definition: RecordDefinition,
  body: RecordBody,
  mechanism: string | null,
): string[] {
  const tags = definition.tagsOf(body);
  const linked = Object.entries(definition.fields)
    .filter(([, field]) => field.type === 'measures')
    .flatMap(([name]) => (body[name] as string[] | undefined) ?? []); // checked by bodySchema
  const bySelf = linked.length === 0 && definition.kind !== 'session';
  return issued
    .filter(
      (measure) =>
        linked.includes(measure.id) ||
        measure.countRule?.sessionTags.some((tag) => tags.includes(tag)) ||
        (bySelf &&
          measure.countRule === null &&
          measure.kind === definition.kind &&
          measure.mechanism === mechanism),
    )
    .map(({ id }) => id);
}

/** The measures served by work that is no record, such as a published survey: those of its kind and mechanism. */
export function listMeasuresOf(
  issued: readonly IssuedMeasure[],
  kind: KindName,
  mechanism: MechanismCode,
): string[] {
  return issued
    .filter((measure) => measure.kind === kind && measure.mechanism === mechanism)
    .map(({ id }) => id);
}
