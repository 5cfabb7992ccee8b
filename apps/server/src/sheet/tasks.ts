import { listMeasures, type MeasureRow } from '@gangmu/db/measure';
import { authorise } from '@gangmu/domain/access/authorise';
import { measureFields as schema, type MeasureFields } from '@gangmu/domain/items/measure';
import { takePlanStep } from '@gangmu/domain/items/plan-state';
import { nobody } from '@gangmu/domain/units/unit-selector';
import { notFound } from '@gangmu/domain/refusal';
import { loadPlan } from '../plan/load-plan.ts';
import type { Read } from './field.ts';
import { findUnits, type UnitFinder } from './find-units.ts';
import {
  measureFields,
  readActors,
  readCountRule,
  readCoUnits,
  readMechanism,
  readSelector,
  readTime,
  unitsIn,
  unitsInSelector,
} from './measure-cells.ts';
import { planSheet } from './plan-sheet.ts';
import type { Checked, SheetKind } from './sheet-kind.ts';
import { openSheet, readRows, type ProblemList, type Row } from './sheet-rows.ts';
import { writeTasks } from './write-tasks.ts';

const title = '任务分工';
type TaskRow = Row<typeof measureFields>;
type Patch = Partial<MeasureFields>;

/** A measure as the sheet wants it. */
export interface TaskTarget {
  readonly was: MeasureRow;
  readonly fields: MeasureFields;
}

/** The work breakdown of a draft: who leads, who helps, what ends it, by when, on its measures by code. */
export const tasksSheet: SheetKind = {
  title,
  action: 'plan.draft',
  template: (context, planId) => planSheet(context, planId),
  async check(work) {
    const { context, db } = work;
    if (work.planId === null) throw notFound();
    const { plan, issuer } = await loadPlan(db, work.planId);
    authorise(context.actor, 'plan.draft', issuer, context.today, 'plan.read');
    takePlanStep('edit', plan.state, plan.publishedVersion);
    const sheet = openSheet(title, measureFields, work.workbook);
    const { rows, problems } = await readRows(sheet, work);
    const measures = new Map((await listMeasures(db, plan.id)).map((measure) => [measure.code, measure]));
    const finder = await findUnits(db, rows.flatMap(namesIn), work.signal);
    const targets = resolve(rows, measures, { finder, year: plan.year }, problems);
    const changes = targets.filter(({ was, fields }) => JSON.stringify(pick(was)) !== JSON.stringify(fields));
    return {
      rows: rows.length,
      created: 0,
      changed: changes.length,
      same: targets.length - changes.length,
      problems: problems.all,
      notices: sheet.notices,
      before: () => changes.map(({ was }) => ({ code: was.code, ...pick(was) })),
      after: () => changes.map(({ was, fields }) => ({ code: was.code, ...fields })),
      write: (tx) => writeTasks(tx, work, { plan, issuer }, changes),
    } satisfies Checked;
  },
};

function namesIn({ values }: TaskRow): string[] {
  return [
    values.lead ?? '',
    ...unitsIn(values.coUnits ?? '').map(({ unit }) => unit),
    ...unitsInSelector(values.implementers ?? ''),
  ];
}

function resolve(
  rows: readonly TaskRow[],
  measures: ReadonlyMap<string, MeasureRow>,
  around: { finder: UnitFinder; year: number },
  problems: ProblemList,
): TaskTarget[] {
  const seen = new Set<string>();
  const targets: TaskTarget[] = [];
  for (const row of rows) {
    const { code } = row.values;
    const was = measures.get(code ?? '');
    if (!code || !was || seen.has(code)) {
      const text = !code
        ? { zh: '缺少举措编号', en: 'the code is missing' }
        : was
          ? { zh: `编号 ${code} 在本表出现了两次`, en: `${code} stands here twice` }
          : { zh: `本要点没有编号为 ${code} 的举措`, en: `this plan has no measure ${code}` };
      problems.add(row.problem('code', text));
      continue;
    }
    seen.add(code);
    if (row.values.text && bare(row.values.text) !== bare(was.text)) {
      const text = {
        zh: `与编号 ${code} 的举措文字不一致，请核对编号`,
        en: `the text is not that of ${code}`,
      };
      problems.add(row.problem('text', text, [{ text: was.text, label: was.text.slice(0, 60) }]));
      continue;
    }
    const fields = { ...pick(was), ...patchOf(row, around, problems) };
    if (fields.coUnits.some((unit) => unit.unitId === fields.leadUnitId)) {
      const text = { zh: '牵头单位不能同时是配合单位', en: 'the lead is also a co-unit' };
      problems.add(row.problem('coUnits', text));
    }
    targets.push({ was, fields });
  }
  return targets;
}

function patchOf(
  row: TaskRow,
  { finder, year }: { finder: UnitFinder; year: number },
  problems: ProblemList,
): Patch {
  const { values } = row;
  const take = <T>(
    field: keyof typeof measureFields,
    empty: T,
    read: (text: string) => Read<T>,
  ): T | undefined => {
    const text = values[field];
    if (text === undefined) return undefined;
    if (text === null) return empty;
    const done = read(String(text));
    if ('value' in done) return done.value;
    problems.add(row.problem(field, done.trouble, done.fixes));
    return undefined;
  };
  const lead = (text: string): Read<string | null> => {
    const read = finder.find(text);
    return 'value' in read ? { value: read.value.id } : read;
  };
  const patch: { [K in keyof MeasureFields]: MeasureFields[K] | undefined } = {
    kind: values.kind,
    mechanism: take<MeasureFields['mechanism']>('mechanism', null, readMechanism),
    actors: take('actors', [], readActors),
    leadUnitId: take<string | null>('lead', null, lead),
    coUnits: take('coUnits', [], (text) => readCoUnits(text, finder)),
    implementers: take('implementers', nobody, (text) => readSelector(text, finder)),
    closingStandard: values.closingStandard === null ? '' : values.closingStandard,
    clock: take<MeasureFields['clock']>('clock', null, (text) => readTime(text, year)),
    countRule: take<MeasureFields['countRule']>('countRule', null, readCountRule),
    askMinutes: values.askMinutes === null ? 0 : values.askMinutes,
  };
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Patch; // what is left has values
}

/** The decided fields of a measure, always in the same order, so that they can be compared. */
function pick(measure: MeasureFields): MeasureFields {
  return schema.parse(
    Object.fromEntries(Object.keys(schema.shape).map((key) => [key, measure[key as keyof MeasureFields]])),
  ); // keys of the schema
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
