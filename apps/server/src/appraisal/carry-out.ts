import {
  findRules,
  insertFigures,
  insertResults,
  insertRules,
  listReportingUnits,
  type KeptFigure,
} from '@gangmu/db/appraisal';
import {
  deleteBallots,
  deleteRound,
  findRound,
  insertRound,
  insertSums,
  readBallots,
  shutRound,
} from '@gangmu/db/ballot';
import type { Tx } from '@gangmu/db/db';
import { countFigure } from '@gangmu/db/figure';
import { listParameters } from '@gangmu/db/parameter';
import type { StoredRecord } from '@gangmu/db/record';
import {
  gradesOf,
  smallestClass,
  type AppraisalLevel,
  type AppraisalRules,
  type RaterClass,
} from '@gangmu/domain/assessments/appraisal-rules';
import { figuresOf, queryOf } from '@gangmu/domain/assessments/fact-sheet';
import { reckonAppraisal, writeResult, type ClassSum } from '@gangmu/domain/assessments/reckon-appraisal';
import type { Effect } from '@gangmu/domain/kinds/effect';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import { Refusal } from '@gangmu/domain/refusal';
import type { Context } from '../context.ts';
import { createBallotKey, destroyBallotKey, readBallotKey } from './ballot-key.ts';
import { readMark } from './marks.ts';

type AppraisalEffect = Extract<Effect, { type: 'appraisal' }>;

/** Carries out what a step of a cycle is followed by; what it returns is done once the step is stored. */
export async function carryOutAppraisal(
  context: Context,
  tx: Tx,
  cycle: StoredRecord,
  effect: AppraisalEffect,
): Promise<(() => Promise<void>) | null> {
  switch (effect.what) {
    case 'freeze':
      await freeze(context, tx, cycle);
      return null;
    case 'openBallot': {
      const key = await createBallotKey(context, cycle.id);
      await insertRound(tx, { cycleId: cycle.id, until: effect.until, keyCheck: key.check });
      return null;
    }
    case 'annulBallot':
      await deleteRound(tx, cycle.id);
      return () => destroyBallotKey(context, cycle.id);
    case 'countBallots':
      await count(context, tx, cycle.id);
      return () => destroyBallotKey(context, cycle.id);
  }
}

/** The rules as they stand, with the figure of the committee where the cycle names none, and every fact sheet. */
async function freeze(context: Context, tx: Tx, cycle: StoredRecord): Promise<void> {
  const body = cycle.body as {
    year: number;
    level: AppraisalLevel;
    gradeSet: AppraisalRules['gradeSet'];
    topShare: number | null;
    weights: AppraisalRules['weights'];
    smallest: number | null;
    reportMax: number | null;
  }; // checked by the kind
  const parameters = parametersInForce(await listParameters(tx), context.today);
  const rules: AppraisalRules = {
    gradeSet: body.gradeSet,
    topShare: body.topShare ?? parameters['M35.goodShare'] ?? null,
    weights: body.weights,
    smallest: body.smallest ?? smallestClass,
    reportMax: body.reportMax ?? 2500,
  };
  await insertRules(tx, cycle.id, rules, context.today);
  for (const unit of await listReporting(tx, cycle.id)) {
    const kept: KeptFigure[] = [];
    for (const figure of figuresOf(body.level)) {
      const query = queryOf(figure, { ...unit, id: unit.unitId }, body.year, context.today);
      kept.push({ figure, query, takenOn: context.today, ...(await countFigure(tx, query)) });
    }
    await insertFigures(tx, unit.id, kept);
  }
}

/**
 * Opens the ballots, keeps the sums of classes that are large enough and the result of each report, and takes the
 * ballots away. A class below the smallest is not even kept as a sum.
 */
async function count(context: Context, tx: Tx, cycleId: string): Promise<void> {
  const [round, rules] = [await findRound(tx, cycleId), await findRules(tx, cycleId)];
  const key = await readBallotKey(context, cycleId);
  if (!round || !rules || key.check !== round.keyCheck || !(await shutRound(tx, cycleId)))
    throw new Refusal('not-in-this-state', { zh: '没有可计票的测评', en: 'There is no ballot to count' });
  const size = gradesOf(rules.gradeSet).length;
  const counts = new Map<string, number[]>();
  for await (const sealed of readBallots(tx, cycleId)) {
    const { appraisalId, raterClass, grade } = readMark(key.unseal(sealed));
    const place = `${appraisalId}${raterClass}`;
    const sums = counts.get(place) ?? Array.from({ length: size }, () => 0);
    counts.set(
      place,
      sums.map((sum, at) => sum + (at === grade ? 1 : 0)),
    );
  }
  const kept: { appraisalId: string; sum: ClassSum }[] = [];
  const results = (await listReporting(tx, cycleId)).map(({ id }) => {
    const sums = rules.weights.flatMap(({ raterClass }) => largeSum(counts, id, raterClass, rules.smallest));
    kept.push(...sums.map((sum) => ({ appraisalId: id, sum })));
    return { appraisalId: id, result: writeResult(reckonAppraisal(rules, sums)) };
  });
  await insertSums(tx, kept);
  await insertResults(tx, results, context.today);
  await deleteBallots(tx, cycleId);
}

async function listReporting(tx: Tx, cycleId: string) {
  return (await listReportingUnits(tx, cycleId)).filter(({ state }) => state !== 'excused');
}

function largeSum(
  counts: ReadonlyMap<string, readonly number[]>,
  appraisalId: string,
  raterClass: RaterClass,
  smallest: number,
): ClassSum[] {
  const own = counts.get(`${appraisalId}${raterClass}`) ?? [];
  return own.reduce((sum, one) => sum + one, 0) >= smallest ? [{ raterClass, counts: own }] : [];
}
