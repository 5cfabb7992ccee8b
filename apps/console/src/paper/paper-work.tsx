import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Progress, Select } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import type { PaperAsk } from './use-paper-choice.ts';

const lookEvery = 500;

/** Asks for the file, shows how far it is, and hands it over. Whoever leaves finds it in the history. */
export function PaperWork({ ask }: { ask: PaperAsk | null }) {
  const t = useMessages(messages);
  const [made, setMade] = useState<string | null>(null);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const templates = useQuery(trpc.paper.templates.queryOptions());
  const own = (templates.data?.rows ?? []).filter((template) => template.kind === ask?.kind);
  const chosen = own.find((template) => template.id === templateId)?.id ?? null;
  const make = useWrite(
    (input: PaperAsk & { templateId: string | null }, key: string) =>
      trpcClient.paper.make.mutate({ ...input, key }),
    ({ id }) => setMade(id),
  );
  return (
    <>
      {own.length > 0 && (
        <Form layout="vertical" className="paper-form">
          <Form.Item label={t('paperTemplate')} htmlFor="paper-template">
            <Select
              id="paper-template"
              value={chosen ?? ''}
              options={[
                { value: '', label: t('platformLayout') },
                ...own.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => setTemplateId(id === '' ? null : id)}
            />
          </Form.Item>
        </Form>
      )}
      <Button
        type="primary"
        disabled={ask === null}
        loading={make.isPending}
        onClick={() => ask && make.mutate({ ...ask, templateId: chosen })}
      >
        {t('makePaper')}
      </Button>
      {make.error && <TroubleAlert trouble={toRefusal(make.error)} />}
      {made !== null && <Making key={made} id={made} />}
    </>
  );
}

function Making({ id }: { id: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const queries = useQueryClient();
  const { data: paper } = useQuery({
    ...trpc.paper.read.queryOptions({ id }),
    refetchInterval: ({ state }) => {
      const isOver = state.data?.state === 'ready' || state.data?.state === 'failed';
      if (isOver) void queries.invalidateQueries({ queryKey: trpc.paper.list.pathKey() });
      return isOver ? false : lookEvery;
    },
  });
  if (!paper || paper.state === 'waiting' || paper.state === 'making') {
    const words = t(paper?.state === 'making' ? 'paperMaking' : 'paperWaiting');
    const percent = paper && paper.total > 0 ? Math.floor((100 * paper.done) / paper.total) : 0;
    return (
      <div role="status" className="paper-progress">
        <span>{words}</span>
        <Progress aria-label={words} percent={percent} status="active" />
      </div>
    );
  }
  if (paper.state === 'failed')
    return (
      <Alert
        type="error"
        showIcon
        title={t('paperFailed')}
        description={paper.failure ? say(paper.failure) : undefined}
      />
    );
  return (
    <Alert
      type="success"
      showIcon
      title={t('paperReady', { title: paper.title })}
      action={<Button href={`/files/papers/${paper.id}`}>{t('download')}</Button>}
    />
  );
}
