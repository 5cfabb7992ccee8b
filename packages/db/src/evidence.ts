import type { Scope } from '@gangmu/domain/access/can';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';
import { whereScope } from './scope.ts';

/** Proof of an assignment (domain 5.3): a cited record first, a file last. */
export interface Evidence {
  readonly id: string;
  readonly kind: 'derived' | 'file';
  readonly title: string;
  readonly recordId: string | null;
  readonly fileId: string | null;
  readonly factDate: Day | null;
  readonly ownerUnitId: string;
}

export async function listEvidence(db: Reader, assignmentId: string): Promise<Evidence[]> {
  const rows = await db
    .selectFrom('evidence')
    .select([
      'id',
      'kind',
      'title',
      'record_id as recordId',
      'file_id as fileId',
      'fact_date as factDate',
      'owner_unit_id as ownerUnitId',
    ])
    .where('assignment_id', '=', assignmentId)
    .orderBy('id')
    .execute();
  return rows as Evidence[]; // kinds are written by insertEvidence only
}

export async function countEvidence(db: Reader, assignmentId: string): Promise<number> {
  const row = await db
    .selectFrom('evidence')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function insertEvidence(
  tx: Tx,
  evidence: Evidence & { assignmentId: string; createdBy: string },
): Promise<void> {
  await tx
    .insertInto('evidence')
    .values({
      id: evidence.id,
      assignment_id: evidence.assignmentId,
      kind: evidence.kind,
      title: evidence.title,
      record_id: evidence.recordId,
      file_id: evidence.fileId,
      fact_date: evidence.factDate,
      owner_unit_id: evidence.ownerUnitId,
      created_by: evidence.createdBy,
      created_at: new Date(),
    })
    .execute();
}

export async function deleteEvidence(tx: Tx, assignmentId: string, id: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('evidence')
    .where('id', '=', id)
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
  readonly ownerUnitId: string;
}

export async function insertFile(tx: Tx, file: StoredFile & { createdBy: string }): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      id: file.id,
      sha256: file.sha256,
      size: file.size,
      media_type: file.mediaType,
      name: file.name,
      owner_unit_id: file.ownerUnitId,
      created_by: file.createdBy,
      created_at: new Date(),
    })
    .execute();
}

/** A file that is evidence of an assignment within the scopes; the right is asked each time it is opened (S-26). */
export async function findVisibleFile(
  db: Reader,
  scopes: readonly Scope[],
  id: string,
): Promise<StoredFile | null> {
  const row = await db
    .selectFrom('stored_file')
    .innerJoin('evidence', 'evidence.file_id', 'stored_file.id')
    .innerJoin('assignment', 'assignment.id', 'evidence.assignment_id')
    .innerJoin('unit', 'unit.id', 'assignment.unit_id')
    .select([
      'stored_file.id',
      'stored_file.sha256',
      'stored_file.size',
      'stored_file.media_type as mediaType',
      'stored_file.name',
      'stored_file.owner_unit_id as ownerUnitId',
    ])
    .where('stored_file.id', '=', id)
    .where((where) => whereScope(where, scopes, 'unit.path'))
    .executeTakeFirst();
  return row ?? null;
}
