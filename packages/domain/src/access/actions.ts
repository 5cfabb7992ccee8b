import { designationActions } from './designation-actions.ts';
import { appraisalActions } from './appraisal-actions.ts';
import { judgementActions } from './judgement-actions.ts';
import { paperActions } from './paper-actions.ts';
import { procedureActions } from './procedure-actions.ts';
import { everyBusinessRole, type Reach, type Row } from './reach.ts';
import { recordActions } from './record-actions.ts';
import type { Role } from './roles.ts';

const everybody: Row = { ...everyBusinessRole, systemAdmin: 'all', securityAdmin: 'all', auditor: 'all' };

/**
 * The one table of who may do what: action → role → reach. A role that is not named may not.
 * Source: domain 6.4; rows marked * are left open there and decided here, with the reason beside them.
 */
export const actions = {
  'account.self': everybody,
  // * One's own reminders, and the address they may be mailed to.
  'digest.read': everyBusinessRole,
  'digest.setAddress': everyBusinessRole,
  // * Finds what the reader may open, by the right to read each thing.
  'search.use': everyBusinessRole,
  'plan.read': everyBusinessRole,
  'plan.draft': { committeeStaff: 'all' },
  'plan.readDraft': { committeeStaff: 'all', committeeLeader: 'all', committeeDiscipline: 'all' },
  'plan.publish': { committeeLeader: 'all' },
  // * A snapshot holds what every unit reported; the committee's own desks read and check it.
  'snapshot.read': { committeeStaff: 'all', committeeLeader: 'all', committeeDiscipline: 'all' },
  'plan.overview': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    committeeDiscipline: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
  },
  'assignment.read': {
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
  // * Accepting, folding and passing down are the department's: it answers for its units (domain 7, fan-out 2).
  'assignment.accept': {
    committeeStaff: 'own',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    massOrganisation: 'own',
  },
  'assignment.fold': { organSecretary: 'department', organOffice: 'department' },
  'assignment.passDown': { organSecretary: 'department', organOffice: 'department' },
  'assignment.report': {
    committeeStaff: 'own',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'own',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  'assignment.askExtension': {
    committeeStaff: 'own',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    massOrganisation: 'own',
  },
  // Decided on the issuer's unit: the committee for what it issued, a department for what it passed down.
  'assignment.decideExtension': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    organSecretary: 'department',
  },
  'assignment.exempt': { committeeStaff: 'all', committeeLeader: 'all', organSecretary: 'department' },
  'assignment.verify': { committeeStaff: 'all', organSecretary: 'department', organOffice: 'department' },
  'assignment.close': { committeeStaff: 'all', organSecretary: 'department' },
  // A 督办单 is answered by the secretary of the unit it goes to; the office writes for its department (domain 7).
  'slip.reply': {
    committeeStaff: 'own',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    massOrganisation: 'own',
  },
  // Burden (domain 8): everybody who is asked may read what is asked of them and say a word on it; issuers answer.
  'burden.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  'burden.speak': {
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  'burden.answer': { committeeStaff: 'all', organOffice: 'department', organSecretary: 'department' },
  'burden.approve': { committeeLeader: 'all', organSecretary: 'department' },
  // * The trigger of dormant work is the committee's word (“适时” is decided by whoever wrote it).
  'measure.trigger': { committeeStaff: 'all' },
  'measure.close': { committeeStaff: 'all' },
  'session.record': {
    partyGroupLeader: 'own',
    organSecretary: 'own',
    organOffice: 'own',
    organDiscipline: 'own',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    cellLeader: 'own',
    massOrganisation: 'own',
  },
  'session.confirm': {
    partyGroupLeader: 'own',
    organSecretary: 'own',
    organDiscipline: 'own',
    branchSecretary: 'own',
    massOrganisation: 'own',
  },
  'session.read': {
    // Content opens to an inspection where a unit was drawn, and the unit sees who read it.
    inspectionTeam: 'sampled',
    partyGroupLeader: 'own',
    organSecretary: 'own',
    organOffice: 'own',
    organDiscipline: 'own',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    cellLeader: 'own',
    member: 'own',
    massOrganisation: 'own',
  },
  // * Procedures generic over all types of record open to whoever does business; which records, the type's own rows say.
  'record.use': everyBusinessRole,
  ...recordActions,
  ...procedureActions,
  ...judgementActions,
  ...paperActions,
  ...designationActions,
  ...appraisalActions,
  'absence.read': { branchSecretary: 'own', branchCommissioner: 'own', cellLeader: 'own', member: 'self' },
  'obligation.read': {
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    cellLeader: 'own',
  },
  'obligation.sums': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
  },
  'obligation.exempt': { committeeStaff: 'all', committeeLeader: 'all', organSecretary: 'department' },
  'hours.read': { branchSecretary: 'own', branchCommissioner: 'own', member: 'self' },
  // * Units, posts and people: written by the committee and by the department's office; a branch writes its own people.
  'unit.read': everybody,
  'unit.change': { committeeStaff: 'all', organOffice: 'department' },
  'person.read': {
    committeeStaff: 'all',
    organOffice: 'department',
    organSecretary: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
  },
  'person.change': {
    committeeStaff: 'all',
    organOffice: 'department',
    branchSecretary: 'own',
    branchCommissioner: 'own',
  },
  'post.change': { committeeStaff: 'all', organOffice: 'department' },
  // * A unit takes its own with it; the committee may ask for it too, and gets what it may read (see `export.whole`).
  'export.make': {
    committeeStaff: 'all',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    massOrganisation: 'own',
  },
  // Records that are about no single person, by ownership: reads upward stay sums (domain 6.4).
  'export.whole': {
    committeeStaff: 'own',
    organSecretary: 'department',
    organOffice: 'department',
    branchSecretary: 'own',
    massOrganisation: 'own',
  },
  // “谁导出过”: the unit sees who took its data.
  'export.read': {
    committeeStaff: 'all',
    committeeLeader: 'all',
    partyGroupLeader: 'department',
    organSecretary: 'department',
    organOffice: 'department',
    organDiscipline: 'own',
    branchSecretary: 'own',
    branchCommissioner: 'own',
    massOrganisation: 'own',
  },
  // The calendar is the system administrator's; everybody reckons with it.
  'calendar.read': everybody,
  'calendar.change': { systemAdmin: 'all' },
  // Three administrators, three things (domain 6.3).
  'account.manage': { systemAdmin: 'all' },
  // * Whoever keeps the accounts gives other systems their tokens; what these may do, the security administrator grants.
  'token.manage': { systemAdmin: 'all' },
  'grant.manage': { securityAdmin: 'all' },
  'audit.read': { auditor: 'all' },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof actions;
export const actionNames = Object.keys(actions) as [Action, ...Action[]]; // keys of a const table

/** How far the role's right to the action reaches; null means no. Unknown roles and actions may nothing. */
export function reachOf(role: Role, action: Action): Reach | null {
  const row: Row = actions[action];
  return row[role] ?? null;
}
