import { QueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';

/** Data is fresh for half a minute; what the caller did wrong is not tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && !isRefused(error),
    },
    mutations: { retry: false },
  },
});

function isRefused(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const status: unknown = (error.data as { httpStatus?: unknown } | undefined)?.httpStatus; // the server's error shape
  return typeof status === 'number' && status < 500 && status !== 429;
}
