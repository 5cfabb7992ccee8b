import { demoDay } from '@gangmu/server/demo/demo-day';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemoWorld } from '@gangmu/server/demo/load-demo-world';
import { createAdministrators } from '@gangmu/server/first-run';
import { startServer } from '@gangmu/server/main';
import { testDatabase } from '@gangmu/vitest/database';

export interface Site {
  readonly portal: string;
  readonly console: string;
  readonly portalPort: number;
  readonly consolePort: number;
  readonly databaseUrl: string;
  /** What the server mixes the keys of ballots from. */
  readonly keys: { readonly dataDir: string; readonly secret: string };
  close(): Promise<void>;
}

/** Both sites on free ports over the demo world in a schema of its own, as `npm start` would run them. */
export async function startSite(): Promise<Site> {
  const database = await testDatabase();
  await loadDemoWorld({ databaseUrl: database.url, log: () => undefined });
  return serve(database, true);
}

/** The same over an empty installation on the real clock, with the one-time codes of its administrators. */
export async function startEmptySite(): Promise<Site & { codes: Map<string, string> }> {
  const database = await testDatabase();
  const administrators = await createAdministrators({ databaseUrl: database.url });
  const site = await serve(database, false);
  return { ...site, codes: new Map(administrators.map(({ username, code }) => [username, code])) };
}

async function serve(database: Awaited<ReturnType<typeof testDatabase>>, demo: boolean): Promise<Site> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gangmu-site-'));
  const secret = 'a secret for tests only, never for people';
  const [portalPort, consolePort] = [await freePort(), await freePort()];
  const server = await startServer({
    databaseUrl: database.url,
    dataDir,
    host: '127.0.0.1',
    portalPort,
    consolePort,
    today: demo ? demoDay : 'now',
    demo,
    logLevel: 'warn',
    secret,
  });
  return {
    portal: `http://127.0.0.1:${portalPort}`,
    console: `http://127.0.0.1:${consolePort}`,
    portalPort,
    consolePort,
    databaseUrl: database.url,
    keys: { dataDir, secret },
    async close() {
      await server.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Signs in over HTTP; the cookie goes into every later request of that person. */
export async function signInAt(base: string, username: string): Promise<string> {
  const response = await fetch(`${base}/auth/sign-in`, {
    method: 'POST',
    headers: { origin: base, 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'Gangmu-2024' }),
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export async function freePort(): Promise<number> {
  const probe: Server = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
