import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { UnitSelect } from '../unit/unit-select.tsx';
import { useRealm } from '../use-realm.ts';

/** Which unit; the whole department for its office, where nothing else was chosen. */
export function ExportForm() {
  const t = useMessages(messages);
  const { modal, message } = App.useApp();
  const realm = useRealm();
  const [chosen, setChosen] = useState<string | null>(null);
  const own = useQuery({ ...trpc.unit.read.queryOptions({ id: realm ?? '' }), enabled: realm !== null });
  const home = own.data?.kind === 'organPartyCommittee' ? own.data.parentId : realm;
  const unitId = chosen ?? home;
  const unit = useQuery({ ...trpc.unit.read.queryOptions({ id: unitId ?? '' }), enabled: unitId !== null });
  const make = useWrite(
    (input: { unitId: string }, key: string) => trpcClient.export.make.mutate({ ...input, key }),
    () => void message.success(t('exportAsked')),
  );
  const ask = (id: string, name: string) =>
    void modal.confirm({
      title: t('makeExportAsk', { unit: name }),
      content: t('makeExportNote'),
      okText: t('makeExport'),
      cancelText: t('cancel'),
      onOk: () => make.mutate({ unitId: id }),
    });
  return (
    <>
      <Form layout="vertical" style={{ maxWidth: 420 }}>
        <Form.Item label={t('exportUnit')} htmlFor="export-unit">
          <UnitSelect
            id="export-unit"
            many={false}
            known={[]}
            value={unitId === null ? [] : [unitId]}
            onChange={([id]) => setChosen(id ?? null)}
          />
        </Form.Item>
        <Button
          type="primary"
          disabled={!unit.data}
          loading={make.isPending}
          onClick={() => unit.data && ask(unit.data.id, unit.data.name)}
        >
          {t('makeExport')}
        </Button>
      </Form>
      {make.error && <TroubleAlert trouble={toRefusal(make.error)} />}
    </>
  );
}
