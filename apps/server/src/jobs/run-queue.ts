import { setTimeout as sleep } from 'node:timers/promises';

const every = 500;

/**
 * Does one thing after another as long as there are any, and looks for more twice a second. What fails is reported; what
 * is under way when it stops is told so.
 */
export function runQueue(
  next: (signal: AbortSignal) => Promise<boolean>,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      const did = await next(ended.signal).catch((error: unknown) => {
        if (!ended.signal.aborted) report(error);
        return false;
      });
      if (!did) await sleep(every, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await running;
    },
  };
}
