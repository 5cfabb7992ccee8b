/** Tables whose rows the application may add and read, never change: the grants of its account follow this list (S-35). */
export const insertOnlyTables: readonly string[] = [
  'audit',
  'audit_seal',
  'assignment_step',
  'plan_version',
  'record_step',
  'appraisal_rules',
  'appraisal_figure',
  'ballot_sum',
  'appraisal_result',
];
