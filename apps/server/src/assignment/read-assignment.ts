import { listChildAssignments } from '@gangmu/db/assignment';
import { listAssignmentSteps } from '@gangmu/db/assignment-step';
import { listEvidence } from '@gangmu/db/evidence';
import { listItems, listParts, findPlan } from '@gangmu/db/plan';
import { listRecordsOfMeasure } from '@gangmu/db/record';
import { findSlipOfTask } from '@gangmu/db/supervision-slip';
import { listUnitsById } from '@gangmu/db/unit';
import { can } from '@gangmu/domain/access/can';
import { notFound } from '@gangmu/domain/refusal';
import {
  assignmentStepNames,
  assignmentSteps,
  canTakeAssignmentStep,
  isOpen,
} from '@gangmu/domain/responsibilities/assignment-state';
import { minutesOfReport } from '@gangmu/domain/responsibilities/burden';
import { urgencyOf } from '@gangmu/domain/responsibilities/urgency';
import { readDays, type Context } from '../context.ts';
import { showSlips } from '../slip/show-slips.ts';
import { loadVisible } from './load-assignment.ts';

const citable = 20;

/** An assignment with everything its page shows: the chain above it, its facts, its history, and what can be done. */
export async function readAssignment(context: Context, id: string) {
  const { assignment, measure } = await loadVisible(context, context.db, id);
  const plan = await findPlan(context.db, assignment.planId);
  if (!plan) throw notFound();
  const running = plan.state !== 'closed';
  const { days } = await readDays(context, plan.id);
  const [parts, items, steps, evidence, children, slip] = await Promise.all([
    listParts(context.db, plan.id),
    listItems(context.db, plan.id),
    listAssignmentSteps(context.db, id),
    listEvidence(context.db, id),
    listChildAssignments(context.db, id),
    findSlipOfTask(context.db, id),
  ]);
  const item = items.find((candidate) => candidate.id === assignment.itemId);
  const part = parts.find((candidate) => candidate.id === item?.partId);
  const names = new Map(
    (
      await listUnitsById(context.db, [
        assignment.unitId,
        assignment.issuerUnitId,
        measure.leadUnitId ?? '',
        ...children.map((child) => child.unitId),
      ])
    ).map((unit) => [unit.id, unit.name]),
  );
  const facts = await listRecordsOfMeasure(
    context.db,
    [{ type: 'subtree', path: assignment.unitPath }],
    measure.id,
    citable,
  );
  const {
    unitPath: _unitPath,
    issuerPath: _issuerPath,
    personId: _personId,
    submittedBy,
    ...shown
  } = assignment;
  return {
    ...shown,
    submittedByMe: submittedBy === context.actor.userId,
    unitName: names.get(assignment.unitId) ?? '',
    issuerName: names.get(assignment.issuerUnitId) ?? '',
    urgency: urgencyOf(assignment.bucket, assignment.dueOn, days),
    chain: {
      planTitle: plan.title,
      isPlanClosed: !running,
      part: part ? { no: part.no, heading: part.heading } : null,
      item: item ? { no: item.no, heading: item.heading } : null,
      leadName: names.get(measure.leadUnitId ?? '') ?? '',
    },
    measure: {
      id: measure.id,
      code: measure.code,
      text: measure.text,
      closingStandard: measure.closingStandard,
      clock: measure.clock,
      derived: measure.countRule !== null,
      minutesBelow: minutesOfReport(measure),
    },
    steps: steps.map((step) => ({ ...step })),
    evidence: evidence.map((entry) => ({ ...entry })),
    suggested: facts
      .filter((fact) => !evidence.some((entry) => entry.recordId === fact.id))
      .map((fact) => ({ ...fact })),
    children: children.map((child) => ({
      id: child.id,
      unitName: names.get(child.unitId) ?? '',
      state: child.state,
      dueOn: child.dueOn,
      urgency: urgencyOf(child.bucket, child.dueOn, days),
    })),
    slip: slip ? ((await showSlips(context, [slip]))[0] ?? null) : null,
    allowed: running ? allowedSteps(context, assignment) : [],
    mayAskExtension:
      running &&
      isOpen(assignment.state) &&
      assignment.dueOn !== null &&
      assignment.wantedDueOn === null &&
      can(context.actor, 'assignment.askExtension', assignment, context.today),
    mayDecideExtension:
      running &&
      assignment.wantedDueOn !== null &&
      can(context.actor, 'assignment.decideExtension', { unitPath: assignment.issuerPath }, context.today),
  };
}

/** The steps that this reader may take now, so that no button leads nowhere. */
function allowedSteps(
  context: Context,
  assignment: { state: Parameters<typeof canTakeAssignmentStep>[1]; unitPath: string; issuerPath: string },
) {
  return assignmentStepNames.filter((step) => {
    const { action, side } = assignmentSteps[step];
    if (action === null || !canTakeAssignmentStep(step, assignment.state)) return false;
    const unitPath = side === 'issuer' ? assignment.issuerPath : assignment.unitPath;
    return can(context.actor, action, { unitPath }, context.today);
  });
}
