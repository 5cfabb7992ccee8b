import { judgementTypes } from './authz-judgement-types.ts';

/** Relations of an object's unit to the subject's: O own, A ancestor, D descendant, B beside, F foreign, N none. */
export type Letter = 'O' | 'A' | 'D' | 'B' | 'F' | 'N';

/** The nineteen subjects: nobody, a disabled account, fourteen business roles, three administrators. */
export const subjects = [
  'anonymous',
  'gone',
  'gwa',
  'gwl',
  'gwd',
  'ins',
  'pnl',
  'dpg',
  'ops',
  'opa',
  'odc',
  'brs',
  'brc',
  'cl',
  'mb',
  'uni',
  'sys',
  'sec',
  'aud',
] as const;
export type Subject = (typeof subjects)[number];

/** What the procedure is called on. `task` was issued by the committee, `local` by the department. */
export type ObjectKind =
  | 'none'
  | 'unit'
  | 'task'
  | 'local'
  | 'record'
  | 'slip'
  | 'paper'
  | 'plan'
  | 'draft'
  | RecordType;

/** Types of record whose rights differ, each with the step the matrix takes of it. */
export const recordTypes = {
  offering: 'cancel',
  enrolment: 'excuse',
  integrityRisk: 'retire',
  membershipDevelopment: 'end',
  developmentQuota: 'withdraw',
  developmentShare: 'withdraw',
  branchElection: 'end',
  branchPostponement: 'approve',
  committeePostponement: 'approve',
  fiftyYearMedal: 'drop',
  floatingMember: 'comeBack',
  memberDisposal: 'end',
  hardshipAid: 'end',
  campaign: 'cancel',
  entry: 'withdraw',
  commitment: 'withdraw',
  regulation: 'drop',
  ...judgementTypes,
} as const satisfies Record<string, string>;
export type RecordType = keyof typeof recordTypes;

export type Cells = Partial<Record<Subject, string>>;
export type Row = readonly [procedure: string, object: ObjectKind, allowed: Cells];

export const business: readonly Subject[] = [
  'gwa',
  'gwl',
  'gwd',
  'ins',
  'pnl',
  'dpg',
  'ops',
  'opa',
  'odc',
  'brs',
  'brc',
  'cl',
  'mb',
  'uni',
];
export const all = (who: readonly Subject[], letters: string): Cells =>
  Object.fromEntries(who.map((subject) => [subject, letters]));
export const everyone = [...business, 'sys', 'sec', 'aud'] as const;
