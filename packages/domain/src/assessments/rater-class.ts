import type { Role } from '../access/roles.ts';
import type { RaterClass } from './appraisal-rules.ts';

/** What is known of somebody who might vote. */
export interface Rater {
  readonly personId: string;
  /** Paths of the units of which the person is a member today. */
  readonly homes: readonly string[];
  /** Units in whose committee the person has a post today. */
  readonly postsIn: readonly string[];
  readonly grants: readonly { readonly role: Role; readonly unitId: string }[];
}

/** A secretary who reports, as the ballot sees him. */
export interface Rated {
  readonly unitId: string;
  readonly unitPath: string;
  readonly parentPath: string;
  readonly isLeague: boolean;
  /** Who holds the post of secretary today. */
  readonly secretaries: readonly string[];
}

const leaders: readonly Role[] = ['committeeLeader', 'organSecretary'];

/**
 * The class in which somebody rates a secretary, or null. Nobody rates himself; who sits in the committee above
 * rates as such alone. A league secretary is rated by the members around the league (M34).
 */
export function raterClassOf(
  rater: Rater,
  rated: Rated,
  cycle: { readonly unitId: string; readonly secretaries: ReadonlySet<string> },
): RaterClass | null {
  if (rated.secretaries.includes(rater.personId)) return null;
  const leads = rater.grants.some(({ role, unitId }) => unitId === cycle.unitId && leaders.includes(role));
  if (leads || rater.postsIn.includes(cycle.unitId)) return 'superiors';
  if (cycle.secretaries.has(rater.personId)) return 'peers';
  const around = rated.isLeague ? rated.parentPath : rated.unitPath;
  return rater.homes.some((home) => home.startsWith(around)) ? 'members' : null;
}
