import { findSnapshot } from '@gangmu/db/plan-snapshot';
import { countRecordsByMeasure, listRecordsOfMeasure } from '@gangmu/db/record';
import { listWorkOfMeasure } from '@gangmu/db/work-measure';
import { listTallies, listTalliesAsOf, type ScopedTally } from '@gangmu/db/tally';
import { listHeadsBelow, listUnitsById } from '@gangmu/db/unit';
import { scopesOf, type Scope } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { countColoursBy, sumTally, toStanding } from '@gangmu/domain/responsibilities/tally';
import { urgencyDays, urgencyNames } from '@gangmu/domain/responsibilities/urgency';
import { readCalendar } from '@gangmu/db/calendar';
import { day } from '@gangmu/domain/time/day-schema';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { citedRecordOutput } from '../assignment/assignment-output.ts';
import { reads, router } from '../trpc.ts';
import { readRoot } from '../unit/read-root.ts';

const standing = z.strictObject({
  closed: z.int(),
  of: z.int(),
  exempt: z.int(),
  standing: z.int(),
  colours: z.record(z.enum(urgencyNames), z.int()),
});
const unitHead = z.strictObject({ id, code: z.string(), name: z.string(), shortName: z.string() });
const scopeInput = z.strictObject({ planId: id, asOf: day.optional() });
export const overviewRouter = router({
  /** The plan at a glance: one standing per item (or measure) and unit directly below the committee; a closed plan as it ended. */
  net: reads('plan.overview')
    .input(z.strictObject({ ...scopeInput.shape, by: z.enum(['item', 'measure']).default('item') }))
    .output(
      z.strictObject({
        total: standing,
        columns: z.array(z.strictObject({ ...unitHead.shape, total: standing })),
        rows: z.array(z.strictObject({ id, total: standing })),
        /** Counts by colour where a row meets a column, each named by its place in the lists above. */
        meshes: z.array(
          z.strictObject({
            row: z.int(),
            column: z.int(),
            colours: z.partialRecord(z.enum(urgencyNames), z.int()),
          }),
        ),
      }),
    )
    .query(({ ctx, input }) => readNet(ctx, input)),
  /** The facts behind a number: records that serve a measure, within what the reader sees. */
  facts: reads('plan.overview')
    .input(z.strictObject({ measureId: id, unitId: id.optional() }))
    .output(z.strictObject({ records: z.int(), units: z.int(), newest: z.array(citedRecordOutput) }))
    .query(async ({ ctx, input }) => {
      const scopes = await within(ctx, input.unitId);
      const [count] = await countRecordsByMeasure(ctx.db, scopes, [input.measureId]);
      const newest = await listRecordsOfMeasure(ctx.db, scopes, input.measureId, 20);
      // surveys and returns are no records, and no measure is served by both
      const others = await listWorkOfMeasure(ctx.db, scopes, input.measureId);
      const busy = new Set(others.map(({ unitId }) => unitId));
      return {
        records: Number(count?.records ?? 0) + others.length,
        units: Number(count?.units ?? 0) + busy.size,
        newest: [...newest, ...others.slice(0, 20)],
      };
    }),
});

async function readNet(
  context: Context,
  input: { planId: string; asOf?: string | undefined; by: 'item' | 'measure' },
) {
  const root = await readRoot(context.db);
  const scopes = scopesOf(context.actor, 'plan.overview', context.today);
  const all = scopes.some((scope) => scope.type === 'all');
  const units = (await listHeadsBelow(context.db, root.id)).filter(
    (unit) => all || scopes.some((scope) => scope.type === 'subtree' && scope.path.startsWith(unit.unitPath)),
  );
  if (units.length === 0) throw notFound();
  const asOf = input.asOf ?? (await findSnapshot(context.db, input.planId))?.closedOn ?? context.today;
  const within = all ? 'all' : units.map((unit) => unit.id);
  const tallies =
    asOf >= context.today
      ? await listTallies(context.db, input.planId, within, input.by)
      : await listTalliesAsOf(context.db, input.planId, within, input.by, asOf);
  const days = urgencyDays(await readCalendar(context.db), asOf);
  const rowOf = (tally: ScopedTally) => (input.by === 'item' ? tally.itemId : tally.measureId);
  const summed = all ? tallies.filter((tally) => tally.scopeId === root.id) : tallies;
  const byRow = [...countColoursBy(summed, rowOf, days)];
  const byColumn = countColoursBy(tallies, (tally) => tally.scopeId, days);
  const columns = units.filter((unit) => byColumn.has(unit.id));
  const rowAt = new Map(byRow.map(([rowId], at) => [rowId, at]));
  const columnAt = new Map(columns.map((unit, at) => [unit.id, at]));
  const meshes = countColoursBy(tallies, (tally) => `${rowOf(tally)}/${tally.scopeId}`, days);
  return {
    total: sumTally(summed, days),
    columns: columns.map(({ id: unitId, code, name, shortName }) => ({
      id: unitId,
      code,
      name,
      shortName,
      total: toStanding(byColumn.get(unitId) ?? {}),
    })),
    rows: byRow.map(([rowId, colours]) => ({ id: rowId, total: toStanding(colours) })),
    meshes: [...meshes].flatMap(([key, colours]) => {
      const [rowId = '', unitId = ''] = key.split('/');
      const [row, column] = [rowAt.get(rowId), columnAt.get(unitId)];
      return row === undefined || column === undefined ? [] : [{ row, column, colours }];
    }),
  };
}

/** The reader's scopes, narrowed to one unit when it is named and within them. */
async function within(context: Context, unitId: string | undefined): Promise<Scope[]> {
  const scopes = scopesOf(context.actor, 'plan.overview', context.today);
  if (unitId === undefined) return scopes;
  const [unit] = await listUnitsById(context.db, [unitId]);
  const visible =
    unit &&
    scopes.some(
      (scope) =>
        scope.type === 'all' ||
        (scope.type === 'subtree' && unit.unitPath.startsWith(scope.path)) ||
        (scope.type === 'unit' && unit.unitPath === scope.path),
    );
  if (!unit || !visible) throw notFound();
  return [{ type: 'subtree', path: unit.unitPath }];
}
