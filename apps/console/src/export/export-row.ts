import type { trpcClient } from '@gangmu/client/trpc';

export type ExportRow = Awaited<ReturnType<typeof trpcClient.export.list.query>>['rows'][number];

/** Not finished: there is something to wait for, or to cancel. */
export function isOpen({ state }: Pick<ExportRow, 'state'>): boolean {
  return state === 'waiting' || state === 'making';
}
