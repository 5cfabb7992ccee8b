import { findUser } from '@gangmu/db/account';
import { change } from '@gangmu/db/change';
import { endGrant, findGrant, insertGrant, listGrants } from '@gangmu/db/grant';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { isAdministrator, roleNames } from '@gangmu/domain/access/roles';
import { requireSecondPerson, requireSeparateDuties } from '@gangmu/domain/access/separate-duties';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { addDays } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';

export const grantInput = z.strictObject({
  ...keyed,
  userId: id,
  role: z.enum(roleNames),
  unitId: id,
  from: day,
  to: day.nullable(),
});
export const withdrawInput = z.strictObject(versioned);

/** Grants a role on a unit for a time. Nobody grants to themselves; the three administrators stay apart. */
export async function grantRole(context: Context, input: z.infer<typeof grantInput>) {
  return change(context, { verb: 'grant.grant', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    const user = await findUser(tx, input.userId);
    if (!unit || !user) throw notFound();
    const proof = authorise(context.actor, 'grant.manage', unit, context.today);
    requireSecondPerson(user.id, context.actor.userId);
    if (user.machine && isAdministrator(input.role)) {
      const text = {
        zh: '系统账号不能担任三员',
        en: 'A system account cannot be one of the three administrators',
      };
      throw new Refusal('not-allowed', text, [{ place: 'role', text }]);
    }
    if (input.to !== null && input.to < input.from) {
      const text = { zh: '结束日期早于开始日期', en: 'The last day is before the first' };
      throw new Refusal('invalid', text, [{ place: 'to', text }]);
    }
    const held = (await listGrants(tx, user.id)).filter(
      (grant) => grant.to === null || grant.to >= context.today,
    );
    requireSeparateDuties(
      held.map((grant) => grant.role),
      input.role,
    );
    const grant = {
      id: uuidv7(),
      userId: user.id,
      role: input.role,
      unitId: unit.id,
      from: input.from,
      to: input.to,
    };
    await insertGrant(tx, {
      ...grant,
      grantedBy: context.actor.userId,
      adminOf: isAdministrator(input.role) ? user.id : null,
    });
    return {
      proof,
      subject: { type: 'grant', id: grant.id, unitId: unit.id },
      before: null,
      after: grant,
      answer: { id: grant.id },
    };
  });
}

/** Ends a role from today on. */
export async function withdrawRole(context: Context, input: z.infer<typeof withdrawInput>) {
  return change(context, { verb: 'grant.withdraw', key: input.key, input }, async (tx) => {
    const grant = await findGrant(tx, input.id);
    const unit = grant && (await findUnit(tx, grant.unitId));
    if (!grant || !unit) throw notFound();
    const proof = authorise(context.actor, 'grant.manage', unit, context.today);
    const lastDay = addDays(context.today, -1);
    if (!(await endGrant(tx, grant.id, input.expectedVersion, lastDay))) throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'grant', id: grant.id, unitId: unit.id },
      before: grant,
      after: { to: lastDay },
      answer: { id: grant.id },
    };
  });
}
