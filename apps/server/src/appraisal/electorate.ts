import { findRaterPlaces, findRules, listReportingUnits, listSecretaries } from '@gangmu/db/appraisal';
import { findRound, type BallotRound } from '@gangmu/db/ballot';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { isInForce } from '@gangmu/domain/access/can';
import type { AppraisalRules, RaterClass } from '@gangmu/domain/assessments/appraisal-rules';
import { raterClassOf } from '@gangmu/domain/assessments/rater-class';
import type { Context } from '../context.ts';

/** Whom the actor rates in a round and in which class. Nothing of it is kept. */
export interface Electorate {
  readonly cycle: StoredRecord;
  readonly round: BallotRound;
  readonly rules: AppraisalRules;
  readonly personId: string;
  readonly rated: readonly {
    readonly appraisalId: string;
    readonly unitName: string;
    readonly secretary: string;
    readonly raterClass: RaterClass;
  }[];
}

/** Null where there is no such round, or it asks the actor nothing. */
export async function findElectorate(context: Context, cycleId: string): Promise<Electorate | null> {
  const { personId, grants } = context.actor;
  const [cycle, round, rules] = await Promise.all([
    findRecord(context.db, cycleId),
    findRound(context.db, cycleId),
    findRules(context.db, cycleId),
  ]);
  if (personId === null || !cycle || !round || !rules) return null;
  const units = (await listReportingUnits(context.db, cycleId)).filter(({ state }) => state !== 'excused');
  const [places, secretaries] = await Promise.all([
    findRaterPlaces(context.db, personId, context.today),
    listSecretaries(
      context.db,
      units.map(({ unitId }) => unitId),
      context.today,
    ),
  ]);
  const rater = {
    personId,
    homes: places.homes,
    postsIn: places.postsIn,
    grants: grants.filter((grant) => isInForce(grant, context.today)),
  };
  const running = {
    unitId: cycle.unitId,
    secretaries: new Set(secretaries.map((one) => one.personId)),
  };
  const rated = units.flatMap((unit) => {
    const own = secretaries.filter(({ unitId }) => unitId === unit.unitId);
    const object = {
      unitId: unit.unitId,
      unitPath: unit.unitPath,
      parentPath: unit.unitPath.slice(0, unit.unitPath.lastIndexOf('/', unit.unitPath.length - 2) + 1),
      isLeague: unit.unitKind === 'youthLeague',
      secretaries: own.map((one) => one.personId),
    };
    const raterClass = raterClassOf(rater, object, running);
    if (raterClass === null || !rules.weights.some((row) => row.raterClass === raterClass)) return [];
    const secretary = own.map(({ name }) => name).join('、');
    return [{ appraisalId: unit.id, unitName: unit.unitName, secretary, raterClass }];
  });
  return rated.length === 0 ? null : { cycle, round, rules, personId, rated };
}

/** What a token is made of: one for each voter and secretary. */
export function tokenText(appraisalId: string, personId: string): string {
  return `${appraisalId}/${personId}`;
}
