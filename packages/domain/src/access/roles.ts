import type { Label } from '../label.ts';

/** Business roles (domain 6.4) and the three administrators (domain 6.3). `short` is the code used in papers. */
export const roles = {
  committeeStaff: { short: 'GWA', label: { zh: '工委业务', en: 'Committee staff' } },
  committeeLeader: { short: 'GWL', label: { zh: '工委领导', en: 'Committee leader' } },
  committeeDiscipline: { short: 'GWD', label: { zh: '工委纪检', en: 'Committee discipline' } },
  inspectionTeam: { short: 'INS', label: { zh: '督查组', en: 'Inspection team' } },
  reviewPanel: { short: 'PNL', label: { zh: '评审组', en: 'Review panel' } },
  partyGroupLeader: { short: 'DPG', label: { zh: '党组（党委）', en: 'Party group' } },
  organSecretary: { short: 'OPS', label: { zh: '机关党委书记', en: 'Organ committee secretary' } },
  organOffice: { short: 'OPA', label: { zh: '机关党委专职', en: 'Organ committee office' } },
  organDiscipline: { short: 'ODC', label: { zh: '机关纪委', en: 'Organ discipline committee' } },
  branchSecretary: { short: 'BRS', label: { zh: '支部书记', en: 'Branch secretary' } },
  branchCommissioner: { short: 'BRC', label: { zh: '支委', en: 'Branch commissioner' } },
  cellLeader: { short: 'CL', label: { zh: '党小组组长', en: 'Cell leader' } },
  member: { short: 'MB', label: { zh: '党员', en: 'Member' } },
  massOrganisation: { short: 'UNI', label: { zh: '群团组织', en: 'Mass organisation' } },
  systemAdmin: { short: 'SYS', label: { zh: '系统管理员', en: 'System administrator' } },
  securityAdmin: { short: 'SEC', label: { zh: '安全保密管理员', en: 'Security administrator' } },
  auditor: { short: 'AUD', label: { zh: '安全审计员', en: 'Auditor' } },
} as const satisfies Record<string, { short: string; label: Label }>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]]; // keys of a const table

/** 三员分立: one person holds at most one of these and no business role beside it (domain 6.3, S-11). */
export const administratorRoles = [
  'systemAdmin',
  'securityAdmin',
  'auditor',
] as const satisfies readonly Role[];

export function isAdministrator(role: Role): boolean {
  return (administratorRoles as readonly Role[]).includes(role);
}

/** Roles for which a second factor is required outside the trial (security: 等保 8.1.4.1 d). */
export function needsSecondFactor(role: Role): boolean {
  return (
    isAdministrator(role) ||
    role === 'committeeStaff' ||
    role === 'committeeLeader' ||
    role === 'committeeDiscipline'
  );
}
