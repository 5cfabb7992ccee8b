import { appraisal } from './appraisal/appraisal.ts';
import { appraisalCycle } from './appraisal/cycle.ts';
import { defineKind } from './define-kind.ts';

/** 述职评议 (domain K6): a cycle, and below it a report of each secretary. */
export const appraisalKind = defineKind({ name: 'appraisal', records: { appraisalCycle, appraisal } });
