import type { Scope } from '@gangmu/domain/access/can';
import { gramsOf, normaliseText, type Query } from '@gangmu/domain/search/grams';
import { expressionBuilder, sql, type SqlBool } from 'kysely';
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
  const isNarrow = visible.every(({ scopes }) => scopes.every(({ type }) => type === 'unit'));
  const { rows } = await sql<Omit<SearchHit, 'unitName'> & { unitName: string | null }>`
    select straight_join found.id, found.section, found.type, found.place, found.title, found.text, unit.short_name as unitName
    from ${isNarrow ? sql`search_text as found` : lookUp(section, query)}
    left join unit on unit.path = found.unit_path
    where found.section = ${section} and ${seen} and ${sql.join(held, sql` and `)}
      and (${before} = '' or found.id < ${before})
    order by found.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, unitName: row.unitName ?? '' }));
}

/** The texts that hold the pairs, the first pair read backwards; a few units' own texts are read without (see above). */
function lookUp(section: SearchSection, { grams, single }: Query) {
  if (single !== null) {
    const some = sql`select id from search_gram where gram like ${likePrefix(single)} and section = ${section} limit ${sql.lit(mostOfSingle)}`;
    return sql`(select distinct id from (${some}) as some) as g join search_text as found on found.id = g.id`;
  }
  const [first, ...others] = grams;
  const also = others.map(
    (gram, at) =>
      sql`join search_gram as ${sql.ref(`g${at}`)} on ${sql.ref(`g${at}.gram`)} = ${gram} and ${sql.ref(`g${at}.section`)} = ${section} and ${sql.ref(`g${at}.id`)} = g.id`,
  );
  return sql`(select id from search_gram where gram = ${first} and section = ${section}) as g ${sql.join(also, sql` `)} join search_text as found on found.id = g.id`;
}
