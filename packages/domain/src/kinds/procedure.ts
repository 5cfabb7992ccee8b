import { defineKind } from './define-kind.ts';
import { developmentQuota, developmentShare } from './procedure/development-quota.ts';
import { membershipDevelopment } from './procedure/development.ts';
import { branchElection, committeeElection } from './procedure/election.ts';
import { fiftyYearMedal, medalStock } from './procedure/medal.ts';
import { floatingMember, hardshipAid, memberDisposal } from './procedure/people.ts';
import {
  branchPostApproval,
  branchPostponement,
  committeePostApproval,
  committeePostponement,
} from './procedure/postponement.ts';

/** 程序办理: steps with gates, minimum times, votes as numbers, and a superior who approves (domain K7). */
export const procedureKind = defineKind({
  name: 'procedure',
  records: {
    membershipDevelopment,
    developmentQuota,
    developmentShare,
    branchElection,
    committeeElection,
    branchPostponement,
    committeePostponement,
    branchPostApproval,
    committeePostApproval,
    fiftyYearMedal,
    medalStock,
    floatingMember,
    memberDisposal,
    hardshipAid,
  },
});
