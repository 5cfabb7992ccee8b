import type { OutlineItem, OutlinePart } from '@gangmu/domain/items/outline';
import type { PlanState } from '@gangmu/domain/items/plan-state';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';

export interface PlanHead {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly titleIsGuess: boolean;
  readonly issuerUnitId: string;
  readonly state: PlanState;
  readonly sourceName: string;
  readonly publishedVersion: number;
  readonly publishedOn: Day | null;
  readonly submittedBy: string | null;
  readonly version: number;
}

const headColumns = [
  'id',
  'year',
  'title',
  'title_is_guess as titleIsGuess',
  'issuer_unit_id as issuerUnitId',
  'state',
  'source_name as sourceName',
  'published_version as publishedVersion',
  'published_on as publishedOn',
  'submitted_by as submittedBy',
  'version',
] as const;

export async function findPlan(db: Reader, id: string): Promise<PlanHead | null> {
  const row = await db.selectFrom('plan').select(headColumns).where('id', '=', id).executeTakeFirst();
  return row ? toHead(row) : null;
}

/** The state of a plan, held until the transaction ends: nobody closes it while something in it is written. */
export async function holdPlanState(tx: Tx, id: string): Promise<PlanState> {
  const row = await tx
    .selectFrom('plan')
    .select('state')
    .where('id', '=', id)
    .modifyEnd(sql`lock in share mode`)
    .executeTakeFirstOrThrow();
  return row.state as PlanState; // as in toHead
}

/** Newest year first; a committee has a handful a year. */
export async function listPlans(db: Reader, states: readonly PlanState[]): Promise<PlanHead[]> {
  const rows = await db
    .selectFrom('plan')
    .select(headColumns)
    .where('state', 'in', [...states])
    .orderBy('year', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map(toHead);
}

function toHead(
  row: { state: string; titleIsGuess: number } & Omit<PlanHead, 'state' | 'titleIsGuess'>,
): PlanHead {
  return { ...row, state: row.state as PlanState, titleIsGuess: row.titleIsGuess === 1 }; // states are written by updatePlanState only
}

export interface PlanSource {
  readonly text: string;
  readonly preamble: unknown;
  readonly noise: unknown;
  readonly warnings: unknown;
}

export async function findPlanSource(db: Reader, id: string): Promise<PlanSource | null> {
  const row = await db
    .selectFrom('plan')
    .select(['source_text as text', 'preamble', 'noise', 'warnings'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertPlan(
  tx: Tx,
  plan: Pick<PlanHead, 'id' | 'year' | 'title' | 'titleIsGuess' | 'issuerUnitId' | 'sourceName'> &
    PlanSource & { sourceHash: string; createdBy: string },
): Promise<void> {
  await tx
    .insertInto('plan')
    .values({
      id: plan.id,
      year: plan.year,
      title: plan.title,
      title_is_guess: plan.titleIsGuess ? 1 : 0,
      issuer_unit_id: plan.issuerUnitId,
      state: 'draft',
      source_name: plan.sourceName,
      source_hash: plan.sourceHash,
      source_text: plan.text,
      preamble: JSON.stringify(plan.preamble),
      noise: JSON.stringify(plan.noise),
      warnings: JSON.stringify(plan.warnings),
      created_by: plan.createdBy,
      created_at: new Date(),
    })
    .execute();
}

/** Moves the plan on, if nobody else did meanwhile. */
export async function updatePlan(
  tx: Tx,
  id: string,
  version: number,
  change: {
    state?: PlanState;
    submittedBy?: string | null;
    publishedVersion?: number;
    publishedOn?: Day;
  },
): Promise<boolean> {
  const result = await tx
    .updateTable('plan')
    .set({
      version: version + 1,
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.submittedBy === undefined ? {} : { submitted_by: change.submittedBy }),
      ...(change.publishedVersion === undefined ? {} : { published_version: change.publishedVersion }),
      ...(change.publishedOn === undefined ? {} : { published_on: change.publishedOn }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function updatePlanTitle(tx: Tx, id: string, title: string): Promise<boolean> {
  const result = await tx
    .updateTable('plan')
    .set({ title, title_is_guess: 0 })
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function listParts(db: Reader, planId: string): Promise<OutlinePart[]> {
  return db
    .selectFrom('plan_part')
    .select(['id', 'no', 'heading', 'span_from as from', 'span_to as to'])
    .where('plan_id', '=', planId)
    .orderBy('sort')
    .execute();
}

export async function listItems(db: Reader, planId: string): Promise<OutlineItem[]> {
  return db
    .selectFrom('plan_item')
    .select(['id', 'part_id as partId', 'no', 'heading', 'span_from as from', 'span_to as to'])
    .where('plan_id', '=', planId)
    .orderBy('sort')
    .execute();
}

export async function insertOutline(
  tx: Tx,
  planId: string,
  parts: readonly OutlinePart[],
  items: readonly OutlineItem[],
  itemsBefore = 0,
): Promise<void> {
  if (parts.length > 0) {
    await tx
      .insertInto('plan_part')
      .values(
        parts.map((part, sort) => ({
          id: part.id,
          plan_id: planId,
          no: part.no,
          heading: part.heading,
          span_from: part.from,
          span_to: part.to,
          sort,
        })),
      )
      .execute();
  }
  if (items.length > 0) {
    await tx
      .insertInto('plan_item')
      .values(
        items.map((item, sort) => ({
          id: item.id,
          plan_id: planId,
          part_id: item.partId,
          no: item.no,
          heading: item.heading,
          span_from: item.from,
          span_to: item.to,
          sort: itemsBefore + sort,
        })),
      )
      .execute();
  }
}

export async function updateHeading(
  tx: Tx,
  table: 'plan_part' | 'plan_item',
  planId: string,
  id: string,
  heading: string,
): Promise<boolean> {
  const result = await tx
    .updateTable(table)
    .set({ heading })
    .where('id', '=', id)
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Takes out items that hold no measure and no word of the source. */
export async function deleteBareItems(tx: Tx, planId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('plan_item')
    .where('plan_id', '=', planId)
    .where('id', 'in', [...ids])
    .whereRef('span_from', '=', 'span_to')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('measure').select('measure.id').whereRef('measure.item_id', '=', 'plan_item.id')),
      ),
    )
    .execute();
}
