import { trpcClient } from './trpc.tsx';
import { useOutbox } from './use-outbox.tsx';

/** What an inspector writes on site. */
export type SheetItem =
  | {
      readonly type: 'answer';
      readonly answer: {
        readonly id: string;
        readonly unitId: string;
        readonly place: number;
        readonly outcome: 'ok' | 'gap' | 'na';
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

/** The outbox of one inspection's worksheet. */
export function useWorksheet(inspectionId: string) {
  return useOutbox<SheetItem>(`sheet.${inspectionId}`, sendersOf(inspectionId));
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
