import { claimWork } from '@gangmu/db/work-queue';
import { transact } from '@gangmu/db/transact';
import { readPaperKind, type PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { pathOf } from '@gangmu/server/file/store-file';
import { issueSlips } from '@gangmu/server/jobs/issue-slips';
import { makePaper } from '@gangmu/server/paper/make-paper';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import { demoWorld } from './world.ts';

const year = { per: 'year' as const, on: demoDay };

/** The demo world with its slips issued, and somebody who asks for papers in it and makes them as the server would. */
export async function paperDesk() {
  const world = await demoWorld();
  const dataDir = await mkdtemp(join(tmpdir(), 'gangmu-papers-'));
  await transact(world.db, null, (tx) => issueSlips(tx, demoDay));
  const planId = (await (await world.as('gwa')).plan.list())[0]?.id ?? '';
  const rows = await world.db.selectFrom('unit').select(['id', 'code']).execute();
  const units = new Map(rows.map((row) => [row.code, row.id]));

  /** Everything a paper of that kind and unit needs. */
  async function requestOf(username: string, kind: PaperKind, unitId: string) {
    const caller = await world.as(username);
    const { asks } = readPaperKind(kind);
    const [subject] = await caller.paper.subjects({ unitId, kind });
    return {
      kind,
      unitId,
      planId: asks.includes('plan') ? planId : null,
      subjectId: subject?.id ?? null,
      period: asks.includes('period') ? year : null,
    };
  }

  /** Makes what stands first in the queue. */
  async function makeNext(): Promise<string | null> {
    const id = await claimWork(world.db, 'paper');
    if (id !== null) await makePaper({ db: world.db, dataDir, today: demoDay }, id);
    return id;
  }

  /** Asks for a paper and makes it; gives its row and its bytes. */
  async function make(
    username: string,
    request: Awaited<ReturnType<typeof requestOf>>,
    templateId: string | null = null,
  ) {
    const caller = await world.as(username);
    const { id } = await caller.paper.make({ ...request, templateId, key: uuidv7() });
    expect(await makeNext()).toBe(id);
    const stored = await world.db
      .selectFrom('paper')
      .select('sha256')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const bytes = stored.sha256 === null ? null : await readFile(pathOf(dataDir, stored.sha256));
    return { row: await caller.paper.read({ id }), bytes };
  }
  return {
    world,
    dataDir,
    planId,
    requestOf,
    makeNext,
    make,
    unitOf: (code: string) => units.get(code) ?? '',
    async close() {
      await world.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

export type PaperDesk = Awaited<ReturnType<typeof paperDesk>>;
