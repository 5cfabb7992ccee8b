import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Complaint } from '../complaint.ts';
import { findProgram, usualFolders, type Binaries } from './find-binaries.ts';
import type { Paths } from './paths.ts';
import { ping } from './ping.ts';
import { waitForEnd } from './process.ts';

/** Recovery after a kill under load can take minutes. */
const startSeconds = 300;
const stopSeconds = 120;

/**
 * Starts the server and waits until it answers as the app account. Another server on the same data would answer on
 * the same socket, so the pid file must name our own child. Where the system can, the server ends when we do.
 */
export async function spawnServer(paths: Paths, binaries: Binaries, appUrl: string): Promise<number> {
  rmSync(paths.pid, { force: true });
  const logStart = existsSync(paths.log) ? statSync(paths.log).size : 0;
  const child = spawnDetached(paths, binaries);
  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
      throw notStarted(paths, logStart);
    if (readPid(paths.pid) === child.pid && (await ping(appUrl))) return child.pid;
    if (Date.now() > deadline) throw notStarted(paths, logStart);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Asks the server to end and waits; it is never killed, for that would only move the work to the next start. */
export async function stopServer(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    return; // has ended
  }
  if (await waitForEnd(pid, stopSeconds)) return;
  throw new Complaint(
    `数据库 ${stopSeconds} 秒内没有停下（进程 ${pid}）`,
    `the database did not stop (process ${pid})`,
  );
}

function spawnDetached(paths: Paths, binaries: Binaries): ChildProcess {
  const setpriv = findProgram(['setpriv'], ['/usr/bin', '/bin', ...usualFolders]);
  const server = [binaries.server, `--defaults-file=${paths.config}`];
  const [program = binaries.server, ...args] = setpriv ? [setpriv, '--pdeathsig', 'TERM', ...server] : server;
  const log = openSync(paths.log, 'a', 0o600);
  const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.on('error', () => undefined); // shows as a child without pid
  child.unref();
  return child;
}

function readPid(file: string): number | undefined {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

function notStarted(paths: Paths, from: number): Complaint {
  const text = existsSync(paths.log) ? readFileSync(paths.log).subarray(from).toString('utf8') : '';
  const errors = text.split('\n').filter((line) => line.includes('[ERROR]'));
  const reason = errors.slice(0, 3).join(' | ');
  return new Complaint(
    `数据库没有启动，日志在 ${paths.log}：${reason}`,
    `the database did not start, see ${paths.log}`,
  );
}
