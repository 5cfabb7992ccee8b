import { claimWork } from '@gangmu/db/work-queue';
import type { Shared } from '../context.ts';
import { startQueue } from '../jobs/start-queue.ts';
import type { Workshop } from './make-paper.ts';

export interface PaperTask extends Omit<Workshop, 'db'> {
  readonly databaseUrl: string;
  readonly id: string;
}

/** Makes the papers that wait. */
export function startPapers(
  { db, dataDir, today }: Shared,
  databaseUrl: string,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  const taskOf = (id: string): PaperTask => ({ databaseUrl, id, dataDir, today: today() });
  const worker = new URL('paper-worker.ts', import.meta.url);
  return startQueue({ worker, claim: () => claimWork(db, 'paper'), taskOf }, report);
}
