import { upload } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import type { Label } from '@gangmu/domain/label';
import { FileChoice } from '@gangmu/ui/file-choice';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';

/** Paste or choose a file; the text is shown before anything is stored. */
export function ImportPlanPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [sourceName, setSourceName] = useState('');
  const read = useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      form.set('file', file);
      return upload<{ text: string; notices: Label[] }>('/files/read', form);
    },
    onSuccess: (answer, file) => {
      setText(answer.text);
      setSourceName(file.name);
    },
  });
  const importPlan = useWrite(
    (input: { text: string; sourceName: string }, key: string) =>
      trpcClient.plan.import.mutate({ ...input, key }),
    (answer) => {
      void message.success(t('imported'));
      void navigate({ to: paths.plan(answer.id) });
    },
  );
  const failed = read.error ?? importPlan.error;
  return (
    <>
      <div className="page-head">
        <h1>{t('importPlan')}</h1>
      </div>
      <Form
        layout="vertical"
        onFinish={() => importPlan.mutate({ text, sourceName: sourceName || t('plans') })}
      >
        <Form.Item label={t('chooseFile')} htmlFor="plan-file">
          <FileChoice
            id="plan-file"
            accept=".txt,.docx,.xlsx,.csv"
            disabled={read.isPending}
            name={read.variables?.name}
            take={(file) => read.mutate(file)}
          />
          {read.isPending && <span role="status"> {t('reading')}</span>}
        </Form.Item>
        {read.data?.notices.map((notice) => (
          <Alert key={notice.en} type="warning" showIcon title={say(notice)} style={{ marginBottom: 8 }} />
        ))}
        <Form.Item label={t('sourceName')} htmlFor="source-name">
          <Input
            id="source-name"
            maxLength={200}
            value={sourceName}
            onChange={(event) => setSourceName(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('pasteHere')} htmlFor="plan-text" required>
          <Input.TextArea
            id="plan-text"
            className="plan-text"
            rows={16}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
        {failed && (
          <Form.Item>
            <TroubleAlert trouble={toRefusal(failed)} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={importPlan.isPending} disabled={text.trim() === ''}>
          {t('read')}
        </Button>
      </Form>
    </>
  );
}
