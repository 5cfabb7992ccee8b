import {
  insertAssignments,
  listChildAssignments,
  type Assignment,
  type NewAssignment,
} from '@gangmu/db/assignment';
import { insertBurden, listOpenAsks, sumBurdenOf } from '@gangmu/db/burden';
import type { Tx } from '@gangmu/db/db';
import type { MeasureRow } from '@gangmu/db/measure';
import { listUnitsById, type Unit } from '@gangmu/db/unit';
import { can } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import {
  askKeys,
  findLikeAsks,
  likeWithin,
  minutesOfReport,
  requireBudget,
} from '@gangmu/domain/responsibilities/burden';
import { acceptedBySilenceOn, maxDepth, requireLocalDue } from '@gangmu/domain/responsibilities/deadlines';
import { tallyChanges } from '@gangmu/domain/responsibilities/tally-change';
import type { Day } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { addWorkingDays } from '@gangmu/domain/time/working-days';
import { optionalText, writtenText } from '@gangmu/domain/written-text';
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
  /** Says yes to going over the budget of the month; needs the right to. */
  approved: z.boolean().default(false),
  /** Why it is asked although something alike is asked already; shown to those who are asked. */
  although: optionalText(200).default(''),
});

/** Gives the work to units below with an earlier local day and a reason; nothing passes down by itself. */
export async function passDown(context: Context, input: z.infer<typeof passDownInput>) {
  const { approved, although, ...step } = input;
  const reason = although === '' ? input.reason : `${input.reason}（${although}）`.slice(0, 300);
  return takeStep(context, 'passDown', { ...step, reason }, async (tx, assignment, measure) => {
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
    await requireRoom(context, tx, { assignment, measure, units: below, dueOn: input.dueOn, approved });
    if (although === '') await requireNew(context, tx, measure, below);
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
        reason,
      }));
    await insertAssignments(tx, created);
    await insertBurden(
      tx,
      created.map((child) => ({
        unitId: child.unitId,
        month: input.dueOn.slice(0, 7),
        minutes: minutesOfReport(measure),
        askId: child.id,
        issuerUnitId: child.issuerUnitId,
        on: context.today,
      })),
    );
    return { tally: created.flatMap((child) => tallyChanges(null, child)) };
  });
}

/** Over the month's budget only with the word of whoever may give it (domain 8, rule 3). */
async function requireRoom(
  context: Context,
  tx: Tx,
  ask: {
    assignment: Assignment;
    measure: MeasureRow;
    units: readonly Unit[];
    dueOn: Day;
    approved: boolean;
  },
): Promise<void> {
  const branches = ask.units.filter((unit) => unit.kind === 'branch');
  const used = await sumBurdenOf(
    tx,
    branches.map((unit) => unit.id),
    ask.dueOn.slice(0, 7),
  );
  const approved =
    ask.approved &&
    can(context.actor, 'burden.approve', { unitPath: ask.assignment.unitPath }, context.today);
  requireBudget(
    branches.map(({ id: unitId, name }) => ({ id: unitId, name, used: used.get(unitId) ?? 0 })),
    minutesOfReport(ask.measure),
    approved,
  );
}

/** Not what most of them are asked already (domain 8, rule 4). */
async function requireNew(
  context: Context,
  tx: Tx,
  measure: MeasureRow,
  units: readonly Unit[],
): Promise<void> {
  const { calendar } = await readDays(context);
  const unitIds = units.map((unit) => unit.id);
  const open = await listOpenAsks(tx, unitIds, addWorkingDays(calendar, context.today, -likeWithin));
  const alike = findLikeAsks(askKeys(measure), unitIds, open);
  if (alike.length === 0) return;
  throw new Refusal(
    'asked-before',
    {
      zh: '这些单位已有同类任务在办，请合并，或公开写明为何另外转办',
      en: 'Something alike is asked of these units already: merge it, or say openly why it is asked again',
    },
    [...new Map(alike.map((ask) => [ask.text, ask])).values()].map(({ id: place, text }) => ({
      place,
      text: { zh: text, en: text },
    })),
  );
}
