import { type Row } from './reach.ts';

/**
 * Rights on papers. * Made by the office of a unit for itself and what is below it, by the committee for all; read by
 * those who may read what stands in them (domain 6.4: sums upward, tasks and findings of one's own).
 */
export const paperActions = {
  'paper.make': {
    committeeStaff: 'all',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
  },
  'paper.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
  },
  'paper.template': { committeeStaff: 'all' },
} as const satisfies Record<string, Row>;
