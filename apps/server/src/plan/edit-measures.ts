import {
  deleteMeasures,
  insertMeasures,
  updateMeasureFields,
  updateMeasurePlace,
  updateMeasureText,
} from '@gangmu/db/measure';
import { listItems, updateHeading, updatePlanTitle } from '@gangmu/db/plan';
import { id } from '@gangmu/domain/id';
import { cutMeasure, joinMeasures } from '@gangmu/domain/items/cut-measure';
import { headingText, measureFields, pickFields } from '@gangmu/domain/items/measure';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { editPlan, readPlace } from './edit-plan.ts';

/** `id` and `expectedVersion` are the plan's. */
export const changeMeasuresInput = z.strictObject({
  ...versioned,
  measureIds: z.array(id).min(1).max(200),
  patch: measureFields.partial(),
});
export const splitInput = z.strictObject({ ...versioned, measureId: id, at: z.int().min(1).max(2_000) });
export const mergeInput = z.strictObject({ ...versioned, measureId: id });
export const moveInput = z.strictObject({ ...versioned, measureId: id, itemId: id, beforeId: id.nullable() });
export const retitleInput = z.strictObject({
  ...versioned,
  target: z.enum(['plan', 'part', 'item']),
  targetId: id,
  heading: headingText,
});

/** Sets the same fields on one or many measures. */
export function changeMeasures(context: Context, input: z.infer<typeof changeMeasuresInput>) {
  return editPlan(context, request('changeMeasures', input), place(input), async (tx, plan) => {
    const before = [];
    for (const measureId of input.measureIds) {
      const { measure } = await readPlace(tx, plan.id, measureId);
      before.push(measure);
      const fields = measureFields.parse({ ...pickFields(measure), ...input.patch });
      if (!(await updateMeasureFields(tx, measure.id, measure.version, fields))) throw changedMeanwhile();
    }
    return { label: { zh: '修改举措', en: 'Change measures' }, before, afterIds: input.measureIds };
  });
}

/** Cuts a measure in two; both keep what was decided so far. */
export function splitMeasure(context: Context, input: z.infer<typeof splitInput>) {
  return editPlan(context, request('splitMeasure', input), place(input), async (tx, plan) => {
    const { measure, all, index } = await readPlace(tx, plan.id, input.measureId);
    const [first, second] = cutMeasure(measure, input.at);
    for (const later of all.slice(index + 1))
      await updateMeasurePlace(tx, { ...later, sort: later.sort + 1 });
    await updateMeasureText(tx, measure.id, first);
    const half = { ...measure, ...second, id: uuidv7(), sort: measure.sort + 1 };
    await insertMeasures(tx, [half]);
    return { label: { zh: '拆分', en: 'Split' }, before: [measure], afterIds: [measure.id, half.id] };
  });
}

/** Joins a measure with the next one of its item. */
export function mergeMeasures(context: Context, input: z.infer<typeof mergeInput>) {
  return editPlan(context, request('mergeMeasures', input), place(input), async (tx, plan) => {
    const { measure, all, index } = await readPlace(tx, plan.id, input.measureId);
    const next = all[index + 1];
    if (next?.itemId !== measure.itemId) {
      throw new Refusal('invalid', {
        zh: '本条目内没有下一条举措可合并',
        en: 'There is no next measure in this item',
      });
    }
    await updateMeasureText(tx, measure.id, joinMeasures(measure, next));
    await deleteMeasures(tx, plan.id, [next.id]);
    return { label: { zh: '合并', en: 'Merge' }, before: [measure, next], afterIds: [measure.id] };
  });
}

/** Puts a measure before another of an item, or at the item's end. */
export function moveMeasure(context: Context, input: z.infer<typeof moveInput>) {
  return editPlan(context, request('moveMeasure', input), place(input), async (tx, plan) => {
    const { measure, all } = await readPlace(tx, plan.id, input.measureId);
    const items = await listItems(tx, plan.id);
    if (!items.some((item) => item.id === input.itemId)) throw notFound();
    const others = all.filter((other) => other.id !== measure.id);
    const target = input.beforeId === null ? -1 : others.findIndex((other) => other.id === input.beforeId);
    if (input.beforeId !== null && others[target]?.itemId !== input.itemId) throw notFound();
    const rank = new Map(items.map((item, index) => [item.id, index]));
    const home = rank.get(input.itemId) ?? 0;
    const at = target >= 0 ? target : others.filter((other) => (rank.get(other.itemId) ?? 0) <= home).length;
    const ordered = [...others.slice(0, at), { ...measure, itemId: input.itemId }, ...others.slice(at)];
    const before = all.filter(
      (row) => ordered.findIndex((other) => other.id === row.id) !== row.sort || row.id === measure.id,
    );
    for (const [sort, row] of ordered.entries())
      if (before.some((old) => old.id === row.id)) await updateMeasurePlace(tx, { ...row, sort });
    return { label: { zh: '移动', en: 'Move' }, before, afterIds: before.map((row) => row.id) };
  });
}

/** A new heading for the plan, a part or an item. */
export function retitle(context: Context, input: z.infer<typeof retitleInput>) {
  return editPlan(context, request('retitle', input), place(input), async (tx, plan) => {
    const done =
      input.target === 'plan'
        ? input.targetId === plan.id && (await updatePlanTitle(tx, plan.id, input.heading))
        : await updateHeading(
            tx,
            input.target === 'part' ? 'plan_part' : 'plan_item',
            plan.id,
            input.targetId,
            input.heading,
          );
    if (!done) throw notFound();
    return { label: { zh: '修改标题', en: 'Retitle' }, before: [], afterIds: [] };
  });
}

function request(verb: string, input: { key: string }) {
  return { verb: `plan.${verb}`, key: input.key, input };
}

function place(input: { id: string; expectedVersion: number }) {
  return { planId: input.id, expectedVersion: input.expectedVersion };
}
