import type { Tx } from '@gangmu/db/db';
import {
  insertMeasures,
  listCarried,
  listMeasures,
  updateMeasureFields,
  type MeasureRow,
} from '@gangmu/db/measure';
import { insertOutline, listItems, type PlanHead } from '@gangmu/db/plan';
import { listUnitsById } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { alignYears } from '@gangmu/domain/items/align-years';
import {
  carriedAlike,
  carriedClocks,
  carriedHeading,
  carryFields,
  findLikeItem,
  joinFields,
  type CarriedClock,
} from '@gangmu/domain/items/carry-over';
import { pickFields, type MeasureFields } from '@gangmu/domain/items/measure';
import type { OutlineItem } from '@gangmu/domain/items/outline';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { editPlan } from './edit-plan.ts';
import { loadPlan } from './load-plan.ts';

/** `id` and `expectedVersion` are the new plan's. */
export const carryOverInput = z.strictObject({
  ...versioned,
  fromPlanId: id,
  measureIds: z.array(id).min(1).max(500),
  clocks: z.enum(carriedClocks),
  alike: z.enum(carriedAlike),
});

/**
 * 结转: takes measures of an earlier year into a draft, each linked to its origin, with its bearers, standard and
 * mechanism, its states begun anew: into the measure that is the same work in this year's words, else as one of its own.
 * What is carried already is left as it is; one step of editing, to be undone like any.
 */
export async function carryOver(context: Context, input: z.infer<typeof carryOverInput>) {
  const request = { verb: 'plan.carryOver', key: input.key, input };
  const at = { planId: input.id, expectedVersion: input.expectedVersion };
  return editPlan(context, request, at, async (tx, plan) => {
    const { plan: source, issuer } = await loadPlan(tx, input.fromPlanId);
    authorise(context.actor, 'plan.readDraft', issuer, context.today);
    if (source.issuerUnitId !== plan.issuerUnitId) throw notFound();
    requireEarlier(source, plan);
    const chosen = await listChosen(tx, source.id, input.measureIds);
    const present = (await listCarried(tx, input.measureIds)).filter((one) => one.planId === plan.id);
    const carried = chosen.filter((measure) => !present.some((one) => one.carriedFrom === measure.id));
    if (carried.length === 0) {
      throw new Refusal('already-exists', {
        zh: '所选举措均已结转到本年度',
        en: 'All of these are carried over already',
      });
    }
    const fieldsOf = await readCarried(context, tx, carried, plan.year - source.year, input.clocks);
    const partners =
      input.alike === 'join' ? await findPartners(tx, source.id, plan.id) : new Map<string, MeasureRow>();
    const joined = carried.flatMap((origin) => {
      const partner = partners.get(origin.id);
      return partner ? [{ origin, partner }] : [];
    });
    for (const { origin, partner } of joined) {
      const fields = joinFields(pickFields(partner), fieldsOf(origin));
      if (!(await updateMeasureFields(tx, partner.id, partner.version, fields, origin.id)))
        throw changedMeanwhile();
    }
    const added = await addMeasures(
      tx,
      { fromPlanId: source.id, planId: plan.id },
      carried.filter((origin) => !partners.has(origin.id)),
      fieldsOf,
    );
    return {
      label: { zh: `从${source.year}年结转`, en: `Carry over from ${source.year}` },
      before: joined.map(({ partner }) => partner),
      afterIds: [...joined.map(({ partner }) => partner.id), ...added],
    };
  });
}

function requireEarlier(source: PlanHead, plan: PlanHead): void {
  if (source.publishedVersion > 0 && source.year < plan.year) return;
  const text = {
    zh: '只能从以前年度已印发的工作要点结转',
    en: 'Only from a published plan of an earlier year',
  };
  throw new Refusal('invalid', text, [{ place: 'fromPlanId', text }]);
}

/** The chosen measures in the order of their plan; throws when one is not of it. */
async function listChosen(tx: Tx, planId: string, ids: readonly string[]): Promise<MeasureRow[]> {
  const wanted = new Set(ids);
  const chosen = (await listMeasures(tx, planId)).filter(
    ({ id: measureId, state }) => wanted.has(measureId) && (state === 'issued' || state === 'closed'),
  );
  if (chosen.length !== wanted.size) throw notFound();
  return chosen;
}

/** What is taken over of each measure; bearers that are no more stay behind. */
async function readCarried(
  context: Context,
  tx: Tx,
  measures: readonly MeasureRow[],
  years: number,
  clocks: CarriedClock,
): Promise<(origin: MeasureRow) => MeasureFields> {
  const bearers = measures.flatMap((one) => [
    one.leadUnitId ?? '',
    ...one.coUnits.map((unit) => unit.unitId),
  ]);
  const living = new Set(
    (await listUnitsById(tx, [...new Set(bearers)]))
      .filter((unit) => unit.dissolvedOn === null || unit.dissolvedOn > context.today)
      .map((unit) => unit.id),
  );
  return (origin) => carryFields(origin, (unitId) => living.has(unitId), years, clocks);
}

/** The measure of the new plan that is the same work in this year's words, by the earlier one's id. */
async function findPartners(tx: Tx, fromPlanId: string, planId: string): Promise<Map<string, MeasureRow>> {
  const [before, after] = [await listMeasures(tx, fromPlanId), await listMeasures(tx, planId)];
  const isLive = ({ state }: MeasureRow) => state !== 'withdrawn';
  const pairs = alignYears(before.filter(isLive), after.filter(isLive));
  return new Map(
    pairs.flatMap(({ before: origin, after: partner }) =>
      origin && partner?.carriedFrom === null ? [[origin.id, partner] as const] : [],
    ),
  );
}

/** Adds what has no counterpart as measures of their own; gives their ids. */
async function addMeasures(
  tx: Tx,
  plans: { fromPlanId: string; planId: string },
  origins: readonly MeasureRow[],
  fieldsOf: (origin: MeasureRow) => MeasureFields,
): Promise<string[]> {
  const places = await findPlaces(tx, plans.fromPlanId, plans.planId, origins);
  const behind = (await listMeasures(tx, plans.planId)).length;
  const rows = origins.map((origin, index) => {
    const item = places.get(origin.itemId);
    if (!item) throw notFound();
    return {
      ...fieldsOf(origin),
      id: uuidv7(),
      planId: plans.planId,
      itemId: item.id,
      code: '', // numbered with its neighbours by the caller
      text: origin.text,
      from: item.to,
      to: item.to,
      sort: behind + index,
      state: 'draft' as const,
      carriedFrom: origin.id,
      suggestion: null,
    };
  });
  await insertMeasures(tx, rows);
  return rows.map((row) => row.id);
}

/**
 * The item of the new plan for each old one: the one whose heading speaks of the same, else one of its own behind the
 * last. Carried work has no words in the new document, so it is pinned to the end of its item.
 */
async function findPlaces(
  tx: Tx,
  fromPlanId: string,
  planId: string,
  carried: readonly MeasureRow[],
): Promise<Map<string, OutlineItem>> {
  const items = await listItems(tx, planId);
  const needed = new Set(carried.map((measure) => measure.itemId));
  const places = new Map<string, OutlineItem>();
  let rest = items.find((item) => item.heading === carriedHeading);
  for (const old of await listItems(tx, fromPlanId)) {
    if (!needed.has(old.id)) continue;
    const like = findLikeItem(old, items);
    const place =
      items.find((item) => item.id === like) ?? rest ?? (rest = await addLastItem(tx, planId, items));
    places.set(old.id, place);
  }
  return places;
}

async function addLastItem(tx: Tx, planId: string, items: readonly OutlineItem[]): Promise<OutlineItem> {
  const end = Math.max(0, ...items.map((item) => item.to));
  const item = {
    id: uuidv7(),
    partId: items.at(-1)?.partId ?? null,
    no: Math.max(0, ...items.map(({ no }) => no)) + 1,
    heading: carriedHeading,
    from: end,
    to: end,
  };
  await insertOutline(tx, planId, [], [item], items.length);
  return item;
}
