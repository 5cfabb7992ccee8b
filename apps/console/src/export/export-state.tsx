import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Button, Progress, Space } from 'antd';
import { messages } from '../messages.ts';
import { isOpen, type ExportRow } from './export-row.ts';

/** How far it is, with the end of it; or what became of it, with the file for whoever asked. */
export function ExportState({ row }: { row: ExportRow }) {
  const t = useMessages(messages);
  const say = useLabel();
  const cancel = useWrite((input: { id: string; expectedVersion: number }, key: string) =>
    trpcClient.export.cancel.mutate({ ...input, key }),
  );
  const words = {
    waiting: t('exportWaiting'),
    making: t('exportMaking'),
    ready: t('exportReadyForMaker'),
    failed: t('exportFailed'),
    cancelled: t('exportCancelled'),
    removed: t('exportRemoved'),
  }[row.state];
  if (row.state === 'ready' && row.isMine)
    return (
      <a href={`/files/exports/${row.id}`} aria-label={`${t('download')} ${row.unitName}`}>
        {t('download')}
      </a>
    );
  if (!isOpen(row)) return <span>{row.failure ? `${words}：${say(row.failure)}` : words}</span>;
  const percent = row.total > 0 ? Math.floor((100 * row.done) / row.total) : 0;
  return (
    <Space>
      <span role="status">{words}</span>
      <Progress aria-label={words} percent={percent} status="active" style={{ width: 120 }} />
      <Button
        size="small"
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ id: row.id, expectedVersion: row.version })}
      >
        {t('cancelExport')}
      </Button>
      {cancel.error && <span>{say(toRefusal(cancel.error).text)}</span>}
    </Space>
  );
}
