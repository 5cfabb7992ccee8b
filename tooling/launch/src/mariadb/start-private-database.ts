import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Complaint } from '../complaint.ts';
import { appUser, database, migrateUser, socketUrl } from './accounts.ts';
import { copyData, createData } from './create-data.ts';
import { findBinaries, type Binaries } from './find-binaries.ts';
import { preparePaths, type Paths } from './paths.ts';
import { ping } from './ping.ts';
import { findServer, identify, isRunning } from './process.ts';
import { readSecret, type Secret } from './read-secret.ts';
import { serverConfig, type Settings } from './server-config.ts';
import { spawnServer, stopServer } from './spawn-server.ts';
import { underStartLock } from './start-lock.ts';

export interface PrivateDatabaseOptions {
  /** Folder of this server; data, secret, log and socket are in it. */
  readonly dir: string;
  readonly log?: (line: string) => void;
  /** Options that differ from `serverConfig`. */
  readonly settings?: Settings;
  /** A stopped server's folder to copy instead of initialising. */
  readonly template?: string;
  readonly binaries?: Binaries;
}

export interface PrivateDatabase {
  readonly dir: string;
  readonly socketPath: string;
  readonly pid: number;
  /** May read, and write what `grantAppAccount` allowed. */
  readonly appUrl: string;
  /** May change the schema. */
  readonly migrateUrl: string;
  readonly secret: Secret;
  /** True when another process started this server; `stop` then leaves it running. */
  readonly attached: boolean;
  stop(): Promise<void>;
}

/**
 * Starts MariaDB on a folder, or attaches to the one that already runs there. Recovers from kills at any moment.
 * Throws a `Complaint` when there is no MariaDB, when the folder is damaged, or when the server ends by itself.
 */
export async function startPrivateDatabase(options: PrivateDatabaseOptions): Promise<PrivateDatabase> {
  const binaries = options.binaries ?? findBinaries();
  if (!binaries) throw new Complaint('没有找到 MariaDB', 'MariaDB was not found');
  const paths = preparePaths(options.dir);
  return underStartLock(
    paths.lock,
    async () => (await attach(paths)) ?? (await start(paths, binaries, options)),
  );
}

/** The server of another process that still lives; one whose process died is stopped first. */
async function attach(paths: Paths): Promise<PrivateDatabase | undefined> {
  const pid = findServer(paths.config);
  if (pid === undefined) return undefined;
  const owner = existsSync(paths.owner) ? readFileSync(paths.owner, 'utf8') : '';
  const found = describe(paths, pid, true);
  if (isRunning(owner) && (await ping(found.appUrl))) return found;
  await stopServer(pid);
  return undefined;
}

async function start(
  paths: Paths,
  binaries: Binaries,
  { log = () => undefined, settings, template }: PrivateDatabaseOptions,
): Promise<PrivateDatabase> {
  if (template && !existsSync(paths.data)) copyData(template, paths.dir);
  if (createData(paths, binaries, readSecret(paths.dir)))
    log(`数据库已初始化：${paths.data} / database initialised`);
  writeFileSync(paths.config, serverConfig(paths, binaries.basedir, settings), { mode: 0o600 });
  writeFileSync(paths.owner, identify(process.pid));
  const pid = await spawnServer(paths, binaries, urlOf(paths, appUser));
  return describe(paths, pid, false);
}

function describe(paths: Paths, pid: number, attached: boolean): PrivateDatabase {
  return {
    dir: paths.dir,
    socketPath: paths.socket,
    pid,
    appUrl: urlOf(paths, appUser),
    migrateUrl: urlOf(paths, migrateUser),
    secret: readSecret(paths.dir),
    attached,
    stop: async () => {
      if (!attached) await stopServer(pid);
    },
  };
}

function urlOf(paths: Paths, user: typeof appUser | typeof migrateUser): string {
  const secret = readSecret(paths.dir);
  const password = user === appUser ? secret.appPassword : secret.migratePassword;
  return socketUrl(user, password, database, paths.socket);
}
