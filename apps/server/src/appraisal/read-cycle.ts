import {
  findRules,
  listProblems,
  listReportingUnits,
  listResults,
  listSecretaries,
} from '@gangmu/db/appraisal';
import { can } from '@gangmu/domain/access/can';
import { gradesOf, mostOfTop, type Grade, type GradeSet } from '@gangmu/domain/assessments/appraisal-rules';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { cycleOutput } from './appraisal-output.ts';
import { resultOutput } from './appraisal-output.ts';
import { loadCycle, runsCycle } from './load-appraisal.ts';

/** A cycle with its reports in the order of codes, the sums of the ballot for those who run it, and last year’s problems. */
export async function readCycle(context: Context, cycleId: string): Promise<z.infer<typeof cycleOutput>> {
  const cycle = await loadCycle(context, context.db, cycleId);
  const { db, today } = context;
  const units = await listReportingUnits(db, cycle.id);
  const reporting = units.filter(({ state }) => state !== 'excused');
  const unitIds = units.map(({ unitId }) => unitId);
  const year = Number(cycle.body['year']);
  const [rules, results, secretaries, lastProblems] = await Promise.all([
    findRules(db, cycle.id),
    listResults(
      db,
      units.map(({ id }) => id),
    ),
    listSecretaries(db, unitIds, today),
    listProblems(db, unitIds, year - 1),
  ]);
  const runs = runsCycle(context, cycle);
  return {
    id: cycle.id,
    state: cycle.state,
    version: cycle.version,
    grades: [...gradesOf(cycle.body['gradeSet'] as GradeSet)], // checked by the kind
    rules: rules && {
      topShare: rules.topShare,
      weights: [...rules.weights],
      smallest: rules.smallest,
      reportMax: rules.reportMax,
    },
    mostTop: rules && mostOfTop(rules.topShare, reporting.length),
    ballotUntil: cycle.state === 'balloting' ? String(cycle.body['ballotUntil']) : null,
    mayRun: can(context.actor, 'appraisal.run', cycle, today),
    reports: units.map((unit) => ({
      id: unit.id,
      unitId: unit.unitId,
      unitName: unit.unitName,
      secretary: secretaries
        .filter(({ unitId }) => unitId === unit.unitId)
        .map(({ name }) => name)
        .join('、'),
      state: unit.state,
      version: unit.version,
      onSite: unit.body['onSite'] === 'yes',
      grade: (unit.body['grade'] as Grade | undefined) ?? null, // checked by the kind
      result: runs ? readResult(results.get(unit.id)) : null,
    })),
    lastProblems: lastProblems.map(({ unitId: _unit, ...problem }) => problem),
  };
}

/** A result as it was kept; null where there is none. */
export function readResult(text: string | undefined): z.infer<typeof resultOutput> | null {
  return text === undefined ? null : resultOutput.parse(JSON.parse(text));
}
