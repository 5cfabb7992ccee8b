import { findRules, listFigures, listProblems, listResults } from '@gangmu/db/appraisal';
import { listSums } from '@gangmu/db/ballot';
import { countFigure } from '@gangmu/db/figure';
import { listFigureRows, type FigureRow } from '@gangmu/db/figure-rows';
import { listRecordsById } from '@gangmu/db/record';
import { scopesOf } from '@gangmu/domain/access/can';
import { gradesOf, type GradeSet } from '@gangmu/domain/assessments/appraisal-rules';
import { figureKeys } from '@gangmu/domain/assessments/fact-sheet';
import { reckonAppraisal, writeResult } from '@gangmu/domain/assessments/reckon-appraisal';
import { id } from '@gangmu/domain/id';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import type { Label } from '@gangmu/domain/label';
import { notFound } from '@gangmu/domain/refusal';
import { obligationStatuses } from '@gangmu/domain/responsibilities/obligation-status';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { unitKinds } from '@gangmu/domain/units/unit-kind';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { factsOutput, recheckOutput, sheetOutput } from './appraisal-output.ts';
import { loadAppraisal } from './load-appraisal.ts';
import { readResult } from './read-cycle.ts';

export const factsInput = z.strictObject({
  id,
  figure: z.enum(figureKeys),
  cursor: z.string().max(120).default(''),
  direction: z.literal('forward').optional(),
  limit: z.int().min(1).max(200).default(50),
});

const tellable = ['fedBack', 'questioned', 'closed'];

/** The fact sheet as it was frozen, last year’s problems, and the result once it was told. */
export async function readSheet(context: Context, appraisalId: string): Promise<z.infer<typeof sheetOutput>> {
  const { record, cycle, runs } = await loadAppraisal(context, context.db, appraisalId);
  const year = Number(cycle.body['year']);
  const [figures, rules, results, problems] = await Promise.all([
    listFigures(context.db, record.id),
    findRules(context.db, cycle.id),
    listResults(context.db, [record.id]),
    listProblems(context.db, [record.unitId], year - 1),
  ]);
  return {
    id: record.id,
    cycleId: cycle.id,
    figures: figures.map(({ query: _query, ...figure }) => figure),
    grades: [...gradesOf(cycle.body['gradeSet'] as GradeSet)], // checked by the kind
    result: runs || tellable.includes(record.state) ? readResult(results.get(record.id)) : null,
    lastProblems: problems.map(({ unitId: _unit, ...problem }) => problem),
    reportMax: rules?.reportMax ?? Number(cycle.body['reportMax'] ?? 2500),
  };
}

/** Reckons everything anew from the frozen rules, the sums and the queries, and lays it beside what was published. */
export async function recheck(context: Context, appraisalId: string): Promise<z.infer<typeof recheckOutput>> {
  const { record, cycle, runs } = await loadAppraisal(context, context.db, appraisalId);
  if (!runs && !tellable.includes(record.state)) throw notFound();
  const [kept, rules, results] = await Promise.all([
    listFigures(context.db, record.id),
    findRules(context.db, cycle.id),
    listResults(context.db, [record.id]),
  ]);
  const published = results.get(record.id);
  const sums = rules && (await listSums(context.db, [record.id], rules)).get(record.id);
  const reckoned =
    rules && published !== undefined ? writeResult(reckonAppraisal(rules, sums ?? [])) : undefined;
  const figures = [];
  for (const { figure, query, amount, of, exempt } of kept)
    figures.push({ figure, frozen: { amount, of, exempt }, now: await countFigure(context.db, query) });
  return {
    isSame: published === reckoned,
    published: readResult(published),
    reckoned: readResult(reckoned),
    figures,
  };
}

/** A page of what stands behind a figure. A record opens only by its own right; nothing of its content is here. */
export async function readFacts(
  context: Context,
  input: z.infer<typeof factsInput>,
): Promise<z.infer<typeof factsOutput>> {
  const { record } = await loadAppraisal(context, context.db, input.id);
  const kept = (await listFigures(context.db, record.id)).find(({ figure }) => figure === input.figure);
  if (!kept) throw notFound();
  const rows = await listFigureRows(context.db, kept.query, input.cursor, input.limit);
  const open = await findOpen(context, rows);
  return {
    rows: rows.map(({ recordId, what, state, ...row }) => ({
      ...row,
      what: whatLabel(what),
      state: stateLabel(what, state),
      record: (recordId && open.get(recordId)) || null,
    })),
    next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

async function findOpen(context: Context, rows: readonly FigureRow[]) {
  const open = new Map<string, { id: string; title: string }>();
  for (const [what, of] of Map.groupBy(rows, (row) => row.what)) {
    const definition = definitionOf(what);
    if (!definition) continue;
    const scopes = scopesOf(context.actor, definition.read, context.today);
    const ids = of.flatMap(({ recordId }) => recordId ?? []);
    for (const found of await listRecordsById(context.db, scopes, ids))
      open.set(found.id, { id: found.id, title: found.title });
  }
  return open;
}

function whatLabel(what: string): Label {
  if (what === 'burden') return { zh: '任务', en: 'Task' };
  const rule = obligationRules.find(({ code }) => code === what);
  const kind = Object.entries(unitKinds).find(([name]) => name === what)?.[1];
  return rule?.label ?? definitionOf(what)?.label ?? kind?.label ?? { zh: what, en: what };
}

function stateLabel(what: string, state: string): Label {
  if (state === 'inTerm') return { zh: '在任期内', en: 'Within its term' };
  if (state === 'overdue') return { zh: '逾期未换届', en: 'Past its term' };
  const status = Object.entries(obligationStatuses).find(([name]) => name === state)?.[1];
  return definitionOf(what)?.states[state] ?? status ?? { zh: state, en: state };
}

function definitionOf(type: string) {
  return listRecordDefinitions().find(({ name }) => name === type);
}
