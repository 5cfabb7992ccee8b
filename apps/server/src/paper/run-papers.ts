import { claimPaper } from '@gangmu/db/paper-work';
import { Worker } from 'node:worker_threads';
import type { Shared } from '../context.ts';
import { runQueue } from '../jobs/run-queue.ts';
import type { Workshop } from './make-paper.ts';

export interface PaperTask extends Omit<Workshop, 'db'> {
  readonly databaseUrl: string;
  readonly id: string;
}

/** Megabytes of a maker's heap; a paper of ten thousand rows needs some sixty. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/**
 * Makes the papers that wait, one at a time, each in a thread of its own: a long one is in nobody's way. What a server
 * that went down has left is taken up by the next.
 */
export function startPapers(
  shared: Shared,
  databaseUrl: string,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  return runQueue(async (signal) => {
    const id = await claimPaper(shared.db);
    if (id === null) return false;
    const task = { databaseUrl, id, dataDir: shared.dataDir, today: shared.today() };
    await makeApart(task, signal);
    return true;
  }, report);
}

/** Ended with the server; the paper is then taken up again by the next one. */
function makeApart(task: PaperTask, signal: AbortSignal): Promise<void> {
  const worker = new Worker(new URL('paper-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: limits,
  });
  const abandon = (): void => void worker.terminate();
  signal.addEventListener('abort', abandon, { once: true });
  return new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  }).finally(() => signal.removeEventListener('abort', abandon));
}
