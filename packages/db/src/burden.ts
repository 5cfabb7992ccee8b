import { askKeys, type BurdenVoice, type OpenAsk } from '@gangmu/domain/responsibilities/burden';
import { owedBuckets } from '@gangmu/domain/responsibilities/urgency';
import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';
import { listMeasuresById } from './measure.ts';
import { whereScope } from './scope.ts';
import { listUnitsById } from './unit.ts';

export interface BurdenEntry {
  readonly unitId: string;
  /** The month the work falls into: that of the due day, else of the ask. */
  readonly month: string;
  readonly minutes: number;
  /** Members below the unit who are asked for so many minutes each; a unit is asked where it is left out. */
  readonly members?: number;
  /** The assignment, the inspection or the survey that asks. */
  readonly askId: string;
  readonly issuerUnitId: string;
  readonly on: Day;
}

/** Books what asks cost; asks that cost nothing are left out. */
export async function insertBurden(tx: Tx, entries: readonly BurdenEntry[]): Promise<void> {
  const costly = entries.filter((entry) => entry.minutes !== 0);
  for (let at = 0; at < costly.length; at += 500) {
    await tx
      .insertInto('burden_entry')
      .values(
        costly.slice(at, at + 500).map((entry) => ({
          id: uuidv7(),
          unit_id: entry.unitId,
          month: entry.month,
          minutes: entry.minutes,
          audience: entry.members === undefined ? 'unit' : 'member',
          people: entry.members ?? 1,
          ask_id: entry.askId,
          issuer_unit_id: entry.issuerUnitId,
          on_day: entry.on,
        })),
      )
      .execute();
  }
}

/** Books back what an ask had cost units: it was withdrawn, folded or exempted. */
export async function cancelBurden(tx: Tx, askId: string, on: Day): Promise<void> {
  const rows = await tx
    .selectFrom('burden_entry')
    .select(['unit_id as unitId', 'month', 'issuer_unit_id as issuerUnitId'])
    .select(sql<string>`sum(minutes)`.as('minutes'))
    .where('ask_id', '=', askId)
    .where('audience', '=', 'unit')
    .groupBy(['unit_id', 'month', 'issuer_unit_id'])
    .execute();
  await insertBurden(
    tx,
    rows.map((row) => ({ ...row, minutes: -Number(row.minutes), askId, on })),
  );
}

/** Minutes asked of units in a month; units that were asked nothing are left out. */
export async function sumBurdenOf(
  db: Reader,
  unitIds: readonly string[],
  month: string,
): Promise<Map<string, number>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('burden_entry')
    .select(['unit_id as unitId'])
    .select(sql<string>`sum(minutes)`.as('minutes'))
    .where('unit_id', 'in', [...unitIds])
    .where('audience', '=', 'unit')
    .where('month', '=', month)
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map((row) => [row.unitId, Number(row.minutes)]));
}

/** Minutes each member of a unit is asked for in a month: by the unit itself and by those above it. */
export async function sumBurdenOfMembers(db: Reader, unitPath: string, month: string): Promise<number> {
  return (await listMemberAsks(db, month))
    .filter((ask) => unitPath.startsWith(ask.path))
    .reduce((sum, ask) => sum + ask.minutes, 0);
}

/** The most that any member below a unit is asked for in a month. */
export async function findMostAskedOfMembers(db: Reader, unitPath: string, month: string): Promise<number> {
  const asks = await listMemberAsks(db, month);
  const reached = [unitPath, ...asks.map(({ path }) => path).filter((path) => path.startsWith(unitPath))];
  const sums = reached.map((path) =>
    asks.filter((ask) => path.startsWith(ask.path)).reduce((sum, ask) => sum + ask.minutes, 0),
  );
  return Math.max(0, ...sums);
}

/** A few in a month: surveys ask the whole committee or a whole department. */
async function listMemberAsks(db: Reader, month: string): Promise<{ path: string; minutes: number }[]> {
  const rows = await db
    .selectFrom('burden_entry')
    .innerJoin('unit', 'unit.id', 'burden_entry.unit_id')
    .select('unit.path')
    .select(sql<string>`sum(burden_entry.minutes)`.as('minutes'))
    .where('burden_entry.audience', '=', 'member')
    .where('burden_entry.month', '=', month)
    .groupBy('unit.path')
    .execute();
  return rows.map(({ path, minutes }) => ({ path, minutes: Number(minutes) }));
}

/** Minutes an issuer asked for in a year, of all units. */
export async function sumBurdenOfIssuer(db: Reader, issuerUnitId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom('burden_entry')
    .select(sql<string | null>`sum(minutes)`.as('minutes'))
    .where('issuer_unit_id', '=', issuerUnitId)
    .where('audience', '=', 'unit')
    .where('month', '>=', `${year}-01`)
    .where('month', '<=', `${year}-12`)
    .executeTakeFirst();
  return Number(row?.minutes ?? 0);
}

/** Minutes by month and issuer over the units of the scopes: a report on issuers, never on receivers. */
export async function sumBurdenByIssuer(db: Reader, scopes: readonly Scope[], year: number) {
  const rows = await db
    .selectFrom('burden_entry')
    .innerJoin('unit', 'unit.id', 'burden_entry.unit_id')
    .select(['burden_entry.month', 'burden_entry.issuer_unit_id as issuerId'])
    .select([
      sql<string>`sum(burden_entry.minutes * burden_entry.people)`.as('minutes'),
      sql<string>`count(distinct if(burden_entry.audience = 'unit', burden_entry.unit_id, null))`.as('units'),
      sql<string>`max(if(burden_entry.audience = 'member', burden_entry.people, 0))`.as('members'),
    ])
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('burden_entry.month', 'like', `${year}-%`)
    .groupBy(['burden_entry.month', 'burden_entry.issuer_unit_id'])
    .orderBy('burden_entry.month')
    .execute();
  const issuers = await listUnitsById(db, [...new Set(rows.map((row) => row.issuerId))]);
  const names = new Map(issuers.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...row,
    issuerName: names.get(row.issuerId) ?? '',
    minutes: Number(row.minutes),
    units: Number(row.units),
    members: Number(row.members),
  }));
}

/** Asks of units that are open and were made since a day, with what they are about. */
export async function listOpenAsks(db: Reader, unitIds: readonly string[], since: Day): Promise<OpenAsk[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('measure', 'measure.id', 'assignment.measure_id')
    .innerJoin('plan', 'plan.id', 'assignment.plan_id')
    .select(['assignment.id', 'assignment.unit_id as unitId', 'measure.id as measureId', 'measure.text'])
    .where('assignment.unit_id', 'in', [...unitIds])
    .where('assignment.bucket', 'in', [...owedBuckets])
    .where('assignment.assigned_on', '>=', since)
    .where('plan.state', '!=', 'closed')
    .limit(1_000)
    .execute();
  const measures = await listMeasuresById(db, [...new Set(rows.map((row) => row.measureId))]);
  const keys = new Map(measures.map((measure) => [measure.id, askKeys(measure)]));
  return rows.map(({ measureId, ...row }) => ({ ...row, keys: keys.get(measureId) ?? [] }));
}

export interface StoredVoice {
  readonly measureId: string;
  readonly code: string;
  readonly text: string;
  readonly issuerUnitId: string;
  readonly issuerName: string;
  readonly issuerPath: string;
  readonly what: BurdenVoice;
  readonly count: number;
  readonly answerBy: Day;
  readonly answer: string;
  readonly answeredOn: Day | null;
  readonly version: number;
}

/** Counts one more voice; nothing but the sum is kept. A voice after an answer opens the question again. */
export async function countVoice(
  tx: Tx,
  voice: { measureId: string; issuerUnitId: string; what: BurdenVoice; answerBy: Day },
): Promise<void> {
  await tx
    .insertInto('burden_voice')
    .values({
      measure_id: voice.measureId,
      issuer_unit_id: voice.issuerUnitId,
      what: voice.what,
      count: 1,
      answer_by: voice.answerBy,
    })
    .onDuplicateKeyUpdate({ count: sql`count + 1`, version: sql`version + 1` })
    .execute();
}

/** Voices on asks of issuers within the scopes, unanswered first. */
export async function listVoices(db: Reader, scopes: readonly Scope[]): Promise<StoredVoice[]> {
  const rows = await selectVoices(db)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .orderBy(sql`burden_voice.answered_on is not null`)
    .orderBy('burden_voice.answer_by')
    .limit(200)
    .execute();
  return rows as StoredVoice[]; // names are written by countVoice only
}

/** Voices on one measure, for everybody who was asked: the answers are public. */
export async function listVoicesOf(
  db: Reader,
  measureId: string,
  issuerUnitId: string,
): Promise<StoredVoice[]> {
  const rows = await selectVoices(db)
    .where('burden_voice.measure_id', '=', measureId)
    .where('burden_voice.issuer_unit_id', '=', issuerUnitId)
    .execute();
  return rows as StoredVoice[]; // as in listVoices
}

function selectVoices(db: Reader) {
  return db
    .selectFrom('burden_voice')
    .innerJoin('measure', 'measure.id', 'burden_voice.measure_id')
    .innerJoin('unit', 'unit.id', 'burden_voice.issuer_unit_id')
    .select([
      'burden_voice.measure_id as measureId',
      'measure.code',
      'measure.text',
      'burden_voice.issuer_unit_id as issuerUnitId',
      'unit.name as issuerName',
      'unit.path as issuerPath',
      'burden_voice.what',
      'burden_voice.count',
      'burden_voice.answer_by as answerBy',
      'burden_voice.answer',
      'burden_voice.answered_on as answeredOn',
      'burden_voice.version',
    ]);
}

/** False: somebody answered, or spoke again, meanwhile. */
export async function answerVoice(
  tx: Tx,
  voice: { measureId: string; issuerUnitId: string; what: BurdenVoice; version: number },
  answer: { answer: string; answeredOn: Day },
): Promise<boolean> {
  const result = await tx
    .updateTable('burden_voice')
    .set({ answer: answer.answer, answered_on: answer.answeredOn, version: voice.version + 1 })
    .where('measure_id', '=', voice.measureId)
    .where('issuer_unit_id', '=', voice.issuerUnitId)
    .where('what', '=', voice.what)
    .where('version', '=', voice.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
