import { change } from '@gangmu/db/change';
import { findExemption, insertExemption } from '@gangmu/db/obligation';
import { markObligations } from '@gangmu/db/obligation-status';
import { findUnit } from '@gangmu/db/unit';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { findObligationRule } from '@gangmu/domain/responsibilities/obligation-rules';
import { yearOf } from '@gangmu/domain/time/day';
import { periodsOfYear } from '@gangmu/domain/time/period';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { authorise } from '@gangmu/domain/access/authorise';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';

export const exemptObligationInput = z.strictObject({
  ...keyed,
  unitId: id,
  rule: z.string().max(40),
  period: z.string().max(10),
  reason: writtenText(200),
});

/** Lets a unit off one duty in one period, with a reason that is shown (domain 5.1, counting 1 and 3). */
export async function exemptObligation(context: Context, input: z.infer<typeof exemptObligationInput>) {
  return change(context, { verb: 'obligation.exempt', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, 'obligation.exempt', unit, context.today);
    const rule = findObligationRule(input.rule);
    const year = Number(input.period.slice(0, 4)) || yearOf(context.today);
    if (!rule || !periodsOfYear(rule.per, year).some((period) => period.key === input.period)) {
      const text = { zh: '没有这项义务或周期', en: 'There is no such duty or period' };
      throw new Refusal('invalid', text, [{ place: 'period', text }]);
    }
    const { rule: code, period, reason } = input;
    if (await findExemption(tx, unit.id, code, period)) {
      throw new Refusal('already-exists', { zh: '该周期已免办', en: 'The period is exempt already' });
    }
    const exemption = { id: uuidv7(), unitId: unit.id, rule: code, period, reason };
    await insertExemption(tx, { ...exemption, grantedBy: context.actor.userId });
    await markObligations(tx, unit.id);
    return {
      proof,
      subject: { type: 'obligation', id: exemption.id, unitId: unit.id },
      before: null,
      after: exemption,
      answer: { id: exemption.id },
    };
  });
}
