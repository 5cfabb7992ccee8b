import type { Paths } from './paths.ts';

/** Overrides of single options, for tests and benchmarks: `{ 'innodb-flush-log-at-trx-commit': '0' }`. */
export type Settings = Readonly<Record<string, string>>;

/** The option file of a private server: durable, strict, UTC, and not on the network (database.md, section 1). */
export function serverConfig(paths: Paths, basedir: string, settings: Settings = {}): string {
  const options: Record<string, string> = {
    basedir: quote(basedir),
    datadir: quote(paths.data),
    tmpdir: quote(paths.temporary),
    socket: quote(paths.socket),
    'pid-file': quote(paths.pid),
    ...(process.getuid?.() === 0 ? { user: 'root' } : {}), // as root, the server starts only when told so
    'secure-file-priv': quote(paths.dir),
    'local-infile': '0',
    'performance-schema': '0',
    'character-set-server': 'utf8mb4',
    'collation-server': 'utf8mb4_bin',
    'default-time-zone': '+00:00',
    'sql-mode':
      'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE',
    'transaction-isolation': 'READ-COMMITTED',
    'innodb-snapshot-isolation': '1',
    'innodb-rollback-on-timeout': '1',
    'innodb-lock-wait-timeout': '10',
    'innodb-flush-log-at-trx-commit': '1',
    'innodb-log-file-size': '48M',
    'innodb-buffer-pool-size': '256M',
    'max-connections': '200',
    'max-allowed-packet': '64M',
    'wait-timeout': '3600',
    ...settings,
  };
  const switches = ['skip-networking', 'skip-name-resolve', 'skip-symbolic-links', 'skip-log-bin'];
  const lines = Object.entries(options).map(([name, value]) => `${name}=${value}`);
  return ['[mysqld]', ...switches, ...lines, ''].join('\n');
}

/** A path may contain spaces, and `#` would begin a comment. */
function quote(file: string): string {
  return `"${file.replaceAll('\\', '\\\\')}"`;
}

/** For tests: the same server, small and without waiting for the disk. */
export const testSettings: Settings = {
  'innodb-flush-log-at-trx-commit': '0',
  'innodb-buffer-pool-size': '128M',
  'innodb-doublewrite': '0',
};
