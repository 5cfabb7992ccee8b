import { can, type Actor } from '../access/can.ts';
import type { Action } from '../access/actions.ts';
import { Refusal } from '../refusal.ts';
import type { Day } from '../time/day.ts';

/**
 * True when one of the grants that give the right stands outside the unit: not the unit itself and nothing below
 * it. A department's own discipline committee is inside the department and outside its branches.
 */
export function standsOutside(actor: Actor, action: Action, unitPath: string, today: Day): boolean {
  return actor.grants.some(
    (grant) =>
      !grant.unitPath.startsWith(unitPath) && can({ ...actor, grants: [grant] }, action, { unitPath }, today),
  );
}

/** Throws `not-allowed`: the inspected never verifies or closes (M01). */
export function requireOutside(actor: Actor, action: Action, unitPath: string, today: Day): void {
  if (standsOutside(actor, action, unitPath, today)) return;
  throw new Refusal('not-allowed', {
    zh: '此步骤须由被查单位以外的人办理',
    en: 'Only somebody outside the inspected unit can take this step',
  });
}
