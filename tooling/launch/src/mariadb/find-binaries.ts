import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Where the programs of MariaDB are. `client` and `dump` are only needed by people. */
export interface Binaries {
  readonly server: string;
  readonly initialiser: string;
  /** The folder above `bin` or `sbin`; MariaDB looks for its own files from here. */
  readonly basedir: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Looks in GANGMU_MARIADB_HOME, in PATH and in the usual folders, which a plain user's PATH often lacks. */
export function findBinaries(env: Env = process.env): Binaries | undefined {
  const home = env['GANGMU_MARIADB_HOME'];
  const folders = home
    ? ['sbin', 'bin', 'scripts'].map((folder) => path.join(home, folder))
    : [...(env['PATH'] ?? '').split(path.delimiter), ...usualFolders];
  const server = findProgram(['mariadbd', 'mysqld'], folders);
  const initialiser = findProgram(['mariadb-install-db', 'mysql_install_db'], folders);
  if (!server || !initialiser) return undefined;
  return { server, initialiser, basedir: path.dirname(path.dirname(server)) };
}

/** The first of the programs that is in one of the folders. */
export function findProgram(names: readonly string[], folders: readonly string[]): string | undefined {
  return names
    .flatMap((name) => folders.filter(Boolean).map((folder) => path.join(folder, name)))
    .find((file) => isExecutable(file));
}

/** Folders where system packages put their programs. */
export const usualFolders = [
  '/usr/sbin',
  '/usr/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
