import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Is the process there and not a zombie? */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // process.kill throws nothing else
  }
  return !/^State:\s+[ZX]/m.test(readProc(pid, 'status'));
}

/** The server that runs with this option file: the process list is asked, for a pid file may be lost or old. */
export function findServer(configFile: string): number | undefined {
  const wanted = `--defaults-file=${configFile}`;
  return listProcesses().find(({ pid, args }) => args.includes(wanted) && isAlive(pid))?.pid;
}

/** A name for a process that no later process with the same number has. */
export function identify(pid: number): string {
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return `${pid} ${fields[19] ?? ''}`.trim(); // field 22 of proc(5): the start time
}

/** Does the process of this name still run? */
export function isRunning(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return isAlive(pid) && identify(pid) === identity;
}

/** Waits until the process has ended; false when it has not in time. */
export async function waitForEnd(pid: number, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function listProcesses(): { pid: number; args: string[] }[] {
  if (existsSync('/proc/self/cmdline'))
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), args: readProc(Number(name), 'cmdline').split('\0') }));
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').map((line) => {
    const [pid, ...args] = line.trim().split(/\s+/);
    return { pid: Number(pid), args };
  });
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // ended meanwhile, or no such system
  }
}
