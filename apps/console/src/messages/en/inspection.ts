import type { inspection as zh } from '../zh/inspection.ts';

/** Inspections, findings and their rectification. */
export const inspection: Record<keyof typeof zh, string> = {
  inspections: 'Inspections',
  inspectionPlans: 'Plans of the year',
  findings: 'All findings',
  rectification: 'Rectification',
  rateLine:
    '{closed} closed of {confirmed} confirmed; {inProgress} in progress, {overdue} of them overdue; {reopened} reopened',
  rateNone: 'No confirmed findings yet',
  closedOfConfirmed: 'Closed / confirmed',
  inProgress: 'In progress',
  overdueFindings: 'Overdue',
  reopened: 'Reopened',
  observed: 'Centre groups observed',
  observedTimes: 'Observed this year',
  quartersMet: 'Quarters met',
  quartersMissing: 'Quarters missed',
  quarterNo: 'Q{no}',
};
