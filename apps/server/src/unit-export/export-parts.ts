import type { Database } from '@gangmu/db/db';
import { exportedTables } from '@gangmu/db/exported-tables';
import type { ExportedTable } from '@gangmu/db/export-table';
import { readTable } from '@gangmu/db/read-export';
import type { ZipPart } from '@gangmu/documents/zip-stream';
import { Refusal } from '@gangmu/domain/refusal';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pathOf } from '../file/store-file.ts';
import { describeLines } from './line-schemas.ts';
import { mayTake, stripAbsences, type Exporter } from './may-take.ts';
import { writeReadme } from './write-readme.ts';

/** Entries of a plain zip are counted in 16 bits; some room is left for the tables. */
const mostFiles = 65_000;

/** What an archive came to, counted as it is written. */
export interface ExportSums {
  lines: number;
  files: number;
}

interface Member {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly lines?: number;
}

/** Everything an export needs beside the rows. */
export interface ExportOrder extends Exporter {
  readonly db: Database;
  readonly dataDir: string;
  readonly unitName: string;
  readonly maker: string;
  /** Told before each table and each hundred files; throws when nobody wants the export any more. */
  goOn(done: number, total: number): Promise<void>;
}

/**
 * The members of the archive in their order, each read only while it is written: at no time is more than a page of
 * rows or a piece of a file held.
 */
export async function* exportParts(order: ExportOrder, sums: ExportSums): AsyncGenerator<ZipPart> {
  const members: Member[] = [];
  const missing: string[] = [];
  const stored = new Set<string>();
  const tables = Object.entries(exportedTables) as [string, ExportedTable][]; // the same table, widened
  const { unitName, maker, today } = order;
  yield noted(members, 'README.md', [writeReadme({ unitName, maker, madeOn: today })]);
  yield noted(members, 'schema.json', [`${JSON.stringify(describeLines(), null, 1)}\n`]);
  for (const [at, [name, table]] of tables.entries()) {
    await order.goOn(at, tables.length + 1);
    const count = { lines: 0 };
    const lines = linesOf(order, name, table, (line) => {
      count.lines += 1;
      sums.lines += 1;
      const sha256 = line['sha256'];
      if (typeof sha256 === 'string') stored.add(sha256);
    });
    yield noted(members, `${table.file}.jsonl`, lines, count);
  }
  for (const sha256 of stored) {
    if (sums.files % 100 === 0) await order.goOn(tables.length, tables.length + 1);
    const path = pathOf(order.dataDir, sha256);
    if (await stat(path).catch(() => null)) {
      sums.files += 1;
      if (sums.files > mostFiles) throw tooMany();
      yield noted(members, `stored/${sha256}`, createReadStream(path) as AsyncIterable<Buffer>);
    } else missing.push(sha256);
  }
  const manifest = {
    format: 'gangmu-unit-export',
    version: 1,
    unit: unitName,
    madeOn: today,
    members,
    missing,
  };
  yield { name: 'manifest.json', text: () => [`${JSON.stringify(manifest, null, 1)}\n`] };
}

async function* linesOf(
  order: ExportOrder,
  name: string,
  table: ExportedTable,
  tell: (line: Readonly<Record<string, unknown>>) => void,
): AsyncGenerator<string> {
  for await (const page of readTable(order.db, name, table, [...order.paths.keys()])) {
    const taken = page.filter(({ owner }) => mayTake(order, table, owner));
    const lines = taken.map(({ owner, line }) => stripAbsences(order, owner, line));
    for (const line of lines) tell(line);
    if (lines.length > 0) yield lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  }
}

/** A part that notes its sums in the manifest once it is written. */
function noted(
  members: Member[],
  name: string,
  content: Iterable<string> | AsyncIterable<string | Uint8Array>,
  count?: { readonly lines: number },
): ZipPart {
  return {
    name,
    async *text() {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of content) {
        const written = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
        hash.update(written);
        bytes += written.length;
        yield piece;
      }
      members.push({ name, sha256: hash.digest('hex'), bytes, ...(count ? { lines: count.lines } : {}) });
    },
  };
}

function tooMany(): Refusal {
  return new Refusal('too-many', {
    zh: `文件超过 ${mostFiles} 个，请按下级单位分别导出`,
    en: `More than ${mostFiles} files; export the units below one by one`,
  });
}
