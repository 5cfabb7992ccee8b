import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { SlipPanel, type Slip, type SlipReply } from '@gangmu/ui/slip-panel';
import { App } from 'antd';
import { messages } from '../messages.ts';

/** A 督办单 with its answer. */
export function TaskSlip({ slip }: { slip: Slip & { readonly id: string; readonly version: number } }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const reply = useWrite(
    (values: SlipReply, key: string) =>
      trpcClient.slip.reply.mutate({ ...values, id: slip.id, expectedVersion: slip.version, key }),
    () => void message.success(t('done')),
  );
  return (
    <SlipPanel
      slip={slip}
      reply={reply.mutate}
      busy={reply.isPending}
      trouble={reply.error ? toRefusal(reply.error) : null}
    />
  );
}
