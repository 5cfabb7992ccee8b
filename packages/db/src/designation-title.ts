import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';
import { whereScope } from './scope.ts';

export interface NewTitle {
  readonly titleId: string;
  readonly schemeId: string;
  readonly roundId: string;
  readonly nominationId: string | null;
  readonly unitId: string;
  readonly personId: string | null;
  readonly from: Day;
  readonly to: Day | null;
  /** The end of the public notice it was named after; null for titles of the past. */
  readonly noticeTo: Day | null;
}

/** Who holds a title in which span. The database refuses a naming before the end of the notice of its round. */
export async function insertTitle(tx: Tx, title: NewTitle): Promise<void> {
  await tx
    .insertInto('designation_title')
    .values({
      title_id: title.titleId,
      scheme_id: title.schemeId,
      round_id: title.roundId,
      nomination_id: title.nominationId,
      unit_id: title.unitId,
      person_id: title.personId,
      from_on: title.from,
      to_on: title.to,
      notice_to_on: title.noticeTo,
    })
    .execute();
}

/** False: the title has no span yet. */
export async function setLastDay(tx: Tx, titleId: string, to: Day | null): Promise<boolean> {
  const result = await tx
    .updateTable('designation_title')
    .set({ to_on: to })
    .where('title_id', '=', titleId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export interface Holder {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly code: string;
  readonly unitName: string;
  readonly person: string | null;
  readonly from: Day;
  readonly to: Day | null;
}

interface HolderFilter {
  readonly on: Day;
  readonly schemeId?: string | undefined;
  readonly cursor: { code: string; id: string } | null;
  readonly limit: number;
}

/** A page of those in the scopes who held a title on a day, in the order of the codes of their units. */
export async function listHolders(
  db: Reader,
  scopes: readonly Scope[],
  filter: HolderFilter,
): Promise<Holder[]> {
  const { cursor, schemeId } = filter;
  let query = selectHolders(db)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .where('designation_title.from_on', '<=', filter.on)
    .where((where) =>
      where.or([
        where('designation_title.to_on', 'is', null),
        where('designation_title.to_on', '>=', filter.on),
      ]),
    );
  if (schemeId !== undefined) query = query.where('designation_title.scheme_id', '=', schemeId);
  if (cursor !== null)
    query = query.where((where) =>
      where.or([
        where('unit.code', '>', cursor.code),
        where.and([
          where('unit.code', '=', cursor.code),
          where('designation_title.title_id', '>', cursor.id),
        ]),
      ]),
    );
  return query.orderBy('unit.code').orderBy('designation_title.title_id').limit(filter.limit).execute();
}

/** Titles of some units themselves and of one person, those that ended too, the newest first. */
export async function listTitlesOf(
  db: Reader,
  unitIds: readonly string[],
  personId: string | null,
): Promise<Holder[]> {
  return selectHolders(db)
    .where((where) =>
      where.or([
        ...(unitIds.length > 0
          ? [
              where.and([
                where('designation_title.unit_id', 'in', [...unitIds]),
                where('designation_title.person_id', 'is', null),
              ]),
            ]
          : []),
        ...(personId === null ? [] : [where('designation_title.person_id', '=', personId)]),
      ]),
    )
    .orderBy('designation_title.from_on', 'desc')
    .limit(50)
    .execute();
}

/** Titles of a scheme that a unit, or a person of it, holds on a day. */
export async function countHeld(
  db: Reader,
  of: { schemeId: string; unitId: string; personId: string | null },
  on: Day,
): Promise<number> {
  const row = await db
    .selectFrom('designation_title')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('scheme_id', '=', of.schemeId)
    .where((where) =>
      of.personId === null ? where('unit_id', '=', of.unitId) : where('person_id', '=', of.personId),
    )
    .where('from_on', '<=', on)
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', on)]))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

function selectHolders(db: Reader) {
  return db
    .selectFrom('designation_title')
    .innerJoin('record', 'record.id', 'designation_title.title_id')
    .innerJoin('unit', 'unit.id', 'designation_title.unit_id')
    .leftJoin('person', 'person.id', 'designation_title.person_id')
    .select([
      'designation_title.title_id as id',
      'record.title',
      'record.state',
      'unit.code',
      'unit.name as unitName',
      'person.name as person',
      'designation_title.from_on as from',
      'designation_title.to_on as to',
    ]);
}
