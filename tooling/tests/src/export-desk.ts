import { insertBulk } from '@gangmu/db/insert-bulk';
import { transact } from '@gangmu/db/transact';
import { claimWork } from '@gangmu/db/work-queue';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { storeFile } from '@gangmu/server/file/store-file';
import { exportPathOf } from '@gangmu/server/unit-export/export-files';
import { makeExport } from '@gangmu/server/unit-export/make-export';
import { unzipSync } from 'fflate';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { demoWorld } from './world.ts';

export type Line = Readonly<Record<string, unknown>>;

/** An archive as somebody without Gangmu reads it. */
export interface Opened {
  readonly path: string;
  readonly members: Readonly<Record<string, Uint8Array>>;
  lines(file: string): Line[];
  /** All members but the stored files, as one text. */
  readonly text: string;
}

/** The demo world, and somebody who asks for exports in it and makes them as the server would. */
export async function exportDesk() {
  const world = await demoWorld();
  const dataDir = await mkdtemp(join(tmpdir(), 'gangmu-exports-'));
  const rows = await world.db.selectFrom('unit').select(['id', 'code', 'path']).execute();
  const units = new Map(rows.map((row) => [row.code, row]));
  const unitOf = (code: string) => units.get(code) ?? { id: '', code, path: '' };

  async function ask(username: string, unitId: string): Promise<string> {
    return (await (await world.as(username)).export.make({ key: uuidv7(), unitId })).id;
  }

  /** Makes what stands first in the queue. */
  async function makeNext(today = demoDay): Promise<string | null> {
    const id = await claimWork(world.db, 'unit_export');
    if (id !== null) await makeExport({ db: world.db, dataDir, today }, id);
    return id;
  }

  async function open(id: string): Promise<Opened> {
    const path = exportPathOf(dataDir, id);
    const members = unzipSync(new Uint8Array(await readFile(path)));
    const textOf = (name: string) => new TextDecoder().decode(members[name]);
    return {
      path,
      members,
      lines: (file) =>
        textOf(`${file}.jsonl`)
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Line), // the archive says so
      text: Object.keys(members)
        .filter((name) => !name.startsWith('stored/'))
        .map(textOf)
        .join('\n'),
    };
  }

  async function take(username: string, unitId: string): Promise<Opened> {
    const id = await ask(username, unitId);
    await makeNext();
    return open(id);
  }

  /** A record of a unit with that title, in its first state. */
  async function putRecord(
    of: { unitId: string; type: string; kind: string; state: string; title: string },
    body: object = {},
  ): Promise<string> {
    const id = uuidv7();
    await transact(world.db, null, (tx) =>
      insertBulk(tx, 'record', [
        {
          id,
          kind: of.kind,
          type: of.type,
          unit_id: of.unitId,
          state: of.state,
          title: of.title,
          happened_on: demoDay,
          body: JSON.stringify(body),
          created_by: uuidv7(),
          created_at: new Date(),
        },
      ]),
    );
    return id;
  }

  async function putFile(unitId: string, name: string, content: string): Promise<string> {
    const bytes = Buffer.from(content);
    const sha256 = await storeFile(dataDir, bytes);
    await transact(world.db, null, (tx) =>
      insertBulk(tx, 'stored_file', [
        {
          id: uuidv7(),
          sha256,
          size: bytes.length,
          media_type: 'application/pdf',
          name,
          owner_unit_id: unitId,
          created_by: uuidv7(),
          created_at: new Date(),
        },
      ]),
    );
    return sha256;
  }
  return {
    world,
    dataDir,
    unitOf,
    ask,
    makeNext,
    open,
    take,
    putRecord,
    putFile,
    async close() {
      await world.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

export type ExportDesk = Awaited<ReturnType<typeof exportDesk>>;
