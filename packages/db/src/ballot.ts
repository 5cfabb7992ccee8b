import type { ClassSum } from '@gangmu/domain/assessments/reckon-appraisal';
import { gradesOf, raterClassNames, type AppraisalRules } from '@gangmu/domain/assessments/appraisal-rules';
import type { Day } from '@gangmu/domain/time/day';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Reader, Tx } from './db.ts';
import { transact } from './transact.ts';

export interface BallotRound {
  readonly cycleId: string;
  readonly until: Day;
  /** Tells whether a key is the key of this round; gives nothing of it away. */
  readonly keyCheck: string;
  readonly isClosed: boolean;
}

/** One sealed ballot with the token it uses up; neither says whose it is or what is in it. */
export interface SealedBallot {
  readonly token: string;
  readonly sealed: string;
}

export async function insertRound(tx: Tx, round: Omit<BallotRound, 'isClosed'>): Promise<void> {
  await tx
    .insertInto('ballot_round')
    .values({ cycle_id: round.cycleId, until_on: round.until, key_check: round.keyCheck })
    .execute();
}

export async function findRound(db: Reader, cycleId: string): Promise<BallotRound | null> {
  const row = await selectRounds(db).where('cycle_id', '=', cycleId).executeTakeFirst();
  return row ? { ...row, isClosed: Number(row.isClosed) === 1 } : null;
}

/** Rounds that take ballots, of committees outside all departments or within these. */
export async function listOpenRounds(db: Reader, departmentIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('ballot_round')
    .innerJoin('record', 'record.id', 'ballot_round.cycle_id')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select('ballot_round.cycle_id as cycleId')
    .where('ballot_round.is_closed', '=', 0)
    .where((where) =>
      where.or([
        where('unit.department_id', 'is', null),
        ...(departmentIds.length === 0 ? [] : [where('unit.department_id', 'in', [...departmentIds])]),
      ]),
    )
    .orderBy('ballot_round.until_on')
    .limit(100)
    .execute();
  return rows.map(({ cycleId }) => cycleId);
}

/**
 * Stores ballots without audit, key, time or person, under ids of chance in an order of chance. What is in them is
 * sealed, so that not even two backups around one vote tell it apart. A token used before is `already-exists`;
 * false: the round takes none.
 */
export async function castBallots(
  db: Database,
  cycleId: string,
  ballots: readonly SealedBallot[],
): Promise<boolean> {
  const tokens = ballots.map(({ token }) => ({ token, cycle_id: cycleId }));
  const rows = ballots.map(({ sealed }) => ({ id: randomUUID(), cycle_id: cycleId, sealed }));
  return transact(db, null, async (tx) => {
    const open = await selectRounds(tx)
      .where('cycle_id', '=', cycleId)
      .modifyEnd(sql`lock in share mode`)
      .executeTakeFirst();
    if (!open || Number(open.isClosed) === 1) return false;
    await tx
      .insertInto('ballot_token')
      .values(tokens.sort((a, b) => (a.token < b.token ? -1 : 1)))
      .execute();
    await tx
      .insertInto('ballot')
      .values(rows.sort((a, b) => (a.id < b.id ? -1 : 1)))
      .execute();
    return true;
  });
}

/** Those of the tokens that are used up. */
export async function listUsedTokens(db: Reader, tokens: readonly string[]): Promise<Set<string>> {
  if (tokens.length === 0) return new Set();
  const rows = await db
    .selectFrom('ballot_token')
    .select('token')
    .where('token', 'in', [...tokens])
    .execute();
  return new Set(rows.map(({ token }) => token));
}

/** Shuts the round; no ballot comes in any more. False: it was shut before. */
export async function shutRound(tx: Tx, cycleId: string): Promise<boolean> {
  const result = await tx
    .updateTable('ballot_round')
    .set({ is_closed: 1 })
    .where('cycle_id', '=', cycleId)
    .where('is_closed', '=', 0)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Sealed ballots of a round, some thousands at a time, in an order of chance. */
export async function* readBallots(db: Reader, cycleId: string): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('ballot')
      .select(['id', 'sealed'])
      .where('cycle_id', '=', cycleId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(5_000)
      .execute();
    for (const { sealed } of rows) yield sealed;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Takes the ballots and the tokens away; the sums are all that stays. */
export async function deleteBallots(tx: Tx, cycleId: string): Promise<void> {
  await tx.deleteFrom('ballot').where('cycle_id', '=', cycleId).execute();
  await tx.deleteFrom('ballot_token').where('cycle_id', '=', cycleId).execute();
}

/** Takes a round away with all that was cast in it. */
export async function deleteRound(tx: Tx, cycleId: string): Promise<void> {
  await tx.deleteFrom('ballot_round').where('cycle_id', '=', cycleId).execute();
  await deleteBallots(tx, cycleId);
}

export async function insertSums(
  tx: Tx,
  sums: readonly { appraisalId: string; sum: ClassSum }[],
): Promise<void> {
  const rows = sums.flatMap(({ appraisalId, sum }) =>
    sum.counts.map((count, grade) => ({
      appraisal_id: appraisalId,
      rater_class: sum.raterClass,
      grade,
      count,
    })),
  );
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('ballot_sum')
      .values(rows.slice(at, at + 500))
      .execute();
}

/** The sums of each report, by class, in the order of the grades. */
export async function listSums(
  db: Reader,
  appraisalIds: readonly string[],
  rules: AppraisalRules,
): Promise<Map<string, ClassSum[]>> {
  if (appraisalIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ballot_sum')
    .select(['appraisal_id as appraisalId', 'rater_class as raterClass', 'grade', 'count'])
    .where('appraisal_id', 'in', [...appraisalIds])
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.appraisalId)].map(([id, of]) => [
      id,
      raterClassNames
        .filter((raterClass) => of.some((row) => row.raterClass === raterClass))
        .map((raterClass) => ({
          raterClass,
          counts: gradesOf(rules.gradeSet).map(
            (_, grade) => of.find((row) => row.raterClass === raterClass && row.grade === grade)?.count ?? 0,
          ),
        })),
    ]),
  );
}

function selectRounds(db: Reader) {
  return db
    .selectFrom('ballot_round')
    .select(['cycle_id as cycleId', 'until_on as until', 'key_check as keyCheck', 'is_closed as isClosed']);
}
