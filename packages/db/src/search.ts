import type { Scope } from '@gangmu/domain/access/can';
import { gramsOf, normaliseText, type Query } from '@gangmu/domain/search/grams';
import { expressionBuilder, sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database, Tx } from './db.ts';
import { likePrefix } from './like-prefix.ts';
import type { DB } from './schema.gen.ts';
import { whereScope } from './scope.ts';

export const searchSections = ['measure', 'regulation', 'record', 'unit'] as const;
export type SearchSection = (typeof searchSections)[number];

/** Something that can be found. `place` is what its link needs beside the id. */
export interface SearchText {
  readonly id: string;
  readonly section: SearchSection;
  /** Type of the record; empty for the other sections. */
  readonly type: string;
  readonly place: string;
  readonly unitPath: string;
  readonly title: string;
  readonly text: string;
}

const gramsAtOnce = 2_000;

/** Puts texts into the index, in place of what stood there under their ids. */
export async function replaceTexts(
  tx: Tx,
  texts: readonly SearchText[],
  gone: readonly string[] = [],
): Promise<void> {
  const ids = [...texts.map((text) => text.id), ...gone];
  if (ids.length === 0) return;
  await tx.deleteFrom('search_gram').where('id', 'in', ids).execute();
  await tx.deleteFrom('search_text').where('id', 'in', ids).execute();
  if (texts.length === 0) return;
  const rows = texts.map((text) => ({ ...text, text: normaliseText(text.text) }));
  await tx
    .insertInto('search_text')
    .values(rows.map(({ unitPath, ...row }) => ({ ...row, unit_path: unitPath })))
    .execute();
  const grams = rows
    .flatMap(({ id, section, text }) => [...gramsOf(text)].map((gram) => ({ gram, section, id })))
    .sort((a, b) => (a.gram < b.gram ? -1 : 1));
  for (let at = 0; at < grams.length; at += gramsAtOnce)
    await tx
      .insertInto('search_gram')
      .values(grams.slice(at, at + gramsAtOnce))
      .execute();
}

/** Where the texts of some units stand in the index. */
export async function listIndexedPaths(tx: Tx, unitIds: readonly string[]): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('search_text')
    .select(['id', 'unit_path as path'])
    .where('id', 'in', [...unitIds])
    .execute();
  return new Map(rows.map(({ id, path }) => [id, path]));
}

/** A unit was moved: what stands in it and below is read from its new place on, by those of the new place alone. */
export async function moveTexts(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update search_text set unit_path = concat(${to}, substring(unit_path, ${from.length + 1})) where unit_path like ${likePrefix(from)}`.execute(
    tx,
  );
}

/** Which types the reader may see how far; sections without types have one entry with the empty type. */
export interface SearchReach {
  readonly types: readonly string[];
  readonly scopes: readonly Scope[];
}

export type SearchHit = Omit<SearchText, 'unitPath'> & { readonly unitName: string };

/** Occurrences of a single character that are looked through; two characters find everything. */
const mostOfSingle = 2_000;

/** A page of what a section holds within the reach, newest first; `before` is the id of the last one seen. */
export async function findTexts(
  db: Database,
  section: SearchSection,
  query: Query,
  reach: readonly SearchReach[],
  before: string,
  limit: number,
): Promise<SearchHit[]> {
  const visible = reach.filter(({ scopes }) => scopes.length > 0);
  if (visible.length === 0) return [];
  const where = expressionBuilder<DB, 'search_text'>();
  const seen = where.or(
    visible.map(({ types, scopes }) =>
      where.and([
        sql<SqlBool>`found.type in (${sql.join([...types])})`,
        whereScope(where, scopes, 'found.unit_path'),
      ]),
    ),
  );
  const held = query.words.map((word) => sql<SqlBool>`found.text like ${`%${likePrefix(word)}`}`);
  const { from, held: paired, id } = await beginOf(db, section, query, visible);
  const { rows } = await sql<Omit<SearchHit, 'unitName'> & { path: string }>`
    select straight_join found.id, found.section, found.type, found.place, found.title, found.text, found.unit_path as path
    from ${from}
    where ${paired} and found.section = ${section} and ${seen} and ${sql.join(held, sql` and `)}
      and ${before === '' ? sql`true` : sql`${id} < ${before}`}
    order by ${id} desc limit ${limit}`.execute(db);
  const names = await nameUnits(db, [...new Set(rows.map(({ path }) => path))]);
  return rows.map(({ path, ...row }) => ({ ...row, unitName: names.get(path) ?? '' }));
}

/** Occurrences up to which a pair is rare. */
const mostRare = 2_000;

/**
 * How to begin: one's own units' texts are few and read as they stand; a rare pair is walked along whoever asks; a
 * common one for who sees everything (its newest are near), while a department's texts are read as they stand.
 */
async function beginOf(
  db: Database,
  section: SearchSection,
  query: Query,
  reach: readonly SearchReach[],
): Promise<Beginning> {
  const widths = new Set(reach.flatMap(({ scopes }) => scopes.map(({ type }) => type)));
  if (!widths.has('all') && !widths.has('subtree')) return everything;
  const counted = await Promise.all(
    query.grams.map(async (gram) => {
      const { rows } = await sql<{ count: string }>`
        select count(*) as count from (select 1 from search_gram where gram = ${gram} and section = ${section} limit ${sql.lit(mostRare)}) as some`.execute(
        db,
      );
      return { gram, count: Number(rows[0]?.count ?? 0) };
    }),
  );
  const rarest = counted.sort((a, b) => a.count - b.count);
  const isRare = (rarest[0]?.count ?? 0) < mostRare;
  if (!widths.has('all') && !isRare) return everything;
  return lookUp(section, { ...query, grams: rarest.map(({ gram }) => gram) });
}

async function nameUnits(db: Database, paths: readonly string[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const rows = await db
    .selectFrom('unit')
    .select(['path', 'short_name as name'])
    .where('path', 'in', [...paths])
    .execute();
  return new Map(rows.map(({ path, name }) => [path, name]));
}

/** Where the search begins, the conditions that come with it, and the column it goes backwards along. */
interface Beginning {
  readonly from: RawBuilder<unknown>;
  readonly held: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
}

/** The few texts of a unit or two are read as they stand. */
const everything: Beginning = {
  from: sql`search_text as found force index (search_text_unit)`,
  held: sql`true`,
  id: sql`found.id`,
};

/** The texts that hold the pairs: along the newest of the first pair, the others looked up for each. */
function lookUp(section: SearchSection, { grams, single }: Query): Beginning {
  if (single !== null) {
    const some = sql`select id from search_gram where gram like ${likePrefix(single)} and section = ${section} limit ${sql.lit(mostOfSingle)}`;
    const from = sql`(select distinct id from (${some}) as some) as g0 join search_text as found on found.id = g0.id`;
    return { from, held: sql`true`, id: sql`g0.id` };
  }
  const joins = grams.slice(1).map((gram, at) => {
    const name = sql.ref(`g${at + 1}`);
    return sql`join search_gram as ${name} on ${name}.gram = ${gram} and ${name}.section = ${section} and ${name}.id = g0.id`;
  });
  return {
    from: sql`search_gram as g0 ${joins.length === 0 ? sql`` : sql.join(joins, sql` `)} join search_text as found on found.id = g0.id`,
    held: sql`g0.gram = ${grams[0]} and g0.section = ${section}`,
    id: sql`g0.id`,
  };
}
