import { readCalendar } from '@gangmu/db/calendar';
import { listExemptions } from '@gangmu/db/obligation';
import { countObligationsBelow, listObligationTallies } from '@gangmu/db/obligation-tally';
import { listObligedUnits } from '@gangmu/db/obliged-unit';
import { listParameters } from '@gangmu/db/parameter';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { figuresOf } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { percentOf, sumCoverage } from '@gangmu/domain/responsibilities/coverage';
import { judgeObligation } from '@gangmu/domain/responsibilities/judge-obligation';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { obligationStatuses, type ObligationStatus } from '@gangmu/domain/responsibilities/obligation-status';
import { groundOfYear } from '@gangmu/domain/responsibilities/year-ground';
import { addDays } from '@gangmu/domain/time/day';
import { periodOf } from '@gangmu/domain/time/period';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router, writes } from '../trpc.ts';
import { exemptObligation, exemptObligationInput } from './exempt-obligation.ts';

const statusNames = Object.keys(obligationStatuses) as [ObligationStatus, ...ObligationStatus[]]; // keys of a const table
const counts = { met: z.int(), late: z.int(), of: z.int(), exempt: z.int() };
const periodRow = z.strictObject({
  rule: z.string(),
  key: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.enum(statusNames),
  dueOn: z.string().nullable(),
  ...counts,
  metOn: z.array(z.string()),
  reason: z.string(),
});
const boardRow = z.strictObject({
  rule: z.string(),
  key: z.string(),
  ...counts,
  corrected: z.int(),
  percent: z.int().nullable(),
});

export const obligationRouter = router({
  year: reads('obligation.read')
    .input(z.strictObject({ unitId: id, year: z.int().min(2000).max(2100) }))
    .output(z.array(periodRow))
    .query(async ({ ctx, input }) => {
      const unit = await findUnit(ctx.db, input.unitId);
      if (!unit) throw notFound();
      authorise(ctx.actor, 'obligation.read', unit, ctx.today);
      return judgeYear(ctx, input.unitId, input.year);
    }),
  board: reads('obligation.sums')
    .input(z.strictObject({ unitId: id, which: z.enum(['running', 'last']).default('running') }))
    .output(z.array(boardRow))
    .query(({ ctx, input }) => readBoard(ctx, input.unitId, input.which)),
  exempt: writes('obligation.exempt')
    .input(exemptObligationInput)
    .output(z.strictObject({ id }))
    .mutation(({ ctx, input }) => exemptObligation(ctx, input)),
});

/** Every period of the year in which something is owed in a unit, judged from its facts. */
export async function judgeYear(
  context: Context,
  unitId: string,
  year: number,
): Promise<z.infer<typeof periodRow>[]> {
  const [calendar, units, exemptions, settings] = await Promise.all([
    readCalendar(context.db),
    listObligedUnits(context.db, [unitId], year),
    listExemptions(context.db, unitId, year),
    listParameters(context.db),
  ]);
  const ground = groundOfYear({ today: context.today, calendar, figuresOn: figuresOf(settings) }, year);
  const reasonOf = (rule: string, key: string) =>
    exemptions.find((row) => row.rule === rule && row.period === key)?.reason ?? '';
  return units.flatMap((unit) =>
    obligationRules.flatMap((rule) =>
      judgeObligation(rule, unit, ground).map(({ period, metOn, ...judged }) => ({
        ...judged,
        key: period.key,
        from: period.from,
        to: period.to,
        metOn: [...metOn],
        reason: reasonOf(rule.code, period.key),
      })),
    ),
  );
}

/**
 * n / N / exempt of the running or the last closed periods over all units below one; sums only (domain 6.4, Σ).
 * The committee and the departments read maintained counts, units between them count their own.
 */
async function readBoard(
  context: Context,
  unitId: string,
  which: 'running' | 'last',
): Promise<z.infer<typeof boardRow>[]> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'obligation.sums', unit, context.today);
  const periods = obligationRules.map((rule) => {
    const running = periodOf(rule.per, context.today);
    const { key } = which === 'running' ? running : periodOf(rule.per, addDays(running.from, -1));
    return { rule: rule.code, period: key };
  });
  const isCounted = unit.kind === 'department' || unit.kind === 'workCommittee';
  const rows = isCounted
    ? await listObligationTallies(context.db, unit.kind === 'department' ? unit.id : null, periods)
    : await countObligationsBelow(context.db, unit.unitPath, periods);
  const byRule = Map.groupBy(rows, (row) => row.rule);
  return periods.map(({ rule, period }) => {
    const coverage = sumCoverage(byRule.get(rule) ?? []);
    return { rule, key: period, ...coverage, percent: percentOf(coverage) };
  });
}
