import { dueDay, type ClockType } from '../items/clock.ts';
import type { PlannedMeasure } from '../items/measure.ts';
import type { Label } from '../label.ts';
import { addDays, type Day } from '../time/day.ts';
import type { UnitClass, UnitKind } from '../units/unit-kind.ts';
import { bucketOf } from './tally.ts';
import type { Bucket } from './urgency.ts';

/** What a unit is to a measure (domain 7). */
export const assignmentRoles = {
  lead: { zh: '牵头', en: 'Lead' },
  assist: { zh: '配合', en: 'Assist' },
  implement: { zh: '落实', en: 'Carry out' },
} as const satisfies Record<string, Label>;

export type AssignmentRole = keyof typeof assignmentRoles;
export const assignmentRoleNames = Object.keys(assignmentRoles) as [AssignmentRole, ...AssignmentRole[]]; // keys of a const table

export interface AskedUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly class: UnitClass | null;
  readonly unitPath: string;
}

/** A responsibility that publishing creates. */
export interface Responsibility {
  readonly unit: AskedUnit;
  readonly role: AssignmentRole;
  readonly deliverable: string;
  readonly clockType: ClockType;
  readonly dueOn: Day | null;
  readonly bucket: Bucket;
}

/**
 * Who bears what in a measure: the lead, the co-units with their deliverables, and the selected units, each
 * once (the lead is not asked a second time as one of many). Units below the department whose sessions count
 * by themselves get none: their part is derived (domain 7, fan-out 3). Throws nothing; the gate came before.
 */
export function fanOut(
  measure: PlannedMeasure,
  year: number,
  units: { lead: AskedUnit; coUnits: ReadonlyMap<string, AskedUnit>; selected: readonly AskedUnit[] },
  triggered: boolean,
): Responsibility[] {
  const { clock } = measure;
  if (clock === null) return [];
  const dueOn = dueDay(clock, year, addDays);
  const bucket = bucketOf({ state: 'assigned', clockType: clock.type, refusedExtensions: 0 }, triggered);
  const bear = (unit: AskedUnit, role: AssignmentRole, deliverable = ''): Responsibility => ({
    unit,
    role,
    deliverable,
    clockType: clock.type,
    dueOn,
    bucket,
  });
  const asked = new Set([units.lead.id]);
  const borne = [bear(units.lead, 'lead')];
  for (const { unitId, deliverable } of measure.coUnits) {
    const unit = units.coUnits.get(unitId);
    if (!unit || asked.has(unit.id)) continue;
    asked.add(unit.id);
    borne.push(bear(unit, 'assist', deliverable));
  }
  for (const unit of units.selected) {
    if (asked.has(unit.id) || (measure.countRule !== null && isDerived(unit))) continue;
    asked.add(unit.id);
    borne.push(bear(unit, 'implement'));
  }
  return borne;
}

function isDerived(unit: AskedUnit): boolean {
  return unit.kind === 'branch' || unit.kind === 'cell';
}

/** An assignment as it stands, as far as a revision needs it. */
export interface StandingAssignment {
  readonly id: string;
  readonly unitId: string;
  readonly role: AssignmentRole;
  readonly deliverable: string;
  readonly clockType: ClockType;
  readonly dueOn: Day | null;
  readonly finished: boolean;
}

export interface Reconciliation<T extends StandingAssignment> {
  readonly create: readonly Responsibility[];
  readonly change: readonly { readonly assignment: T; readonly to: Responsibility }[];
  readonly withdraw: readonly T[];
}

/** What a new version has to move: only what changed. Finished work is never touched. */
export function reconcile<T extends StandingAssignment>(
  standing: readonly T[],
  wanted: readonly Responsibility[],
): Reconciliation<T> {
  const byBearer = new Map(
    standing.map((assignment) => [`${assignment.unitId}/${assignment.role}`, assignment]),
  );
  const create: Responsibility[] = [];
  const change: { assignment: T; to: Responsibility }[] = [];
  for (const to of wanted) {
    const key = `${to.unit.id}/${to.role}`;
    const assignment = byBearer.get(key);
    byBearer.delete(key);
    if (!assignment) create.push(to);
    else if (!assignment.finished && differs(assignment, to)) change.push({ assignment, to });
  }
  return { create, change, withdraw: [...byBearer.values()].filter((assignment) => !assignment.finished) };
}

function differs(assignment: StandingAssignment, to: Responsibility): boolean {
  return (
    assignment.deliverable !== to.deliverable ||
    assignment.clockType !== to.clockType ||
    assignment.dueOn !== to.dueOn
  );
}
