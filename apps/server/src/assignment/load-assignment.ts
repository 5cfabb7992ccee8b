import { findAssignment, type Assignment } from '@gangmu/db/assignment';
import type { Reader, Tx } from '@gangmu/db/db';
import { findMeasure, type MeasureRow } from '@gangmu/db/measure';
import { holdPlanState } from '@gangmu/db/plan';
import { authorise, type Authorized } from '@gangmu/domain/access/authorise';
import type { AccessObject } from '@gangmu/domain/access/can';
import { requireRunning } from '@gangmu/domain/items/plan-state';
import { notAllowed, notFound } from '@gangmu/domain/refusal';
import { assignmentSteps, type AssignmentStep } from '@gangmu/domain/responsibilities/assignment-state';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';

/** An assignment the actor may see; foreign and absent are the same. */
export async function loadVisible(
  context: Context,
  db: Reader,
  id: string,
): Promise<{ assignment: Assignment; measure: MeasureRow }> {
  const assignment = await findAssignment(db, id);
  const measure = assignment && (await findMeasure(db, assignment.measureId));
  if (!assignment || !measure) throw notFound();
  authorise(context.actor, 'assignment.read', assignment, context.today);
  return { assignment, measure };
}

/**
 * The same with the right to a step: asked on the bearer's unit, or on the issuer's where the issuer decides. Its plan
 * stays open until the transaction ends; in a closed one no step is taken.
 */
export async function loadForStep(
  context: Context,
  tx: Tx,
  id: string,
  step: AssignmentStep,
): Promise<{ assignment: Assignment; measure: MeasureRow; proof: Authorized<AccessObject> }> {
  const loaded = await loadVisible(context, tx, id);
  const { action, side } = assignmentSteps[step];
  if (action === null) throw notAllowed();
  const { issuerPath, unitPath, planId } = loaded.assignment;
  const proof = authoriseShown(context, action, side === 'issuer' ? issuerPath : unitPath);
  requireRunning(await holdPlanState(tx, planId));
  return { ...loaded, proof };
}
