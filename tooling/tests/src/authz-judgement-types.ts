import { appraisalTypes } from './authz-appraisal.ts';

/** Types of record of the judging kinds, each with the step the matrix takes of it. */
export const judgementTypes = {
  inspectionPlan: 'end',
  inspection: 'cancel',
  observation: 'cancel',
  finding: 'drop',
  selfCheck: 'check',
  ...appraisalTypes,
} as const satisfies Record<string, string>;
