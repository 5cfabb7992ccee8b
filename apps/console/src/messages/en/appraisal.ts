/** The place of appraisals in the menu. */
export const appraisal = { appraisals: 'Appraisals' } as const;
