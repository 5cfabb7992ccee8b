import type { AccessObject, Scope } from '@gangmu/domain/access/can';
import type { Label } from '@gangmu/domain/label';
import type { PaperKind } from '@gangmu/domain/papers/paper-kinds';
import type { Day } from '@gangmu/domain/time/day';
import type { Per } from '@gangmu/domain/time/period';
import type { Reader, Tx } from './db.ts';
import { whereScope } from './scope.ts';

export const paperStates = ['waiting', 'making', 'ready', 'failed'] as const;
export type PaperState = (typeof paperStates)[number];

/** What a paper was asked to be about. */
export interface PaperRequest {
  readonly kind: PaperKind;
  readonly unitId: string;
  readonly planId: string | null;
  /** A slip or an inspection. */
  readonly subjectId: string | null;
  readonly per: Per | null;
  readonly periodFrom: Day | null;
  readonly templateId: string | null;
}

/** A paper of the history: who asked for what, of which day its figures are, and what became of it. */
export interface StoredPaper extends PaperRequest, AccessObject {
  readonly id: string;
  readonly unitName: string;
  readonly asOf: Day;
  readonly state: PaperState;
  readonly done: number;
  readonly total: number;
  readonly title: string;
  readonly figures: number;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly failure: Label | null;
  readonly madeBy: string;
  /** Name in which its maker signs in. */
  readonly maker: string;
  readonly madeAt: Date;
}

function select(db: Reader) {
  return db
    .selectFrom('paper')
    .innerJoin('unit', 'unit.id', 'paper.unit_id')
    .innerJoin('auth_user', 'auth_user.id', 'paper.made_by')
    .select([
      'paper.id',
      'paper.kind',
      'paper.unit_id as unitId',
      'unit.name as unitName',
      'unit.path as unitPath',
      'paper.plan_id as planId',
      'paper.subject_id as subjectId',
      'paper.per',
      'paper.period_from as periodFrom',
      'paper.template_id as templateId',
      'paper.as_of as asOf',
      'paper.state',
      'paper.done',
      'paper.total',
      'paper.title',
      'paper.figures',
      'paper.sha256',
      'paper.size',
      'paper.failure',
      'paper.made_by as madeBy',
      'auth_user.username as maker',
      'paper.made_at as madeAt',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toPaper(row: Row): StoredPaper {
  const failure = row.failure === null ? null : (JSON.parse(row.failure) as Label); // written by endPaper only
  return { ...row, failure, maker: row.maker ?? '' } as StoredPaper; // enumerations are written here only
}

export async function findPaper(db: Reader, id: string): Promise<StoredPaper | null> {
  const row = await select(db).where('paper.id', '=', id).executeTakeFirst();
  return row ? toPaper(row) : null;
}

/** A page of the papers within the scopes, newest first; `before` is the id of the last one seen. */
export async function listPapers(
  db: Reader,
  scopes: readonly Scope[],
  filter: { kind?: PaperKind | undefined; before: string },
  limit: number,
): Promise<StoredPaper[]> {
  const rows = await select(db)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .$if(filter.kind !== undefined, (query) => query.where('paper.kind', '=', filter.kind ?? ''))
    .$if(filter.before !== '', (query) => query.where('paper.id', '<', filter.before))
    .orderBy('paper.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toPaper);
}

export async function insertPaper(
  tx: Tx,
  paper: PaperRequest & { id: string; asOf: Day; madeBy: string },
): Promise<void> {
  await tx
    .insertInto('paper')
    .values({
      id: paper.id,
      kind: paper.kind,
      unit_id: paper.unitId,
      plan_id: paper.planId,
      subject_id: paper.subjectId,
      per: paper.per,
      period_from: paper.periodFrom,
      template_id: paper.templateId,
      as_of: paper.asOf,
      state: 'waiting',
      made_by: paper.madeBy,
      made_at: new Date(),
    })
    .execute();
}
