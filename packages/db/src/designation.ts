import type { Places } from '@gangmu/domain/kinds/designation/effect';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';

/** The places of a round by class, a row each: the database itself lets no more be taken than there are rows. */
export async function insertQuota(tx: Tx, roundId: string, quota: readonly Places[]): Promise<void> {
  if (quota.length === 0) return;
  await tx
    .insertInto('designation_quota')
    .values(quota.map((row) => ({ round_id: roundId, class: row.class, places: row.places })))
    .execute();
  await tx
    .insertInto('designation_place')
    .values(
      quota.flatMap((row) =>
        Array.from({ length: row.places }, (_, at) => ({
          round_id: roundId,
          class: row.class,
          places: row.places,
          no: at + 1,
        })),
      ),
    )
    .execute();
}

/**
 * Gives the nomination a free place of its class, or of `all` where its class has none of its own; `free` where the
 * round has no places at all. One statement takes it, so that the last place goes to one nomination only.
 */
export async function takePlace(
  tx: Tx,
  roundId: string,
  unitClass: string | null,
  nominationId: string,
): Promise<'taken' | 'full' | 'free'> {
  const quota = await tx
    .selectFrom('designation_quota')
    .select('class')
    .where('round_id', '=', roundId)
    .execute();
  if (quota.length === 0) return 'free';
  const wanted = quota.find((row) => row.class === unitClass) ?? quota.find((row) => row.class === 'all');
  if (!wanted) return 'full';
  const result = await sql`update designation_place set nomination_id = ${nominationId}
    where round_id = ${roundId} and class = ${wanted.class} and nomination_id is null order by no limit 1`.execute(
    tx,
  );
  return Number(result.numAffectedRows) === 1 ? 'taken' : 'full';
}

export async function freePlace(tx: Tx, nominationId: string): Promise<void> {
  await tx
    .updateTable('designation_place')
    .set({ nomination_id: null })
    .where('nomination_id', '=', nominationId)
    .execute();
}

/** Places of a round by class, and how many are taken; empty where it has no limit. */
export async function listPlaces(
  db: Reader,
  roundId: string,
): Promise<{ class: string; places: number; taken: number }[]> {
  const rows = await db
    .selectFrom('designation_place')
    .select(['class', 'places'])
    .select((select) => select.fn.count<string>('nomination_id').as('taken'))
    .where('round_id', '=', roundId)
    .groupBy(['class', 'places'])
    .orderBy('class')
    .execute();
  return rows.map((row) => ({ ...row, taken: Number(row.taken) }));
}

export interface Notice {
  readonly from: Day;
  readonly to: Day;
  readonly wantedDays: number;
  readonly countedDays: number;
}

export async function insertNotice(tx: Tx, roundId: string, notice: Notice): Promise<void> {
  await tx
    .insertInto('designation_notice')
    .values({
      round_id: roundId,
      from_on: notice.from,
      to_on: notice.to,
      wanted_days: notice.wantedDays,
      counted_days: notice.countedDays,
    })
    .execute();
}

export async function findNotice(db: Reader, roundId: string): Promise<Notice | null> {
  const row = await db
    .selectFrom('designation_notice')
    .select(['from_on as from', 'to_on as to', 'wanted_days as wantedDays', 'counted_days as countedDays'])
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  return row ?? null;
}

/** What is on public notice on a day: the nominations listed and those under objection, by round and unit. */
export async function listShownNominations(db: Reader, on: Day) {
  return db
    .selectFrom('designation_notice as notice')
    .innerJoin('record as round', 'round.id', 'notice.round_id')
    .innerJoin('record as nomination', 'nomination.parent_id', 'round.id')
    .innerJoin('unit', 'unit.id', 'nomination.unit_id')
    .leftJoin('person', 'person.id', 'nomination.person_id')
    .select([
      'round.id as roundId',
      'round.title as round',
      'notice.from_on as from',
      'notice.to_on as to',
      'nomination.id',
      'nomination.version',
      'nomination.state',
      'nomination.body',
      'unit.name as unitName',
      'person.name as person',
    ])
    .where('round.state', '=', 'publicNotice')
    .where('notice.from_on', '<=', on)
    .where('notice.to_on', '>=', on)
    .where('nomination.type', '=', 'nomination')
    .where('nomination.state', 'in', ['noticed', 'objected'])
    .orderBy('notice.from_on')
    .orderBy('round.id')
    .orderBy('unit.code')
    .orderBy('nomination.id')
    .limit(1_000)
    .execute();
}
