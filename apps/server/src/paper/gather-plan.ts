import { readCalendar } from '@gangmu/db/calendar';
import { listMeasures } from '@gangmu/db/measure';
import { findPlanVersion } from '@gangmu/db/plan-version';
import { listBorne, type BorneLine } from '@gangmu/db/plan-tree';
import { countRecordsByMeasure } from '@gangmu/db/record';
import { listTallies, listTalliesAsOf, type ScopedTally } from '@gangmu/db/tally';
import { listUnitsById, type Unit } from '@gangmu/db/unit';
import type { Scope } from '@gangmu/domain/access/can';
import { clockSentence, dueDay, type Clock } from '@gangmu/domain/items/clock';
import { officialDay } from '@gangmu/domain/papers/official-text';
import type { BorneFacts, MeasureFacts, PlanFacts, StandingFacts } from '@gangmu/domain/papers/paper-facts';
import { notFound } from '@gangmu/domain/refusal';
import { assignmentRoles } from '@gangmu/domain/responsibilities/fan-out';
import {
  countColoursBy,
  sumTally,
  toStanding,
  type Colours,
  type Standing,
} from '@gangmu/domain/responsibilities/tally';
import { urgencies, urgencyDays, urgencyOf } from '@gangmu/domain/responsibilities/urgency';
import { addDays, type Day } from '@gangmu/domain/time/day';
import type { Context } from '../context.ts';
import { loadPlan } from '../plan/load-plan.ts';

/** What gathering needs: the database, and whose rights hold on which day. */
export type Gathering = Pick<Context, 'db' | 'actor' | 'today'>;

/** The version of a plan that is in force, with what the gathering of figures needs beside its words. */
export interface GatheredPlan extends PlanFacts {
  readonly id: string;
  readonly itemNos: ReadonlyMap<string, number>;
  readonly codes: ReadonlyMap<string, string>;
  readonly measures: ReadonlyMap<string, MeasureFacts>;
}

/** Throws `not-found` for a plan that was never published. */
export async function gatherPlan(context: Gathering, planId: string): Promise<GatheredPlan> {
  const { db } = context;
  const { plan } = await loadPlan(db, planId);
  const version =
    plan.publishedVersion > 0 ? await findPlanVersion(db, plan.id, plan.publishedVersion) : null;
  if (!version) throw notFound();
  const { parts, items, measures } = version.snapshot;
  const clocks = new Map((await listMeasures(db, plan.id)).map(({ id, clock }) => [id, clock]));
  const ids = measures.flatMap((one) => [one.leadUnitId, ...one.coUnits.map(({ unitId }) => unitId)]);
  const units = await listUnitsById(db, [...new Set(ids.filter((id) => id !== null))]);
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const facts = new Map(
    measures.map((measure) => [
      measure.id,
      {
        code: measure.code,
        text: measure.text,
        standard: measure.closingStandard,
        due: dueText(clocks.get(measure.id) ?? measure.clock, plan.year),
        lead: names.get(measure.leadUnitId ?? '') ?? '',
        coUnits: measure.coUnits.map(({ unitId }) => names.get(unitId) ?? '').join('、'),
      },
    ]),
  );
  const byItem = Map.groupBy(measures, (measure) => measure.itemId);
  const toItem = (item: (typeof items)[number]) => ({
    no: item.no,
    heading: item.heading ?? `第${item.no}项`,
    measures: (byItem.get(item.id) ?? []).flatMap((measure) => facts.get(measure.id) ?? []),
  });
  const loose = items.filter((item) => item.partId === null);
  return {
    id: plan.id,
    title: version.snapshot.title,
    parts: [
      ...(loose.length > 0 ? [{ heading: '总体要求', items: loose.map(toItem) }] : []),
      ...parts.map((part) => ({
        heading: part.heading,
        items: items.filter((item) => item.partId === part.id).map(toItem),
      })),
    ],
    itemNos: new Map(items.map(({ id, no }) => [id, no])),
    codes: new Map(measures.map(({ id, code }) => [id, code])),
    measures: facts,
  };
}

function dueText(clock: Clock | null, year: number): string {
  if (clock === null) return '';
  const due = clock.type === 'fixed' || clock.type === 'event' ? dueDay(clock, year, addDays) : null;
  return due === null ? clockSentence(clock).zh : officialDay(due);
}

/** Units whose tallies are kept: the committee and those directly below it. */
export function hasTallies(unit: Unit): boolean {
  return unit.kind === 'workCommittee' || unit.kind === 'department';
}

/** How the tasks of the committee or a department stand at the end of a day, from the sums that are kept. */
export async function gatherStanding(
  context: Gathering,
  unit: Unit,
  plan: GatheredPlan,
  asOf: Day,
): Promise<StandingFacts> {
  const { db, today } = context;
  const rows: ScopedTally[] =
    asOf >= today
      ? await listTallies(db, plan.id, [unit.id], 'measure')
      : await listTalliesAsOf(db, plan.id, [unit.id], 'measure', asOf);
  const days = urgencyDays(await readCalendar(db), asOf);
  const known = rows.filter((row) => plan.codes.has(row.measureId));
  const records = await countRecordsByMeasure(db, [scopeOf(unit)], [...plan.codes.keys()]);
  return {
    total: sumTally(known, days),
    byItem: keyedBy(
      countColoursBy(known, (row) => row.itemId, days),
      plan.itemNos,
    ),
    byMeasure: keyedBy(
      countColoursBy(known, (row) => row.measureId, days),
      plan.codes,
    ),
    records: new Map(records.map((row) => [plan.codes.get(row.measureId) ?? '', Number(row.records)])),
  };
}

function keyedBy<Key>(
  counts: ReadonlyMap<string, Colours>,
  keys: ReadonlyMap<string, Key>,
): Map<Key, Standing> {
  return new Map(
    [...counts].flatMap(([id, colours]) => {
      const key = keys.get(id);
      return key === undefined ? [] : [[key, toStanding(colours)] as const];
    }),
  );
}

export function scopeOf(unit: Unit): Scope {
  return unit.kind === 'workCommittee' ? { type: 'all' } : { type: 'subtree', path: unit.unitPath };
}

const page = 1_000;

/** The tasks a unit bears itself, in the order of the plan; those of the units below it are counted, not named. */
export async function gatherBorne(
  context: Gathering,
  unit: Unit,
  plan: GatheredPlan,
): Promise<{ borne: BorneFacts[]; total: Standing }> {
  const { db, today } = context;
  const lines: BorneLine[] = [];
  for (let after = ''; ; ) {
    const next = await listBorne(db, [scopeOf(unit)], plan.id, after, page);
    lines.push(...next.filter((line) => plan.codes.has(line.measureId)));
    if (next.length < page) break;
    after = next.at(-1)?.id ?? '';
  }
  const days = urgencyDays(await readCalendar(db), today);
  const below = Map.groupBy(
    lines.filter((line) => line.unitCode !== unit.code),
    (line) => line.measureId,
  );
  const order = [...plan.codes.keys()];
  const own = lines
    .filter((line) => line.unitCode === unit.code)
    .sort((a, b) => order.indexOf(a.measureId) - order.indexOf(b.measureId));
  return {
    borne: own.map((line) => {
      const measure = plan.measures.get(line.measureId);
      return {
        code: measure?.code ?? '',
        text: measure?.text ?? '',
        role: assignmentRoles[line.role].zh,
        standard: measure?.standard ?? '',
        due: line.dueOn === null ? (measure?.due ?? '') : officialDay(line.dueOn),
        state: urgencies[urgencyOf(line.bucket, line.dueOn, days)].zh,
        below: below.get(line.measureId)?.length ?? 0,
      };
    }),
    total: sumTally(
      lines.map((line) => ({ ...line, itemId: '', count: 1 })),
      days,
    ),
  };
}
