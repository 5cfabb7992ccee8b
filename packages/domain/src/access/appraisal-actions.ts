import { type Row } from './reach.ts';

/**
 * Rights on appraisals (domain 6.4, row “appraisal: run cycle”). Steps of those who run a cycle are asked on the
 * cycle’s unit, so that a department never grades its own committee. Rows marked * are decided here, with the reason.
 */
export const appraisalActions = {
  'appraisal.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
    branchSecretary: 'own',
    massOrganisation: 'below',
  },
  // * The league committee runs the appraisals of the league below it (M34).
  'appraisal.run': { committeeStaff: 'all', organOffice: 'department', massOrganisation: 'below' },
  // * A league cycle is approved by the secretary of the organ committee that leads the league.
  'appraisal.approve': { committeeLeader: 'all', organSecretary: 'department' },
  // Only the secretary reports; nobody writes it for him.
  'appraisal.report': { organSecretary: 'own', branchSecretary: 'own', massOrganisation: 'own' },
  // A ballot belongs to a person; which secretaries that person rates, the electorate says.
  'ballot.cast': {
    committeeStaff: 'self',
    committeeLeader: 'self',
    partyGroupLeader: 'self',
    organSecretary: 'self',
    organOffice: 'self',
    organDiscipline: 'self',
    branchSecretary: 'self',
    branchCommissioner: 'self',
    cellLeader: 'self',
    member: 'self',
    massOrganisation: 'self',
  },
} as const satisfies Record<string, Row>;
