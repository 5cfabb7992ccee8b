import type { Shared } from '../context.ts';

/** Starts the recurring work of this server. */
export function startJobs(_shared: Shared): { stop(): Promise<void> } {
  return { stop: async () => undefined };
}
