import { id } from '@gangmu/domain/id';
import { clock } from '@gangmu/domain/items/clock';
import { assignmentStateNames, assignmentStepNames } from '@gangmu/domain/responsibilities/assignment-state';
import { assignmentRoleNames } from '@gangmu/domain/responsibilities/fan-out';
import { buckets, urgencyNames } from '@gangmu/domain/responsibilities/urgency';
import { z } from 'zod';
import { slipOutput } from '../slip/show-slips.ts';

const day = z.string().nullable();
const state = z.enum(assignmentStateNames);
const urgency = z.enum(urgencyNames);

export const assignmentLineOutput = z.strictObject({
  id,
  measureId: id,
  code: z.string(),
  text: z.string(),
  unitId: id,
  unitName: z.string(),
  role: z.enum(assignmentRoleNames),
  state,
  bucket: z.enum(buckets),
  urgency,
  dueOn: day,
  version: z.int(),
});

export const citedRecordOutput = z.strictObject({
  id,
  title: z.string(),
  type: z.string(),
  unitId: id,
  unitName: z.string(),
  happenedOn: z.string(),
});

export const assignmentOutput = z.strictObject({
  id,
  planId: id,
  itemId: id,
  measureId: id,
  unitId: id,
  unitName: z.string(),
  issuerUnitId: id,
  issuerName: z.string(),
  parentId: id.nullable(),
  depth: z.int(),
  role: z.enum(assignmentRoleNames),
  clockType: z.string(),
  state,
  bucket: z.enum(buckets),
  urgency,
  assignedOn: z.string(),
  acceptBy: z.string(),
  dueOn: day,
  verifyBy: day,
  deliverable: z.string(),
  reason: z.string(),
  report: z.string(),
  submittedByMe: z.boolean(),
  submittedOn: day,
  verifiedOn: day,
  closedBy: z.string().nullable(),
  closedOn: day,
  returnCount: z.int(),
  foldedInto: id.nullable(),
  wantedDueOn: day,
  wantedReason: z.string().nullable(),
  refusedExtensions: z.int(),
  version: z.int(),
  chain: z.strictObject({
    planTitle: z.string(),
    isPlanClosed: z.boolean(),
    part: z.strictObject({ no: z.int(), heading: z.string() }).nullable(),
    item: z.strictObject({ no: z.int(), heading: z.string().nullable() }).nullable(),
    leadName: z.string(),
  }),
  measure: z.strictObject({
    id,
    code: z.string(),
    text: z.string(),
    closingStandard: z.string(),
    clock: clock.nullable(),
    derived: z.boolean(),
    minutesBelow: z.int(),
  }),
  steps: z.array(
    z.strictObject({
      id,
      step: z.string(),
      from: state,
      to: state,
      on: z.string(),
      by: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      id,
      kind: z.enum(['derived', 'file']),
      title: z.string(),
      recordId: id.nullable(),
      fileId: id.nullable(),
      factDate: day,
      ownerUnitId: id,
    }),
  ),
  suggested: z.array(citedRecordOutput),
  children: z.array(z.strictObject({ id, unitName: z.string(), state, dueOn: day, urgency })),
  allowed: z.array(z.enum(assignmentStepNames)),
  slip: slipOutput.nullable(),
  mayAskExtension: z.boolean(),
  mayDecideExtension: z.boolean(),
});
