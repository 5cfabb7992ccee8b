import type { Outcome } from '@gangmu/domain/assessments/checklist';
import { useQuery } from '@tanstack/react-query';
import { trpc, trpcClient } from './trpc.tsx';
import { useOnline, useOutbox } from './use-outbox.tsx';

/** What an inspector writes on site. */
type SheetItem =
  | {
      readonly type: 'answer';
      readonly answer: {
        readonly id: string;
        readonly unitId: string;
        readonly place: number;
        readonly outcome: Outcome;
        readonly notedAt: string;
      };
    }
  | {
      readonly type: 'finding';
      readonly unitId: string;
      readonly body: {
        readonly raisedOn: string;
        readonly text: string;
        readonly item: string;
        readonly weight: string;
      };
    };

/**
 * The worksheet of one inspection with its outbox: what is noted without a connection stays on this device and
 * merges when it returns. `today` is the business day of what is found.
 */
export function useWorksheet(id: string, today: string) {
  const sheet = useQuery({ ...trpc.inspection.sheet.queryOptions({ id }), gcTime: Number.POSITIVE_INFINITY });
  const box = useOutbox<SheetItem>(`sheet.${id}`, sendersOf(id));
  const online = useOnline();
  return {
    sheet,
    outbox: { waiting: box.waiting, online, flush: box.flush, drop: box.drop },
    noted: box.waiting.flatMap(({ item }) => (item.type === 'answer' ? [item.answer] : [])),
    note: (unitId: string, place: number, outcome: Outcome) =>
      box.add({
        type: 'answer',
        answer: { id: box.newId(), unitId, place, outcome, notedAt: new Date().toISOString() },
      }),
    raise: (unitId: string, item: string, finding: { text: string; weight: string }) =>
      box.add({ type: 'finding', unitId, body: { raisedOn: today, item, ...finding } }),
  };
}

type Send = (item: SheetItem, key: string) => Promise<unknown>;
const senders = new Map<string, Send>();

/** One function an inspection, so that the queue is not subscribed to anew at every drawing. */
function sendersOf(id: string): Send {
  const known = senders.get(id);
  if (known) return known;
  const send: Send = (item, key) =>
    item.type === 'answer'
      ? trpcClient.inspection.answer.mutate({ key, id, answers: [item.answer] })
      : trpcClient.record.create.mutate({
          key,
          type: 'finding',
          unitId: item.unitId,
          parentId: id,
          body: item.body,
        });
  senders.set(id, send);
  return send;
}
