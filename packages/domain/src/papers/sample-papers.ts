import { composeFeedback, composeSlip } from './compose/letters.ts';
import { composeBorneList, composeIssuedList, composeLedger, composeTaskPlan } from './compose/lists.ts';
import { composeCircular, composeFactSheet, composeYearSummary } from './compose/summaries.ts';
import type { PaperKind } from './paper-kinds.ts';
import type { Paper } from './paper.ts';
import {
  sampleBorne,
  sampleFindings,
  sampleFrame,
  sampleInspection,
  samplePlan,
  sampleSide,
  sampleSlip,
  sampleStanding,
} from './sample-facts.ts';

/** One paper of each kind from the sample facts; the committee's own list stands beside that of any unit. */
export const samplePapers = {
  taskPlan: composeTaskPlan(sampleFrame('taskPlan'), samplePlan),
  responsibilityList: composeBorneList(sampleFrame('responsibilityList'), sampleBorne),
  supervisionSlip: composeSlip(sampleFrame('supervisionSlip'), sampleSlip),
  rectificationLedger: composeLedger(
    sampleFrame('rectificationLedger'),
    sampleFindings,
    sampleSide.rate ?? { confirmed: 0, closed: 0, inProgress: 0, overdue: 0, reopened: 0 },
  ),
  inspectionFeedback: composeFeedback(sampleFrame('inspectionFeedback'), sampleInspection),
  circular: composeCircular(sampleFrame('circular'), samplePlan, sampleStanding, sampleSide),
  factSheet: composeFactSheet(sampleFrame('factSheet'), sampleStanding.total, sampleBorne, sampleSide),
  yearSummary: composeYearSummary(sampleFrame('yearSummary'), samplePlan, sampleStanding, sampleSide),
} satisfies Record<PaperKind, Paper>;

export const sampleIssuedList = composeIssuedList(
  sampleFrame('responsibilityList'),
  samplePlan,
  sampleStanding,
);
