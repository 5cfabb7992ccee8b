import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { uuidv7 } from 'uuidv7';
import { toRefusal, type ShownRefusal } from './refusal.tsx';

/** Something written without a connection, kept on this device until the server has it. */
export interface Waiting<Item> {
  /** The idempotency key: sent twice, it counts once. */
  readonly key: string;
  readonly item: Item;
  /** Why the server refused it; null while it merely waits. */
  readonly trouble: ShownRefusal | null;
}

const prefix = 'gangmu.outbox.';
const listeners = new Set<() => void>();
const sending = new Set<string>();

/**
 * A queue in the browser's storage. What is added is sent at once where there is a connection, else when it
 * returns, in the order it was written; what the server refuses stays, with the reason, until it is dropped.
 */
export function useOutbox<Item>(name: string, send: (item: Item, key: string) => Promise<unknown>) {
  const queries = useQueryClient();
  const flush = useCallback(async () => {
    if (sending.has(name)) return;
    sending.add(name);
    try {
      let sent = 0;
      for (const waiting of readBox<Item>(name).filter(({ trouble }) => trouble === null)) {
        try {
          await send(waiting.item, waiting.key);
          writeBox(
            name,
            readBox<Item>(name).filter(({ key }) => key !== waiting.key),
          );
          sent += 1;
        } catch (error) {
          const trouble = toRefusal(error);
          if (trouble.reason === 'unreachable' || trouble.reason === 'unavailable') break;
          const marked = readBox<Item>(name).map((one) =>
            one.key === waiting.key ? { ...one, trouble } : one,
          );
          writeBox(name, marked);
        }
      }
      if (sent > 0) await queries.invalidateQueries();
    } finally {
      sending.delete(name);
    }
  }, [name, queries, send]);
  const subscribe = useCallback(
    (tell: () => void) => {
      const back = () => void flush();
      listeners.add(tell);
      window.addEventListener('online', back);
      void flush();
      return () => {
        listeners.delete(tell);
        window.removeEventListener('online', back);
      };
    },
    [flush],
  );
  const stored = useSyncExternalStore(subscribe, () => localStorage.getItem(prefix + name) ?? '[]');
  const waiting = useMemo(() => JSON.parse(stored) as Waiting<Item>[], [stored]); // written by writeBox only
  return {
    waiting,
    newId: () => uuidv7(),
    add(item: Item) {
      writeBox(name, [...readBox<Item>(name), { key: uuidv7(), item, trouble: null }]);
      void flush();
    },
    drop: (key: string) =>
      writeBox(
        name,
        readBox<Item>(name).filter((one) => one.key !== key),
      ),
    flush: () => void flush(),
  };
}

/** True while the browser says there is a connection. */
export function useOnline(): boolean {
  return useSyncExternalStore(watchConnection, () => navigator.onLine);
}

function watchConnection(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

function readBox<Item>(name: string): Waiting<Item>[] {
  return JSON.parse(localStorage.getItem(prefix + name) ?? '[]') as Waiting<Item>[]; // written by writeBox only
}

function writeBox<Item>(name: string, box: readonly Waiting<Item>[]): void {
  localStorage.setItem(prefix + name, JSON.stringify(box));
  for (const tell of listeners) tell();
}
