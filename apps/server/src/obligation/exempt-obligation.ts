import { change } from '@gangmu/db/change';
import { findExemption, insertExemption } from '@gangmu/db/obligation';
import { markObligations } from '@gangmu/db/obligation-status';
import { findUnit } from '@gangmu/db/unit';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { isOfSeveral } from '@gangmu/domain/responsibilities/obligation-rule';
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
  /** How many people it lets off, where the duty is one of several; null: the duty as a whole. */
  people: z.int().min(1).max(10_000).nullable().default(null),
  reason: writtenText(200),
});

/**
 * Lets a unit off one duty in one period, or so many of those who owe it there, with a reason that is shown and names
 * nobody (domain 5.1, counting 1 and 3).
 */
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
    if (input.people !== null && !isOfSeveral(rule.source)) {
      const text = {
        zh: '这项义务由单位承担，不按人数免办',
        en: 'The unit owes this duty, not so many people',
      };
      throw new Refusal('invalid', text, [{ place: 'people', text }]);
    }
    const { rule: code, period, reason, people } = input;
    if (await findExemption(tx, unit.id, code, period)) {
      throw new Refusal('already-exists', { zh: '该周期已免办', en: 'The period is exempt already' });
    }
    const exemption = { id: uuidv7(), unitId: unit.id, rule: code, period, people, reason };
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
