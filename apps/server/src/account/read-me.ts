import { listGrants } from '@gangmu/db/grant';
import { actionNames, type Action } from '@gangmu/domain/access/actions';
import { canSomewhere } from '@gangmu/domain/access/can';
import { needsSecondFactor, roleNames } from '@gangmu/domain/access/roles';
import { unitKindNames, type UnitKind } from '@gangmu/domain/units/unit-kind';
import { z } from 'zod';
import type { Context } from '../context.ts';

export const meOutput = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), username: z.string() }),
  personId: z.string().nullable(),
  today: z.string(),
  trial: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.enum(['on', 'off', 'required']),
  actions: z.array(z.enum(actionNames)),
  grants: z.array(
    z.strictObject({
      role: z.enum(roleNames),
      unitId: z.string(),
      unitName: z.string(),
      unitCode: z.string(),
      unitKind: z.enum(unitKindNames),
    }),
  ),
});

/** Who I am, what I may do somewhere, and on which business day. */
export async function readMe(context: Context): Promise<z.infer<typeof meOutput>> {
  const { session, actor, today, trial } = context;
  const grants = await listGrants(context.db, actor.userId);
  const inForce = grants.filter((grant) => grant.from <= today && (grant.to === null || today <= grant.to));
  const required = !trial && inForce.some((grant) => needsSecondFactor(grant.role));
  return {
    user: { id: session.userId, name: session.name, username: session.username },
    personId: session.personId,
    today,
    trial,
    mustChangePassword: session.mustChangePassword,
    secondFactor: session.twoFactor ? 'on' : required ? 'required' : 'off',
    actions: actionNames.filter((action: Action) => canSomewhere(actor, action, today)),
    grants: inForce.map((grant) => ({
      role: grant.role,
      unitId: grant.unitId,
      unitName: grant.unitName,
      unitCode: grant.unitCode,
      unitKind: grant.unitKind as UnitKind, // written by insertUnit only
    })),
  };
}
