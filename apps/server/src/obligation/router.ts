import { readCalendar } from '@gangmu/db/calendar';
import { countUnitsMeeting, listSessionDays } from '@gangmu/db/fact';
import { countObliged, listExemptions } from '@gangmu/db/obligation';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import {
  judgeObligation,
  obligationStatuses,
  type ObligationStatus,
} from '@gangmu/domain/responsibilities/judge-obligation';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { periodOf } from '@gangmu/domain/time/period';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router } from '../trpc.ts';

const statusNames = Object.keys(obligationStatuses) as [ObligationStatus, ...ObligationStatus[]]; // keys of a const table
const periodRow = z.strictObject({
  rule: z.string(),
  key: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.enum(statusNames),
  metOn: z.array(z.string()),
  reason: z.string(),
});
const boardRow = z.strictObject({
  rule: z.string(),
  key: z.string(),
  met: z.int(),
  of: z.int(),
  exempt: z.int(),
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
    .input(z.strictObject({ unitId: id }))
    .output(z.array(boardRow))
    .query(({ ctx, input }) => readBoard(ctx, input.unitId)),
});

/** Every period of the year a unit owes, judged from its facts. */
export async function judgeYear(
  context: Context,
  unitId: string,
  year: number,
): Promise<z.infer<typeof periodRow>[]> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  const [calendar, days, exemptions] = await Promise.all([
    readCalendar(context.db),
    listSessionDays(context.db, unit.id, year),
    listExemptions(context.db, unit.id, year),
  ]);
  const obliged = {
    kind: unit.kind,
    fullMembers: unit.fullMemberCount,
    foundedOn: unit.foundedOn,
    dissolvedOn: unit.dissolvedOn,
  };
  return obligationRules.flatMap((rule) => {
    const held = rule.sessionTypes.flatMap((type) => days.get(type) ?? []);
    const exempt = new Map(
      exemptions.filter((row) => row.rule === rule.code).map((row) => [row.period, row.reason]),
    );
    return judgeObligation(rule, obliged, year, held, new Set(exempt.keys()), context.today, calendar).map(
      ({ period, ...judged }) => ({
        rule: judged.rule,
        key: period.key,
        from: period.from,
        to: period.to,
        status: judged.status,
        metOn: [...judged.metOn],
        reason: exempt.get(period.key) ?? '',
      }),
    );
  });
}

/** n / N / exempt of the running period over all units below one; sums only (domain 6.4, Σ). */
async function readBoard(context: Context, unitId: string): Promise<z.infer<typeof boardRow>[]> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'obligation.sums', unit, context.today);
  const rows = [];
  for (const rule of obligationRules) {
    const period = periodOf(rule.per, context.today);
    const { obliged, exempt } = await countObliged(context.db, unit.unitPath, rule, period);
    const metrics = rule.sessionTypes.map((type) => `session.${type}`);
    const met = await countUnitsMeeting(
      context.db,
      unit.unitPath,
      rule.unitKinds[0] ?? '',
      metrics,
      period,
      rule.min,
    );
    rows.push({ rule: rule.code, key: period.key, met, of: obliged - exempt, exempt });
  }
  return rows;
}
