import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Who can sign in to the demo world; invented people, so their passwords may be shown. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
}

/** What a database was filled with. `loading` that stays means that a first start was killed. */
export interface World {
  readonly state: 'loading' | 'ready';
  readonly content: 'demo' | 'empty';
  readonly accounts: readonly DemoAccount[];
}

/** The file for our own database, or one for each other database that this folder served. */
export function worldFile(dataDir: string, databaseUrl: string, isPrivate: boolean): string {
  if (isPrivate) return path.join(dataDir, 'world.json');
  const { host, pathname } = new URL(databaseUrl);
  const name = createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 8);
  return path.join(dataDir, `world-${name}.json`);
}

export function findWorld(file: string): World | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as World) : undefined; // written below
}

export function writeWorld(file: string, world: World): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(world, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
