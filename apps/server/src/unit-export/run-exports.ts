import { claimWork } from '@gangmu/db/work-queue';
import type { Shared } from '../context.ts';
import { startQueue } from '../jobs/start-queue.ts';
import type { PaperTask } from '../paper/run-papers.ts';

/** What a thread needs to make an export: the same as for a paper. */
export type ExportTask = PaperTask;

/** Makes the exports that wait. */
export function startExports(
  { db, dataDir, today }: Shared,
  databaseUrl: string,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  const taskOf = (id: string): ExportTask => ({ databaseUrl, id, dataDir, today: today() });
  const worker = new URL('export-worker.ts', import.meta.url);
  return startQueue({ worker, claim: () => claimWork(db, 'unit_export'), taskOf }, report);
}
