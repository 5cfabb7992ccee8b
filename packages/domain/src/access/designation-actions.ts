import { everyBusinessRole, type Row } from './reach.ts';

/** Rights on schemes, rounds, nominations and titles (domain 6.4). Rows marked * are decided here, with the reason. */
export const designationActions = {
  // * What titles there are and who may be named is open to everybody who works here; nominations are not.
  'designation.read': everyBusinessRole,
  // Schemes and rounds: the committee's, a department's own, the league's and the union's own.
  'designation.plan': { committeeStaff: 'all', organOffice: 'department', massOrganisation: 'own' },
  // * A round of a mass organisation is decided by the organ committee that leads it: nobody decides on his own proposal.
  'designation.decide': { committeeLeader: 'all', organSecretary: 'department' },
  'nomination.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    committeeDiscipline: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    cellLeader: 'self',
    member: 'self',
    massOrganisation: 'own',
  },
  'nomination.write': {
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  'nomination.submit': { partyGroupLeader: 'department', organSecretary: 'department' },
  // Yes or no, never a reason (domain M12).
  'nomination.opine': { committeeDiscipline: 'all', organDiscipline: 'department' },
  'nomination.consent': {
    branchSecretary: 'self',
    branchCommissioner: 'self',
    cellLeader: 'self',
    member: 'self',
  },
  // Only in rounds whose panel one sits on, and never one's own department.
  'designation.review': { reviewPanel: 'all' },
  // * An objection is anybody's during the public notice; who raised it is in the audit alone.
  'designation.object': everyBusinessRole,
  'title.read': everyBusinessRole,
  'title.register': { committeeStaff: 'all' },
} as const satisfies Record<string, Row>;
