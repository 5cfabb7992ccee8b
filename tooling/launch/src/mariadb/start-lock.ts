import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Complaint } from '../complaint.ts';
import { identify, isRunning } from './process.ts';

const patience = 330_000;

/** Lets one starter at a time into a data folder; the lock of a dead starter does not count. */
export async function underStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patience;
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else if (Date.now() > deadline)
      throw new Complaint(`另一个启动过程没有结束：${file}`, `another start has not ended: ${file}`);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, identify(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false; // fs errors carry a code
    throw error;
  }
}

function isStale(file: string): boolean {
  try {
    const holder = readFileSync(file, 'utf8');
    if (holder === '') return Date.now() - statSync(file).mtimeMs > 5_000;
    return !isRunning(holder);
  } catch {
    return false; // given back meanwhile
  }
}
