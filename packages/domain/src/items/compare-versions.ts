import { canonicalJson } from '../canonical-json.ts';
import type { Label } from '../label.ts';
import type { MeasureFields, PlannedMeasure } from './measure.ts';

/** What a version of a plan holds: enough to read it years later and to compare it with the next. */
export interface PlanSnapshot {
  readonly title: string;
  readonly measures: readonly PlannedMeasure[];
}

export interface FieldChange {
  readonly field: keyof MeasureFields | 'text' | 'code';
  readonly before: unknown;
  readonly after: unknown;
}

export interface MeasureChange {
  readonly id: string;
  readonly code: string;
  readonly text: string;
  readonly change: 'added' | 'dropped' | 'changed';
  readonly fields: readonly FieldChange[];
}

export const comparedFields = {
  text: { zh: '原文', en: 'Text' },
  code: { zh: '编号', en: 'Number' },
  kind: { zh: '工作类型', en: 'Kind' },
  mechanism: { zh: '机制', en: 'Mechanism' },
  actors: { zh: '承办层级', en: 'Actors' },
  leadUnitId: { zh: '牵头单位', en: 'Lead unit' },
  coUnits: { zh: '配合单位', en: 'Co-units' },
  implementers: { zh: '落实范围', en: 'Carried out by' },
  closingStandard: { zh: '完成标准', en: 'Closing standard' },
  clock: { zh: '完成时限', en: 'Clock' },
  countRule: { zh: '计数规则', en: 'Count rule' },
  askMinutes: { zh: '单次用时（分钟）', en: 'Minutes a unit' },
} as const satisfies Record<FieldChange['field'], Label>;

/** The readable difference between two versions, in the order of the new one, dropped measures last. */
export function compareVersions(before: PlanSnapshot, after: PlanSnapshot): MeasureChange[] {
  const old = new Map(before.measures.map((measure) => [measure.id, measure]));
  const changes: MeasureChange[] = [];
  for (const measure of after.measures) {
    const previous = old.get(measure.id);
    old.delete(measure.id);
    if (!previous) changes.push({ ...head(measure), change: 'added', fields: [] });
    else {
      const fields = compareMeasures(previous, measure);
      if (fields.length > 0) changes.push({ ...head(measure), change: 'changed', fields });
    }
  }
  for (const measure of old.values()) changes.push({ ...head(measure), change: 'dropped', fields: [] });
  return changes;
}

function compareMeasures(before: PlannedMeasure, after: PlannedMeasure): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of Object.keys(comparedFields) as FieldChange['field'][]) {
    if (canonicalJson(before[field]) !== canonicalJson(after[field])) {
      changes.push({ field, before: before[field], after: after[field] });
    }
  }
  return changes;
}

function head({ id, code, text }: PlannedMeasure) {
  return { id, code, text };
}
