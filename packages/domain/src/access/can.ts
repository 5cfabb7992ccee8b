import type { Day } from '../time/day.ts';
import { reachOf, type Action } from './actions.ts';
import type { Role } from './roles.ts';

/** A role held on a unit for a time. Paths are `/root/…/unit/`, so that a prefix means “in or below”. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string;
  readonly unitPath: string;
  /** Path of the department the unit stands in, its own path when it stands in none. */
  readonly departmentPath: string;
  readonly from: Day;
  /** Last day of the right, included; null while it lasts. Leaving a post ends it the same day. */
  readonly to: Day | null;
}

export interface Actor {
  readonly userId: string;
  /** The person behind the account; null for administrators' accounts. */
  readonly personId: string | null;
  readonly grants: readonly Grant[];
  /** Units an inspection gives access to while it lasts; none where it is left out. */
  readonly assigned?: readonly Assigned[];
  /** What a token narrows the rights of the account to; all of them where it is left out. */
  readonly only?: ReadonlySet<Action>;
}

/** A unit that is inspected with everything below it, or drawn into the sample by itself. */
export interface Assigned {
  readonly unitPath: string;
  readonly how: 'inspected' | 'sampled';
  readonly from: Day;
  readonly to: Day;
}

/** What a right is asked on: the unit it belongs to and, where it is about one person, that person. */
export interface AccessObject {
  readonly unitPath: string;
  readonly personId?: string | null;
  /** The account named to handle it, where only that one may. */
  readonly handlerId?: string | null;
}

/** A condition on rows, as data; the database turns it into SQL. An empty list lets nothing through. */
export type Scope =
  | { readonly type: 'all' }
  | { readonly type: 'subtree'; readonly path: string }
  | { readonly type: 'unit'; readonly path: string }
  | { readonly type: 'person'; readonly personId: string }
  | { readonly type: 'handler'; readonly path: string; readonly userId: string };

/** The rows of an action that the actor may touch on that day. */
export function scopesOf(actor: Actor, action: Action, today: Day): Scope[] {
  if (actor.only && !actor.only.has(action)) return [];
  const scopes: Scope[] = [];
  for (const grant of actor.grants) {
    if (!isInForce(grant, today)) continue;
    const reach = reachOf(grant.role, action);
    if (reach === 'all') return [{ type: 'all' }];
    if (reach === 'department') scopes.push({ type: 'subtree', path: grant.departmentPath });
    else if (reach === 'below') scopes.push({ type: 'subtree', path: grant.unitPath });
    else if (reach === 'own') scopes.push({ type: 'unit', path: grant.unitPath });
    else if (reach === 'assigned' || reach === 'sampled') scopes.push(...assignedScopes(actor, reach, today));
    else if (reach === 'handled')
      scopes.push({ type: 'handler', path: grant.departmentPath, userId: actor.userId });
    else if (reach === 'self' && actor.personId !== null) {
      scopes.push({ type: 'person', personId: actor.personId });
    }
  }
  return scopes;
}

function assignedScopes(actor: Actor, reach: 'assigned' | 'sampled', today: Day): Scope[] {
  return (actor.assigned ?? [])
    .filter(({ from, to }) => from <= today && today <= to)
    .flatMap(({ how, unitPath }): Scope[] =>
      how === 'sampled'
        ? [{ type: 'unit', path: unitPath }]
        : reach === 'assigned'
          ? [{ type: 'subtree', path: unitPath }]
          : [],
    );
}

/** True when one of the actor's grants reaches that very object (S-02). */
export function can(actor: Actor, action: Action, object: AccessObject, today: Day): boolean {
  return scopesOf(actor, action, today).some((scope) => covers(scope, object));
}

/** True when the actor holds the right somewhere; shows a menu, never opens an object. */
export function canSomewhere(actor: Actor, action: Action, today: Day): boolean {
  return scopesOf(actor, action, today).length > 0;
}

export function covers(scope: Scope, object: AccessObject): boolean {
  switch (scope.type) {
    case 'all':
      return true;
    case 'subtree':
      return object.unitPath.startsWith(scope.path);
    case 'unit':
      return object.unitPath === scope.path;
    case 'person':
      return object.personId === scope.personId;
    case 'handler':
      return object.handlerId === scope.userId && object.unitPath.startsWith(scope.path);
  }
}

export function isInForce(grant: Grant, today: Day): boolean {
  return grant.from <= today && (grant.to === null || today <= grant.to);
}
