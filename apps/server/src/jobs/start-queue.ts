import { Worker } from 'node:worker_threads';
import { runQueue } from './run-queue.ts';

/** Megabytes of a maker's heap; a paper of ten thousand rows needs some sixty, an export one page. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/**
 * Does the work that waits, one at a time, each in a thread of its own: a long one is in nobody's way. What a server
 * that went down has left is taken up by the next. `claim` gives the id of the next work, `taskOf` what its thread gets.
 */
export function startQueue(
  queue: { worker: URL; claim(): Promise<string | null>; taskOf(id: string): object },
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  return runQueue(async (signal) => {
    const id = await queue.claim();
    if (id === null) return false;
    await workApart(queue.worker, queue.taskOf(id), signal);
    return true;
  }, report);
}

/** Ended with the server; the work is then taken up again by the next one. */
function workApart(file: URL, workerData: object, signal: AbortSignal): Promise<void> {
  const worker = new Worker(file, { workerData, resourceLimits: limits });
  const abandon = (): void => void worker.terminate();
  signal.addEventListener('abort', abandon, { once: true });
  return new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  }).finally(() => signal.removeEventListener('abort', abandon));
}
