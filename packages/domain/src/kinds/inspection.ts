import { defineKind } from './define-kind.ts';
import { finding } from './inspection/finding.ts';
import { inspection } from './inspection/inspection.ts';
import { observation } from './inspection/observation.ts';
import { inspectionPlan } from './inspection/plan.ts';
import { selfCheck } from './inspection/self-check.ts';

/** 督查检查 (domain K5): the year's plan, inspections and observations below it, findings below those. */
export const inspectionKind = defineKind({
  name: 'inspection',
  records: { inspectionPlan, inspection, observation, finding, selfCheck },
});
