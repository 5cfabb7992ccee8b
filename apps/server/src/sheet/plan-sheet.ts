import type { Reader } from '@gangmu/db/db';
import type { Unit } from '@gangmu/db/unit';
import { listManyUnits, listUnitsNamed } from '@gangmu/db/unit-bulk';
import type { OutCell, OutSheet } from '@gangmu/documents/write-xlsx';
import { authorise } from '@gangmu/domain/access/authorise';
import type { MeasureFields } from '@gangmu/domain/items/measure';
import type { Outline } from '@gangmu/domain/items/outline';
import { notFound } from '@gangmu/domain/refusal';
import type { Context } from '../context.ts';
import { loadOutline, loadPlan } from '../plan/load-plan.ts';
import { cleared } from './field.ts';
import { unitText } from './find-units.ts';
import { breakdownColumns, measureFields, writeMeasure } from './measure-cells.ts';

/** States of a measure; a version in force holds issued ones only. */
const stateLabels: Readonly<Record<string, string>> = { draft: '起草中', issued: '已印发', closed: '已办结' };

type Column = keyof typeof measureFields;

/** The measures of a draft as a sheet to fill in and send back. */
export async function planSheet(context: Context, planId: string | null): Promise<OutSheet> {
  if (planId === null) throw notFound();
  const { plan, issuer } = await loadPlan(context.db, planId);
  authorise(context.actor, 'plan.readDraft', issuer, context.today, 'plan.read');
  return measureSheet(context.db, await loadOutline(context.db, plan), breakdownColumns, '');
}

/**
 * Measures as rows. `empty` stands where nothing is decided: nothing in a sheet to fill in, the sign that clears
 * in one that is to give back exactly what is there.
 */
export async function measureSheet(
  db: Reader,
  outline: Outline,
  columns: readonly Column[],
  empty: '' | typeof cleared,
): Promise<OutSheet> {
  const { measures } = outline;
  const items = new Map(outline.items.map((item) => [item.id, item]));
  const parts = new Map(outline.parts.map((part) => [part.id, part]));
  const nameOf = await unitNames(db, measures);
  return {
    name: '任务分工',
    columns: columns.map((column) => ({
      header: measureFields[column].header,
      width: measureFields[column].width,
      choices: measureFields[column].choices,
      hint: measureFields[column].hint,
    })),
    *rows() {
      for (const measure of measures) {
        const item = items.get(measure.itemId);
        const part = parts.get(item?.partId ?? '');
        const shown: Partial<Record<Column, OutCell>> = {
          code: measure.code,
          part: part?.heading ?? null,
          item: item ? `${item.no}. ${item.heading ?? ''}`.trim() : null,
          text: measure.text,
          state: stateLabels['state' in measure ? String(measure.state) : 'issued'] ?? null,
        };
        yield columns.map((column) => {
          if (column in shown) return shown[column] ?? null;
          const write = writeMeasure[column as keyof typeof writeMeasure]; // the other columns are those it writes
          return write(measure, nameOf) ?? (empty || null);
        });
      }
    },
  };
}

/** Names of the units in measures, so that each is found again: with the code wherever the name alone would not do. */
async function unitNames(db: Reader, measures: readonly MeasureFields[]): Promise<(id: string) => string> {
  const ids = new Set(
    measures.flatMap((measure) => [
      ...(measure.leadUnitId === null ? [] : [measure.leadUnitId]),
      ...measure.coUnits.map((unit) => unit.unitId),
      ...measure.implementers.include,
      ...measure.implementers.exclude,
    ]),
  );
  const units = await listManyUnits(db, ids);
  const namesakes = new Map<string, number>();
  for (const unit of await listUnitsNamed(db, [...new Set([...units.values()].map((one) => one.name))]))
    namesakes.set(unit.name, (namesakes.get(unit.name) ?? 0) + 1);
  return (id) => {
    const unit = units.get(id);
    if (!unit) return id;
    return namesakes.get(unit.name) === 1 && isPlain(unit) ? unit.name : unitText(unit);
  };
}

/** A name that no sign of the columns cuts in two. */
function isPlain({ name }: Unit): boolean {
  return !/[、,，;；：:\n（）()]/u.test(name);
}
