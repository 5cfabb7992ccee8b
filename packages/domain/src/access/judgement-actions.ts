import { type Row } from './reach.ts';

/** Rights on inspections, findings and restricted returns (domain 6.4). Rows marked * are decided here, with the reason. */
export const judgementActions = {
  'inspection.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    committeeDiscipline: 'all',
    inspectionTeam: 'assigned',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
  },
  // * Work-style checks of its own units are led by the organ's discipline committee (M23).
  'inspection.plan': { committeeStaff: 'all', committeeDiscipline: 'all', organDiscipline: 'department' },
  'inspection.approve': { committeeLeader: 'all', organSecretary: 'department' },
  'inspection.visit': {
    committeeStaff: 'all',
    committeeDiscipline: 'all',
    inspectionTeam: 'assigned',
    organDiscipline: 'department',
  },
  'inspection.sums': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    committeeDiscipline: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
  },
  'finding.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    committeeDiscipline: 'all',
    inspectionTeam: 'assigned',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
  },
  'finding.raise': {
    committeeStaff: 'all',
    committeeDiscipline: 'all',
    inspectionTeam: 'assigned',
    organDiscipline: 'department',
  },
  'finding.answer': {
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
  },
  // Never the inspected: whoever closes stands outside the unit as well (M01).
  'finding.close': {
    committeeStaff: 'all',
    committeeDiscipline: 'all',
    inspectionTeam: 'assigned',
    organDiscipline: 'department',
  },
  'observation.plan': { committeeStaff: 'all' },
  'observation.comment': { committeeStaff: 'all', inspectionTeam: 'assigned' },
  'observation.answer': {
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
  },
  // 学查改 is the department's own loop (M02); nobody above fills it in.
  'selfCheck.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
  },
  'selfCheck.write': {
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
  },
  // Surveys (domain 6.4). Opening is a second person's word; a sheet is for whoever is a member, and for nobody above.
  'survey.build': { committeeStaff: 'all', organOffice: 'department' },
  'survey.open': { committeeLeader: 'all', organSecretary: 'department' },
  'survey.results': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
  },
  'survey.answer': {
    branchSecretary: 'self',
    branchCommissioner: 'self',
    cellLeader: 'self',
    member: 'self',
  },
  // “谁看过”: the unit sees who above it opened its records (domain 6.4, last paragraph).
  'contentRead.read': {
    organSecretary: 'own',
    organOffice: 'own',
    organDiscipline: 'own',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    cellLeader: 'own',
    member: 'own',
  },
  // Restricted returns stay in the discipline line; everybody else sees masked sums, most see nothing.
  'return.read': { committeeDiscipline: 'all', organDiscipline: 'own' },
  'return.write': { organDiscipline: 'own' },
  'return.accept': { committeeDiscipline: 'all' },
  'return.sums': { committeeLeader: 'all', partyGroupLeader: 'department', organSecretary: 'department' },
} as const satisfies Record<string, Row>;
