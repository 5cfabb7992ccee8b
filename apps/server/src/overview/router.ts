import { countRecordsByMeasure, listRecordsOfMeasure } from '@gangmu/db/record';
import { listTallies, listTalliesAsOf, type ScopedTally } from '@gangmu/db/tally';
import { listChildren, listUnitsById } from '@gangmu/db/unit';
import { scopesOf, type Scope } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { sumTally, sumTallyBy, type Standing } from '@gangmu/domain/responsibilities/tally';
import { urgencyDays, urgencyNames } from '@gangmu/domain/responsibilities/urgency';
import { readCalendar } from '@gangmu/db/calendar';
import { day } from '@gangmu/domain/time/day';
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
/** Most departments a committee has; the net shows them all. */
const mostColumns = 200;

export const overviewRouter = router({
  /** The plan at a glance: one standing per item (or measure) and unit directly below the committee. */
  net: reads('plan.overview')
    .input(z.strictObject({ ...scopeInput.shape, by: z.enum(['item', 'measure']).default('item') }))
    .output(
      z.strictObject({
        total: standing,
        columns: z.array(z.strictObject({ ...unitHead.shape, total: standing })),
        rows: z.array(z.strictObject({ id, total: standing })),
        meshes: z.array(z.strictObject({ rowId: id, unitId: id, standing })),
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
      return { records: Number(count?.records ?? 0), units: Number(count?.units ?? 0), newest };
    }),
});

async function readNet(
  context: Context,
  input: { planId: string; asOf?: string | undefined; by: 'item' | 'measure' },
) {
  const root = await readRoot(context.db);
  const scopes = scopesOf(context.actor, 'plan.overview', context.today);
  const all = scopes.some((scope) => scope.type === 'all');
  const below = await listChildren(context.db, root.id, '', mostColumns);
  const columns = below.filter(
    (unit) => all || scopes.some((scope) => scope.type === 'subtree' && scope.path.startsWith(unit.unitPath)),
  );
  if (columns.length === 0) throw notFound();
  const tallyScopes = [...(all ? [root] : []), ...columns].map((unit) => ({
    id: unit.id,
    path: unit.unitPath,
  }));
  const rows =
    input.asOf === undefined || input.asOf >= context.today
      ? await listTallies(context.db, input.planId, tallyScopes, input.by)
      : await listTalliesAsOf(
          context.db,
          input.planId,
          tallyScopes.map((scope) => scope.id),
          input.by,
          input.asOf,
        );
  const days = urgencyDays(await readCalendar(context.db), input.asOf ?? context.today);
  const rowOf = (row: ScopedTally) => (input.by === 'item' ? row.itemId : row.measureId);
  const summed = all ? rows.filter((row) => row.scopeId === root.id) : rows;
  const meshes = sumTallyBy(
    rows.filter((row) => row.scopeId !== root.id),
    (row) => `${rowOf(row as ScopedTally)}/${(row as ScopedTally).scopeId}`,
    days,
  ); // rows are scoped
  const byRow = sumTallyBy(summed, (row) => rowOf(row as ScopedTally), days); // rows are scoped
  const byColumn = sumTallyBy(rows, (row) => (row as ScopedTally).scopeId, days); // rows are scoped
  return {
    total: sumTally(summed, days),
    columns: columns
      .filter((unit) => byColumn.has(unit.id))
      .map(({ id: unitId, code, name, shortName }) => ({
        id: unitId,
        code,
        name,
        shortName,
        total: byColumn.get(unitId) ?? sumTally([], days),
      })),
    rows: [...byRow].map(([rowId, total]) => ({ id: rowId, total })),
    meshes: [...meshes]
      .filter(([, value]) => isAsked(value))
      .map(([key, value]) => {
        const [rowId = '', unitId = ''] = key.split('/');
        return { rowId, unitId, standing: value };
      }),
  };
}

function isAsked(value: Standing): boolean {
  return value.of + value.exempt + value.standing > 0;
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
