import { upload } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { readPaperKind, type PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { DayText } from '@gangmu/ui/day-text';
import { FileChoice } from '@gangmu/ui/file-choice';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm, Table } from 'antd';
import { messages } from '../messages.ts';

/** Templates of the committee: what names they may hold, which are in use, and a new one for the chosen kind. */
export function PaperTemplates({ kind }: { kind: PaperKind }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const templates = useQuery(trpc.paper.templates.queryOptions());
  const label = say(readPaperKind(kind).label);
  const send = useWrite(
    ({ file }: { file: File; name: string; size: number }, key: string) => {
      const form = new FormData();
      form.set('key', key);
      form.set('file', file); // behind the fields, which the server reads first
      return upload<{ id: string }>(`/files/paper-templates/${kind}`, form);
    },
    () => void message.success(t('paperTemplateAdded')),
  );
  const withdraw = useWrite((input: { id: string; expectedVersion: number }, key: string) =>
    trpcClient.paper.withdrawTemplate.mutate({ ...input, key }),
  );
  return (
    <details className="paper-sources">
      <summary>{t('paperTemplates')}</summary>
      <p className="quiet">{t('paperTemplatesHint')}</p>
      <Asked query={templates} toTrouble={toRefusal}>
        {({ rows, placeholders }) => (
          <>
            <p>{t('paperNames', { kind: label })}</p>
            <p>
              {placeholders
                .find((one) => one.kind === kind)
                ?.names.map((name) => (
                  <code key={name} className="paper-name">{`{{${name}}}`}</code>
                ))}
            </p>
            <div>
              <label htmlFor="paper-template-file">{t('paperTemplateFile', { kind: label })}</label>
              <FileChoice
                id="paper-template-file"
                accept=".docx"
                disabled={send.isPending}
                take={(file) => send.mutate({ file, name: file.name, size: file.size })}
              />
            </div>
            {send.error && <TroubleAlert trouble={toRefusal(send.error)} />}
            {withdraw.error && <TroubleAlert trouble={toRefusal(withdraw.error)} />}
            {rows.length === 0 ? (
              <NothingYet>{t('paperTemplatesNone')}</NothingYet>
            ) : (
              <Table
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={rows}
                columns={[
                  { title: t('paperKind'), render: (_, row) => say(readPaperKind(row.kind).label) },
                  {
                    title: t('paperTitle'),
                    render: (_, row) => <a href={`/files/paper-templates/${row.id}`}>{row.name}</a>,
                  },
                  { title: t('addedOn'), render: (_, row) => <DayText day={row.addedOn} /> },
                  {
                    title: '',
                    render: (_, row) => (
                      <Popconfirm
                        title={t('withdrawTemplateAsk')}
                        okText={t('withdrawTemplate')}
                        cancelText={t('cancel')}
                        onConfirm={() => withdraw.mutate({ id: row.id, expectedVersion: row.version })}
                      >
                        <Button size="small">{t('withdrawTemplate')}</Button>
                      </Popconfirm>
                    ),
                  },
                ]}
              />
            )}
          </>
        )}
      </Asked>
    </details>
  );
}
