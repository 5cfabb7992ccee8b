import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '../complaint.ts';
import { bringSystemParts } from '../install/bring-system-parts.ts';
import { mariadb } from '../install/missing-packages.ts';
import { isAlive } from '../mariadb/process.ts';
import { readSecret } from '../mariadb/read-secret.ts';
import { startPrivateDatabase, type PrivateDatabase } from '../mariadb/start-private-database.ts';
import { checkConnection, checkUrl } from './check-connection.ts';

/** The database of a start: our own, or the one that DATABASE_URL names. */
export interface OpenDatabase {
  readonly appUrl: string;
  /** Absent when somebody else migrates. */
  readonly migrateUrl: string | undefined;
  readonly isPrivate: boolean;
  /** Signs cookies. */
  readonly cookieSecret: string;
  stop(): Promise<void>;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Starts or reaches the database. Throws a `Complaint` for everything a person can put right. */
export async function openDatabase(
  dataDir: string,
  env: Env,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  const appUrl = env['DATABASE_URL'];
  if (appUrl) return openGiven(dataDir, appUrl, env['MIGRATION_DATABASE_URL']);
  bringSystemParts([mariadb], log);
  const dir = path.join(dataDir, 'database');
  const server = await startPrivateDatabase({ dir, log });
  const stopWatching = keepRunning(server, log);
  return {
    appUrl: server.appUrl,
    migrateUrl: server.migrateUrl,
    isPrivate: true,
    cookieSecret: server.secret.cookieSecret,
    stop: stopWatching,
  };
}

async function openGiven(
  dataDir: string,
  appUrl: string,
  migrateUrl: string | undefined,
): Promise<OpenDatabase> {
  checkUrl('DATABASE_URL', appUrl);
  await checkConnection('DATABASE_URL', appUrl);
  if (migrateUrl) {
    checkUrl('MIGRATION_DATABASE_URL', migrateUrl);
    await checkConnection('MIGRATION_DATABASE_URL', migrateUrl);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { cookieSecret } = readSecret(dataDir);
  return { appUrl, migrateUrl, isPrivate: false, cookieSecret, stop: async () => undefined };
}

/** Starts the server again when it was killed; the pool of the platform finds it on the same socket. */
function keepRunning(first: PrivateDatabase, log: (line: string) => void): () => Promise<void> {
  let server = first;
  let work: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    if (isAlive(server.pid)) return;
    work = work.then(async () => {
      if (isAlive(server.pid)) return;
      log('数据库意外停止，正在重新启动 / the database ended unexpectedly, starting it again');
      server = await startPrivateDatabase({ dir: first.dir });
    });
    work = work.catch((error: unknown) => log(error instanceof Complaint ? error.message : String(error)));
  }, 500);
  return async () => {
    clearInterval(timer);
    await work;
    await server.stop();
  };
}
