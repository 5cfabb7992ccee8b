import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';

/** Names the account that handles a private case; the offices not named do not see it. */
export function HandlerChoice({ id, version }: { id: string; version: number }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const [handlerId, setHandlerId] = useState<string | null>(null);
  const handlers = useQuery(trpc.record.handlers.queryOptions({ id }));
  const name = useWrite(
    (input: { handlerId: string; expectedVersion: number }, key: string) =>
      trpcClient.record.nameHandler.mutate({ ...input, id, key }),
    () => void message.success(t('done')),
  );
  return (
    <section>
      <h2>{t('handler')}</h2>
      <Space wrap>
        <Select
          aria-label={t('handler')}
          style={{ minWidth: 220 }}
          value={handlerId}
          onChange={setHandlerId}
          options={(handlers.data ?? []).map((account) => ({ value: account.id, label: account.name }))}
        />
        <Button
          disabled={handlerId === null}
          loading={name.isPending}
          onClick={() => handlerId && name.mutate({ handlerId, expectedVersion: version })}
        >
          {t('nameHandler')}
        </Button>
      </Space>
      {name.error && <TroubleAlert trouble={toRefusal(name.error)} />}
    </section>
  );
}
