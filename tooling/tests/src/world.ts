import { connect } from '@gangmu/db/connect';
import type { Database } from '@gangmu/db/db';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { loadDemoWorld } from '@gangmu/server/demo/load-demo-world';
import type { Context } from '@gangmu/server/context';
import { appRouter } from '@gangmu/server/router';
import { createCaller } from '@gangmu/server/trpc';
import { testDatabase } from '@gangmu/vitest/database';
import { findGrantsByName } from '@gangmu/db/session';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';

/** Where the tests of one process keep files and keys of ballots. */
const dataDir = mkdtempSync(join(tmpdir(), 'gangmu-world-'));
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));

/** The demo world in a schema of its own, and callers that speak as its people, without the network between. */
export async function demoWorld() {
  const database = await testDatabase();
  const { accounts } = await loadDemoWorld({ databaseUrl: database.url, log: () => undefined });
  const db = connect(database.url, { poolSize: 8 });
  const as = async (username: string, today = demoDay) =>
    createCaller(appRouter)({ context: await contextOf(db, username, today), requestId: uuidv7() });
  return {
    db,
    url: database.url,
    accounts,
    as,
    anonymous: createCaller(appRouter)({ context: null, requestId: uuidv7() }),
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}

export type World = Awaited<ReturnType<typeof demoWorld>>;

/** The context a request of that account would have. */
export async function contextOf(db: Database, username: string, today = demoDay): Promise<Context> {
  const session = await findGrantsByName(db, username);
  if (!session) throw new Error(`no account ${username}`);
  return {
    db,
    trial: true,
    dataDir,
    secret: 'of tests and demo data alone',
    today,
    actor: {
      userId: session.userId,
      personId: session.personId,
      grants: session.grants,
      assigned: session.assigned,
    },
    session,
    requestId: uuidv7(),
    address: null,
  };
}
