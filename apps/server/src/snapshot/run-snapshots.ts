import { claimSnapshot } from '@gangmu/db/plan-snapshot';
import type { Shared } from '../context.ts';
import { runQueue } from '../jobs/run-queue.ts';
import { makeSnapshot } from './make-snapshot.ts';

/** Makes the snapshots of plans that were closed, one at a time; what a server that went down has left is taken up again. */
export function startSnapshots(shared: Shared, report: (error: unknown) => void): { stop(): Promise<void> } {
  return runQueue(async (signal) => {
    const planId = await claimSnapshot(shared.db);
    if (planId === null) return false;
    await makeSnapshot(shared, planId, signal);
    return true;
  }, report);
}
