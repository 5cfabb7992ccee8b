import type { Action } from '@gangmu/domain/access/actions';
import { authorise, type Authorized } from '@gangmu/domain/access/authorise';
import { can, type AccessObject } from '@gangmu/domain/access/can';
import { notAllowed } from '@gangmu/domain/refusal';
import type { Context } from './context.ts';

/** A right on something the actor was shown already: its existence is no secret, so a lack of right says so. */
export function authoriseShown(
  context: Context,
  action: Action,
  shown: AccessObject | string,
): Authorized<AccessObject> {
  const object = typeof shown === 'string' ? { unitPath: shown } : shown;
  if (!can(context.actor, action, object, context.today)) throw notAllowed();
  return authorise(context.actor, action, object, context.today);
}
