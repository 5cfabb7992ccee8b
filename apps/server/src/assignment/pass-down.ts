import { insertAssignments, listChildAssignments, type NewAssignment } from '@gangmu/db/assignment';
import { listUnitsById } from '@gangmu/db/unit';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { acceptedBySilenceOn, maxDepth, requireLocalDue } from '@gangmu/domain/responsibilities/deadlines';
import { tallyChanges } from '@gangmu/domain/responsibilities/tally-change';
import { day } from '@gangmu/domain/time/day';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { readDays, type Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { takeStep } from './take-step.ts';

export const passDownInput = z.strictObject({
  ...versioned,
  unitIds: z.array(id).min(1).max(200),
  dueOn: day,
  reason: writtenText(300),
});

/** Gives the work to units below with an earlier local day and a reason; nothing passes down by itself. */
export async function passDown(context: Context, input: z.infer<typeof passDownInput>) {
  return takeStep(context, 'passDown', input, async (tx, assignment) => {
    if (assignment.depth >= maxDepth) {
      throw new Refusal('too-many', { zh: `最多转办 ${maxDepth} 级`, en: `At most ${maxDepth} levels` });
    }
    const { calendar } = await readDays(context);
    requireLocalDue(calendar, context.today, assignment.dueOn, input.dueOn);
    const units = await listUnitsById(tx, input.unitIds);
    const below = units.filter(
      (unit) => unit.id !== assignment.unitId && unit.unitPath.startsWith(assignment.unitPath),
    );
    if (below.length !== new Set(input.unitIds).size) throw notFound(); // every id must be a unit below this one (S-04)
    const asked = new Set((await listChildAssignments(tx, assignment.id)).map((child) => child.unitId));
    const created = below
      .filter((unit) => !asked.has(unit.id))
      .map((unit): NewAssignment & { unitPath: string } => ({
        id: uuidv7(),
        planId: assignment.planId,
        itemId: assignment.itemId,
        measureId: assignment.measureId,
        unitId: unit.id,
        unitPath: unit.unitPath,
        issuerUnitId: assignment.unitId,
        parentId: assignment.id,
        depth: assignment.depth + 1,
        role: 'implement',
        clockType: 'fixed',
        state: 'assigned',
        bucket: 'open',
        assignedOn: context.today,
        acceptBy: acceptedBySilenceOn(calendar, context.today),
        dueOn: input.dueOn,
        deliverable: '',
        reason: input.reason,
      }));
    await insertAssignments(tx, created);
    return { tally: created.flatMap((child) => tallyChanges(null, child)) };
  });
}
