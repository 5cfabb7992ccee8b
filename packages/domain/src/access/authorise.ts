import { notAllowed, notFound } from '../refusal.ts';
import type { Day } from '../time/day.ts';
import type { Action } from './actions.ts';
import { can, type AccessObject, type Actor } from './can.ts';

declare const proof: unique symbol;

/** An object on which a right was checked. It only comes from {@link authorise}, so the unchecked path does not compile. */
export type Authorized<T> = T & { readonly [proof]: true };

/**
 * Checks the right on that very object. Throws `not-found` when the actor may not even see it (S-07: foreign
 * and absent look the same), `not-allowed` when it may be seen but not acted on.
 */
export function authorise<T extends AccessObject>(
  actor: Actor,
  action: Action,
  object: T,
  today: Day,
  seenBy: Action = action,
): Authorized<T> {
  if (can(actor, action, object, today)) return object as Authorized<T>; // the check is the guarantee
  if (seenBy !== action && can(actor, seenBy, object, today)) throw notAllowed();
  throw notFound();
}
