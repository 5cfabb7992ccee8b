import type { Role } from './roles.ts';

/**
 * How far a right reaches from the unit of the grant (domain 6.4):
 * all = G · department = D, the whole department the unit stands in · below = U, the unit and what is under it ·
 * own = O, the unit alone · assigned = A, units the account inspects now · sampled = A, the units drawn for that · self = S, the person · handled = cases of the department the account was named to handle. What is Σ in the table there is an action of its own here
 * (`plan.overview`, `obligation.sums`), whose procedures return sums only.
 */
export type Reach = 'all' | 'department' | 'below' | 'own' | 'self' | 'handled' | 'assigned' | 'sampled';

/** Which roles have a right, and how far it reaches. */
export type Row = Partial<Record<Role, Reach>>;

/** Roles that do the business of the platform; the three administrators are not among them. */
export const everyBusinessRole: Row = {
  committeeStaff: 'all',
  committeeLeader: 'all',
  committeeDiscipline: 'all',
  inspectionTeam: 'all',
  reviewPanel: 'all',
  partyGroupLeader: 'all',
  organSecretary: 'all',
  organOffice: 'all',
  organDiscipline: 'all',
  branchSecretary: 'all',
  branchCommissioner: 'all',
  cellLeader: 'all',
  member: 'all',
  massOrganisation: 'all',
};
