import type { PaperKind } from '@gangmu/domain/papers/paper-kinds';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader, Tx } from './db.ts';

/** A template of a kind of paper: the file as it came, and what was compiled of it. */
export interface PaperTemplate {
  readonly id: string;
  readonly kind: PaperKind;
  readonly name: string;
  readonly sha256: string;
  readonly compiledSha256: string;
  readonly size: number;
  readonly addedOn: Day;
  readonly withdrawnOn: Day | null;
  readonly version: number;
}

function select(db: Reader) {
  return db
    .selectFrom('paper_template')
    .select([
      'id',
      'kind',
      'name',
      'sha256',
      'compiled_sha256 as compiledSha256',
      'size',
      'added_on as addedOn',
      'withdrawn_on as withdrawnOn',
      'version',
    ]);
}

export async function findTemplate(db: Reader, id: string): Promise<PaperTemplate | null> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return (row as PaperTemplate | undefined) ?? null; // kinds are written by insertTemplate only
}

const most = 200;

/** Templates that are in use, by kind and then newest first. */
export async function listTemplates(db: Reader): Promise<PaperTemplate[]> {
  const rows = await select(db)
    .where('withdrawn_on', 'is', null)
    .orderBy('kind')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows as PaperTemplate[]; // as in findTemplate
}

export async function insertTemplate(
  tx: Tx,
  template: Omit<PaperTemplate, 'withdrawnOn' | 'version'> & { addedBy: string },
): Promise<void> {
  await tx
    .insertInto('paper_template')
    .values({
      id: template.id,
      kind: template.kind,
      name: template.name,
      sha256: template.sha256,
      compiled_sha256: template.compiledSha256,
      size: template.size,
      added_by: template.addedBy,
      added_on: template.addedOn,
    })
    .execute();
}

/** False: somebody else withdrew it meanwhile. Papers made with it keep it. */
export async function withdrawTemplate(tx: Tx, id: string, version: number, on: Day): Promise<boolean> {
  const result = await tx
    .updateTable('paper_template')
    .set({ withdrawn_on: on, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
