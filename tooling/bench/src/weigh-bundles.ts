import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: true;
}

export interface Weight {
  readonly app: string;
  /** Kilobytes of brotli that the first page after sign-in needs in JavaScript. */
  readonly kilobytes: number;
  readonly files: number;
  readonly target: number;
}

const firstPages = [
  { app: 'portal', page: 'src/pages/today.tsx', target: 200 },
  { app: 'console', page: 'src/pages/overview.tsx', target: 450 },
] as const;

/** What a browser loads for the first page of each built app: the entry, the page, and everything they import. */
export function weighBundles(root: string): Weight[] {
  return firstPages.map(({ app, page, target }) => {
    const dist = path.join(root, 'apps', app, 'dist');
    const manifest = new Map(
      Object.entries(
        JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>,
      ),
    ); // written by the bundler
    const needed = new Set<string>();
    const need = (name: string) => {
      const chunk = manifest.get(name);
      if (!chunk || needed.has(chunk.file)) return;
      needed.add(chunk.file);
      chunk.imports?.forEach(need);
    };
    for (const [name, chunk] of manifest) if (chunk.isEntry) need(name);
    need(page);
    const bytes = [...needed].reduce(
      (sum, file) => sum + brotliCompressSync(readFileSync(path.join(dist, file))).length,
      0,
    );
    return { app, kilobytes: bytes / 1_000, files: needed.size, target };
  });
}
