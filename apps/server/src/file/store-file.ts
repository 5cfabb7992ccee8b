import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where a file lies: by its hash, so that the same content is stored once (S-25). */
export function pathOf(dataDir: string, sha256: string): string {
  return join(dataDir, 'files', sha256.slice(0, 2), sha256);
}

/** Writes the content to disk, flushed together with its folder, before anything speaks of it. */
export async function storeFile(dataDir: string, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!(await exists(pathOf(dataDir, sha256)))) await storeStream(dataDir, [bytes]);
  return sha256;
}

/** The same for content that is made as it is written; gives its hash and how many bytes it has. */
export async function storeStream(
  dataDir: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; size: number }> {
  const files = join(dataDir, 'files');
  await mkdir(files, { recursive: true, mode: 0o700 });
  const temporary = join(files, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const reckon = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  };
  const file = createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(content), reckon, file).catch(async (error: unknown) => {
    await rm(temporary, { force: true });
    throw error;
  });
  const sha256 = hash.digest('hex');
  await putInPlace(temporary, pathOf(dataDir, sha256));
  return { sha256, size };
}

async function putInPlace(temporary: string, path: string): Promise<void> {
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(temporary, path);
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
