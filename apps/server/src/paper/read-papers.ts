import { findPaper, listPapers, type StoredPaper } from '@gangmu/db/paper';
import { listTemplates } from '@gangmu/db/paper-template';
import { listRecords } from '@gangmu/db/record';
import { listSlips } from '@gangmu/db/supervision-slip';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { scopesOf } from '@gangmu/domain/access/can';
import { listFigures } from '@gangmu/domain/papers/paper';
import { paperKindNames, readPaperKind, type PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { listPlaceholders } from '@gangmu/domain/papers/placeholders';
import { notFound } from '@gangmu/domain/refusal';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { gatherPaper, openRequest } from './gather-paper.ts';
import type { paperOutput, storedPaperOutput } from './paper-output.ts';
import { toRequest, type previewInput } from './request-paper.ts';

/** Rows of a table that a preview shows. */
const shownRows = 100;

/** The paper as it would be now, from the same content as the file. */
export async function previewPaper(
  context: Context,
  input: z.infer<typeof previewInput>,
): Promise<z.infer<typeof paperOutput>> {
  const paper = await gatherPaper(context, await openRequest(context, toRequest(input)));
  return {
    ...paper,
    figures: listFigures(paper).length,
    blocks: paper.blocks.map((block) => {
      if (block.type !== 'table') return { ...block, line: [...block.line] };
      const rows = block.rows.slice(0, shownRows).map((row) => row.map((cell) => [...cell]));
      return { ...block, columns: [...block.columns], rows, more: block.rows.length - rows.length };
    }),
  };
}

export async function readStoredPaper(context: Context, id: string): Promise<StoredPaper> {
  const paper = await findPaper(context.db, id);
  if (!paper) throw notFound();
  return authorise(context.actor, 'paper.read', paper, context.today);
}

export async function listHistory(
  context: Context,
  input: { kind?: PaperKind | undefined; cursor: string; limit: number },
) {
  const scopes = scopesOf(context.actor, 'paper.read', context.today);
  const rows = await listPapers(context.db, scopes, { kind: input.kind, before: input.cursor }, input.limit);
  return {
    rows: rows.map(showPaper),
    next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

export function showPaper(paper: StoredPaper): z.infer<typeof storedPaperOutput> {
  return {
    id: paper.id,
    kind: paper.kind,
    unitId: paper.unitId,
    unitName: paper.unitName,
    per: paper.per,
    periodFrom: paper.periodFrom,
    asOf: paper.asOf,
    state: paper.state,
    done: paper.done,
    total: paper.total,
    title: paper.title,
    figures: paper.figures,
    size: paper.size,
    failure: paper.failure,
    maker: paper.maker,
    madeAt: paper.madeAt.toISOString(),
  };
}

/** The slips or inspections a paper of a unit may be about, newest first. */
export async function listSubjects(
  context: Context,
  input: { unitId: string; kind: PaperKind },
): Promise<{ id: string; on: string; title: string }[]> {
  const { db, today, actor } = context;
  const unit = await findUnit(db, input.unitId);
  if (!unit) throw notFound();
  authorise(actor, 'paper.make', unit, today);
  const { asks, needs } = readPaperKind(input.kind);
  authorise(actor, needs, unit, today, 'paper.make');
  const scopes = [{ type: 'unit', path: unit.unitPath }] as const;
  if (asks.includes('slip')) {
    const slips = await listSlips(db, scopes, { open: false, before: '' }, 100);
    return slips.map((slip) => ({ id: slip.id, on: slip.issuedOn, title: slip.unitName }));
  }
  if (!asks.includes('inspection')) return [];
  const rows = await listRecords(db, scopes, { type: 'inspection' }, null, 100);
  return rows.map((row) => ({ id: row.id, on: row.happenedOn, title: row.title }));
}

/** Templates in use, and the names a template of each kind may hold. */
export async function readTemplates(context: Context) {
  const rows = await listTemplates(context.db);
  return {
    rows: rows.map(({ id, kind, name, size, addedOn, version }) => {
      return { id, kind, name, size, addedOn, version };
    }),
    placeholders: paperKindNames.map((kind) => ({ kind, names: listPlaceholders(kind) })),
  };
}
