import type { Database } from '@gangmu/db/db';
import { findPaper, type StoredPaper } from '@gangmu/db/paper';
import { endPaper } from '@gangmu/db/paper-work';
import { findTemplate } from '@gangmu/db/paper-template';
import { findGrantsByName } from '@gangmu/db/session';
import { transact } from '@gangmu/db/transact';
import { noteProgress } from '@gangmu/db/work-queue';
import type { CompiledTemplate } from '@gangmu/documents/compile-template';
import { fillTemplate } from '@gangmu/documents/fill-template';
import { writeDocx } from '@gangmu/documents/write-docx';
import { listFigures, type Paper } from '@gangmu/domain/papers/paper';
import { notAllowed, Refusal } from '@gangmu/domain/refusal';
import type { Day } from '@gangmu/domain/time/day';
import { readFile } from 'node:fs/promises';
import { pathOf, storeFile } from '../file/store-file.ts';
import { gatherPaper, openRequest } from './gather-paper.ts';
import type { Gathering } from './gather-plan.ts';

/** Where and for which day papers are made. */
export interface Workshop {
  readonly db: Database;
  readonly dataDir: string;
  readonly today: Day;
}

/** Steps of gathering, then writing and storing. */
const steps = 5;

/**
 * Makes a paper that was asked for, with the rights its maker has now, and stores its bytes. A refusal ends it with
 * the reason; anything else is an error of ours, ends it too, and is thrown.
 */
export async function makePaper(workshop: Workshop, id: string): Promise<void> {
  const { db, dataDir } = workshop;
  const asked = await findPaper(db, id);
  if (asked?.state !== 'making') return;
  try {
    const context = await contextOf(workshop, asked);
    const note = (done: number) => noteProgress(db, 'paper', id, { done, total: steps });
    const tell = (done: number) => void note(done).catch(() => undefined);
    const paper = await gatherPaper(context, await openRequest(context, asked), tell);
    await note(3);
    const bytes = await render(workshop, asked, paper);
    await note(4);
    const sha256 = await storeFile(dataDir, bytes);
    const figures = listFigures(paper).length;
    const end = { title: paper.title.slice(0, 300), figures, sha256, size: bytes.length };
    await transact(db, null, (tx) => endPaper(tx, id, { ...end, as_of: paper.source.asOf }));
  } catch (error) {
    const failure =
      error instanceof Refusal
        ? error.text
        : { zh: '系统出错，未能生成', en: 'Something failed on our side; it was not made' };
    await transact(db, null, (tx) => endPaper(tx, id, { failure }));
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Its maker's rights as they stand, on the day of the request. */
async function contextOf({ db, today }: Workshop, asked: StoredPaper): Promise<Gathering> {
  const session = await findGrantsByName(db, asked.maker);
  if (!session) throw notAllowed();
  const { userId, personId, grants, assigned } = session;
  return { db, today, actor: { userId, personId, grants, assigned } };
}

async function render({ db, dataDir }: Workshop, asked: StoredPaper, paper: Paper): Promise<Uint8Array> {
  const template = asked.templateId === null ? null : await findTemplate(db, asked.templateId);
  const stream = template
    ? fillTemplate(
        JSON.parse(await readFile(pathOf(dataDir, template.compiledSha256), 'utf8')) as CompiledTemplate, // written by addTemplate
        paper,
      )
    : writeDocx(paper);
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
