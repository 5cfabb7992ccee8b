import type { Database } from '@gangmu/db/db';
import { listMeasures } from '@gangmu/db/measure';
import { listObligationTallies } from '@gangmu/db/obligation-tally';
import { listItems, listParts, type PlanHead } from '@gangmu/db/plan';
import { countTaskStates } from '@gangmu/db/plan-snapshot';
import { listBorne } from '@gangmu/db/plan-tree';
import { countRecordsByMeasure } from '@gangmu/db/record';
import { listUnitsById, type Unit } from '@gangmu/db/unit';
import { countWorkByMeasure } from '@gangmu/db/work-measure';
import { sumCoverage } from '@gangmu/domain/responsibilities/coverage';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { periodsOfYear } from '@gangmu/domain/time/period';

const page = 1_000;

/** Everybody's rows: the snapshot is the committee's own, and only it may read one. */
const everything = [{ type: 'all' }] as const;

/**
 * The whole of a closed plan, line by line: the plan, its parts, items and measures with the sums of their facts, every
 * task as it ended, and how the duties of the year were met. Tasks are read by the thousand, so that twenty thousand
 * cost no more memory than one page. `lines` says how many will come.
 */
export async function listLines(
  db: Database,
  plan: PlanHead,
  issuer: Unit,
): Promise<{ lines: number; rows: AsyncGenerator<object> }> {
  const parts = await listParts(db, plan.id);
  const items = await listItems(db, plan.id);
  const measures = await listMeasureLines(db, plan.id);
  const coverage = await listCoverage(db, plan.year);
  const states = await countTaskStates(
    db,
    measures.map((measure) => measure.id),
  );
  const tasks = states.reduce((sum, { count }) => sum + count, 0);
  const { id, year, title, sourceName, publishedVersion, publishedOn } = plan;
  const by = { unitCode: issuer.code, unitName: issuer.name };
  const head = { type: 'plan', id, year, title, sourceName, publishedVersion, publishedOn, issuer: by };
  const rows = async function* () {
    yield head;
    for (const part of parts) yield { type: 'part', ...part };
    for (const item of items) yield { type: 'item', ...item };
    yield* measures;
    yield* listTasks(db, id);
    yield* coverage;
  };
  const lines = 1 + parts.length + items.length + measures.length + tasks + coverage.length;
  return { lines, rows: rows() };
}

async function* listTasks(db: Database, planId: string): AsyncGenerator<object> {
  for (let after = ''; ; ) {
    const borne = await listBorne(db, everything, planId, after, page);
    for (const line of borne) yield { type: 'task', ...line };
    if (borne.length < page) return;
    after = borne.at(-1)?.id ?? '';
  }
}

async function listMeasureLines(db: Database, planId: string) {
  const measures = (await listMeasures(db, planId)).filter(({ state }) => state !== 'withdrawn');
  const ids = measures.map(({ id }) => id);
  const records = new Map(
    (await countRecordsByMeasure(db, everything, ids)).map((row) => [row.measureId, row]),
  );
  const works = await countWorkByMeasure(db, ids);
  const unitIds = measures.flatMap((one) => [one.leadUnitId, ...one.coUnits.map(({ unitId }) => unitId)]);
  const units = await listUnitsById(db, [...new Set(unitIds.filter((unitId) => unitId !== null))]);
  const names = Object.fromEntries(units.map(({ id, name }) => [id, name]));
  return measures.map(
    ({ planId: _planId, suggestion: _suggestion, version: _version, sort: _sort, ...measure }) => ({
      type: 'measure',
      ...measure,
      leadUnitName: names[measure.leadUnitId ?? ''] ?? null,
      coUnits: measure.coUnits.map((unit) => ({ ...unit, unitName: names[unit.unitId] ?? null })),
      facts: {
        records: Number(records.get(measure.id)?.records ?? 0),
        units: Number(records.get(measure.id)?.units ?? 0),
        works: works.get(measure.id) ?? 0,
      },
    }),
  );
}

/** n / N / exempt of every rule in every period of the year, over all units below the committee. */
async function listCoverage(db: Database, year: number) {
  const periods = obligationRules.flatMap((rule) =>
    periodsOfYear(rule.per, year).map(({ key }) => ({ rule: rule.code, period: key })),
  );
  const tallies = Map.groupBy(
    await listObligationTallies(db, null, periods),
    ({ rule, period }) => `${rule} ${period}`,
  );
  return periods.map(({ rule, period }) => ({
    type: 'coverage',
    rule,
    period,
    ...sumCoverage(tallies.get(`${rule} ${period}`) ?? []),
  }));
}
