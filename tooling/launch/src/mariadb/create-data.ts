import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Complaint } from '../complaint.ts';
import { firstStatements } from './accounts.ts';
import type { Binaries } from './find-binaries.ts';
import type { Paths } from './paths.ts';
import type { Secret } from './read-secret.ts';

/** Makes `data/` when there is none. A start killed half-way leaves only `data.init`, which is made anew. */
export function createData(paths: Paths, binaries: Binaries, secret: Secret): boolean {
  if (existsSync(paths.data)) {
    checkData(paths);
    return false;
  }
  rmSync(paths.draft, { recursive: true, force: true });
  initialise(paths, binaries, secret);
  renameSync(paths.draft, paths.data);
  return true;
}

/** Copies the data folder of another, stopped server with its secret; keeps the holes in its sparse files. */
export function copyData(from: string, to: string): void {
  const copied = spawnSync('cp', ['-a', '--sparse=always', path.join(from, 'data'), to], {
    encoding: 'utf8',
  });
  if (copied.status !== 0) cpSync(path.join(from, 'data'), path.join(to, 'data'), { recursive: true });
  cpSync(path.join(from, 'secret.json'), path.join(to, 'secret.json'));
}

function initialise(paths: Paths, binaries: Binaries, secret: Secret): void {
  const statements = path.join(paths.dir, 'init.sql');
  writeFileSync(statements, firstStatements(secret), { mode: 0o600 });
  const result = spawnSync(
    binaries.initialiser,
    [
      '--no-defaults',
      `--basedir=${binaries.basedir}`,
      `--datadir=${paths.draft}`,
      ...(process.getuid?.() === 0 ? ['--user=root'] : []),
      '--auth-root-authentication-method=socket',
      `--auth-root-socket-user=${userInfo().username}`,
      '--skip-test-db',
      '--skip-name-resolve',
      `--extra-file=${statements}`,
      '--innodb-log-file-size=48M',
    ],
    { encoding: 'utf8' },
  );
  rmSync(statements, { force: true });
  if (result.status === 0) return;
  const reason = `${result.stdout}${result.stderr}`.split('\n').find((line) => /error/i.test(line));
  throw new Complaint(
    `数据库初始化失败（${paths.dir}）：${reason ?? result.status}`,
    'the database could not be initialised; is the disk full or the folder read-only?',
  );
}

function checkData(paths: Paths): void {
  const parts = ['mysql', 'ibdata1'];
  if (parts.every((part) => existsSync(path.join(paths.data, part)))) return;
  throw new Complaint(
    `数据文件夹不完整：${paths.data}。请从备份恢复；若其中没有要保留的数据，请删除 ${paths.dir} 后重新启动`,
    `the data folder is incomplete: restore it from a backup or, if nothing in it matters, delete ${paths.dir} and start again`,
  );
}
