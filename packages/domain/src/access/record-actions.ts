import { everyBusinessRole, type Row } from './reach.ts';

/** Rights on records of training, registers, campaigns and regulations. Rows marked * are decided here, with the reason. */
export const recordActions = {
  // Training (domain 6.4 “training: plan, seats”). * An offering is announced to everybody; who is on its list is not.
  'training.read': everyBusinessRole,
  'training.plan': {
    committeeStaff: 'all',
    organOffice: 'department',
    organDiscipline: 'own',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  // * Opening a branch's own offering is the secretary's word, as confirming its sessions is.
  'training.approve': { committeeLeader: 'all', organSecretary: 'department', branchSecretary: 'own' },
  'enrolment.read': {
    committeeStaff: 'all',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    member: 'self',
    massOrganisation: 'own',
  },
  'enrolment.nominate': {
    committeeStaff: 'all',
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  // How many of the key posts were reached, and of the members: sums only (domain 6.4, Σ).
  'training.sums': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
  },
  // Registers (domain 6.4). * A branch proposes; whoever keeps the register above it takes entries in and out.
  'register.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    committeeDiscipline: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  'register.write': {
    committeeStaff: 'all',
    committeeDiscipline: 'own',
    organOffice: 'department',
    organDiscipline: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  'register.admit': {
    committeeStaff: 'all',
    committeeDiscipline: 'own',
    organOffice: 'department',
    organDiscipline: 'department',
    massOrganisation: 'own',
  },
  'register.sums': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
  },
} as const satisfies Record<string, Row>;
