import type { Tx } from '@gangmu/db/db';
import { listIndexedPaths, moveTexts, replaceTexts, type SearchText } from '@gangmu/db/search';
import {
  listMeasureIds,
  readMeasures,
  readRecords,
  readUnits,
  type MeasureSource,
  type RecordSource,
  type Rows,
  type UnitSource,
} from '@gangmu/db/search-source';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { isSearchable, textOfRecord } from '@gangmu/domain/search/text-of-record';

const atOnce = 500;
const longestTitle = 2_000;

/** The tables the index is made of, in the order a whole pass goes through them. */
const sources = ['unit', 'measure', 'record'] as const;
type Source = (typeof sources)[number];

/**
 * One page of a pass over everything; `after` is where the page before ended, as this returns it; null at the end. The
 * first pass builds the index, the nightly one mends what was written past the audit (bulk loads).
 */
export async function indexPage(tx: Tx, after: string): Promise<string | null> {
  const [name = 'unit', id = ''] = after.split('/');
  const source = sources.find((entry) => entry === name) ?? 'unit';
  const last = await indexRows(tx, source, { after: id, limit: atOnce });
  if (last !== null) return `${source}/${last}`;
  const next = sources[sources.indexOf(source) + 1];
  return next === undefined ? null : `${next}/`;
}

/** Puts what was written into the index; what is gone, or hidden by now, leaves it. */
export async function indexChanged(tx: Tx, changed: Readonly<Record<Source | 'plan', readonly string[]>>) {
  const measures = [...changed.measure, ...(await listMeasureIds(tx, changed.plan))];
  const before = await listIndexedPaths(tx, changed.unit);
  await indexRows(tx, 'unit', { ids: changed.unit });
  for (const [id, path] of await listIndexedPaths(tx, changed.unit)) {
    const old = before.get(id) ?? path;
    if (old !== path) await moveTexts(tx, old, path);
  }
  for (let at = 0; at < measures.length; at += atOnce)
    await indexRows(tx, 'measure', { ids: measures.slice(at, at + atOnce) });
  await indexRows(tx, 'record', { ids: changed.record });
}

/** Returns the last id of a full page, null where there are no more. */
async function indexRows(tx: Tx, source: Source, rows: Rows): Promise<string | null> {
  const [found, texts] = await read(tx, source, rows);
  const shown = new Set(texts.map((text) => text.id));
  const asked = 'ids' in rows ? rows.ids : found;
  await replaceTexts(
    tx,
    texts,
    asked.filter((id) => !shown.has(id)),
  );
  return 'limit' in rows && found.length === rows.limit ? (found.at(-1) ?? null) : null;
}

async function read(tx: Tx, source: Source, rows: Rows): Promise<[string[], SearchText[]]> {
  switch (source) {
    case 'unit': {
      const units = await readUnits(tx, rows);
      return [units.map(({ id }) => id), units.map(ofUnit)];
    }
    case 'measure': {
      const measures = await readMeasures(tx, rows);
      return [measures.map(({ id }) => id), measures.filter((measure) => measure.isPublished).map(ofMeasure)];
    }
    case 'record': {
      const records = await readRecords(tx, rows);
      return [
        records.map(({ id }) => id),
        records.filter(({ type }) => isSearchable(readRecordDefinition(type))).map(ofRecord),
      ];
    }
  }
}

function ofUnit({ id, code, name, shortName, unitPath }: UnitSource): SearchText {
  const text = `${name} ${shortName} ${code}`;
  return { id, section: 'unit', type: '', place: '', unitPath, title: name, text };
}

/** Everybody may read a published measure, so it stands at the root: every path begins there. */
function ofMeasure({ id, planId, planTitle, code, text }: MeasureSource): SearchText {
  const title = `${code} ${text}`.slice(0, longestTitle);
  return {
    id,
    section: 'measure',
    type: '',
    place: planId,
    unitPath: '/',
    title,
    text: `${title} ${planTitle}`,
  };
}

function ofRecord({ id, type, title, unitPath, body }: RecordSource): SearchText {
  const text = textOfRecord(readRecordDefinition(type), title, body);
  const section = type === 'regulation' ? 'regulation' : 'record';
  return { id, section, type, place: '', unitPath, title, text };
}
