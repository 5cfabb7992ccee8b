import { appraisalTypes } from './authz-appraisal.ts';

/** Types of record of the judging and naming kinds, each with the step the matrix takes of it. */
export const judgementTypes = {
  inspectionPlan: 'end',
  inspection: 'cancel',
  observation: 'cancel',
  finding: 'drop',
  selfCheck: 'check',
  titleScheme: 'end',
  titleRound: 'cancel',
  nomination: 'withdraw',
  title: 'recheck',
  ...appraisalTypes,
} as const satisfies Record<string, string>;
