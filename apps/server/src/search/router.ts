import { findTexts, searchSections, type SearchReach, type SearchSection } from '@gangmu/db/search';
import { canSomewhere, scopesOf } from '@gangmu/domain/access/can';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import { excerptOf, readQuery } from '@gangmu/domain/search/grams';
import { isSearchable } from '@gangmu/domain/search/text-of-record';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router } from '../trpc.ts';

const hit = z.strictObject({
  id: z.string(),
  type: z.string(),
  place: z.string(),
  title: z.string(),
  excerpt: z.string(),
  unitName: z.string(),
});
const sectionHits = z.strictObject({
  section: z.enum(searchSections),
  hits: z.array(hit),
  next: z.string().nullable(),
});
const text = z.string().trim().max(60);
const fewest = 5;
const page = 20;

export const searchRouter = router({
  /** The newest few of each section that hold all words, within what the reader may see. */
  all: reads('search.use')
    .input(z.strictObject({ text }))
    .output(z.array(sectionHits))
    .query(async ({ ctx, input }) => {
      const found = [];
      for (const section of searchSections) found.push(await find(ctx, section, input.text, '', fewest));
      return found.filter(({ hits }) => hits.length > 0);
    }),
  /** A page of one section. */
  section: reads('search.use')
    .input(
      z.strictObject({
        text,
        section: z.enum(searchSections),
        cursor: z.string().max(36).default(''),
        direction: z.literal('forward').optional(),
      }),
    )
    .output(sectionHits)
    .query(({ ctx, input }) => find(ctx, input.section, input.text, input.cursor, page)),
});

async function find(context: Context, section: SearchSection, typed: string, before: string, limit: number) {
  const query = readQuery(typed);
  if (query === null) return { section, hits: [], next: null };
  const rows = await findTexts(context.db, section, query, reachOf(context, section), before, limit + 1);
  const shown = rows.slice(0, limit);
  return {
    section,
    hits: shown.map(({ section: _section, text: whole, ...row }) => ({
      ...row,
      excerpt: excerptOf(whole, query.words),
    })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** The same scopes as the lists: each type of record by the right to read it (S-09). */
function reachOf({ actor, today }: Context, section: SearchSection): SearchReach[] {
  if (section === 'unit' || section === 'measure') {
    const mayRead = canSomewhere(actor, section === 'unit' ? 'unit.read' : 'plan.read', today);
    return mayRead ? [{ types: [''], scopes: [{ type: 'all' }] }] : [];
  }
  const groups = new Map<string, { types: string[]; scopes: SearchReach['scopes'] }>();
  for (const definition of listRecordDefinitions()) {
    if (!isSearchable(definition) || (definition.name === 'regulation') !== (section === 'regulation'))
      continue;
    const scopes = scopesOf(actor, definition.read, today);
    const key = JSON.stringify(scopes);
    const group = groups.get(key) ?? { types: [], scopes };
    group.types.push(definition.name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
