import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { formatDay } from '@gangmu/ui/day-text';
import { useLanguage, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { Alert, App, Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import type { Assignment } from '../pages/assignment.tsx';

/** Asks for a later day, or decides on one that was asked for. */
export function Extension({ task }: { task: Assignment }) {
  const t = useMessages(messages);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [wish, setWish] = useState({ dueOn: '', reason: '' });
  const at = { id: task.id, expectedVersion: task.version };
  const ask = useWrite(
    (input: { dueOn: string; reason: string }, key: string) =>
      trpcClient.assignment.askExtension.mutate({ ...at, ...input, key }),
    () => {
      void message.success(t('done'));
      setAsking(false);
    },
  );
  const decide = useWrite(
    (input: { granted: boolean }, key: string) =>
      trpcClient.assignment.decideExtension.mutate({ ...at, ...input, key }),
    () => void message.success(t('done')),
  );
  const failed = ask.error ?? decide.error;
  return (
    <>
      {task.wantedDueOn && (
        <Alert
          type="info"
          showIcon
          title={t('wanted', { day: formatDay(task.wantedDueOn, language), reason: task.wantedReason ?? '' })}
          action={
            task.mayDecideExtension && (
              <Space>
                <Button loading={decide.isPending} onClick={() => decide.mutate({ granted: true })}>
                  {t('grant')}
                </Button>
                <Button loading={decide.isPending} onClick={() => decide.mutate({ granted: false })}>
                  {t('refuse')}
                </Button>
              </Space>
            )
          }
        />
      )}
      {task.mayAskExtension && <Button onClick={() => setAsking(true)}>{t('askExtension')}</Button>}
      {failed && <TroubleAlert trouble={toRefusal(failed)} />}
      <Modal
        open={asking}
        title={t('askExtension')}
        okText={t('confirmStep')}
        cancelText={t('cancel')}
        confirmLoading={ask.isPending}
        onCancel={() => setAsking(false)}
        onOk={() => ask.mutate(wish)}
      >
        <label htmlFor="x-due">{t('due')}</label>
        <Input
          id="x-due"
          type="date"
          value={wish.dueOn}
          onChange={(event) => setWish({ ...wish, dueOn: event.target.value })}
        />
        <label htmlFor="x-reason">{t('reason')}</label>
        <Input.TextArea
          id="x-reason"
          rows={3}
          maxLength={300}
          value={wish.reason}
          onChange={(event) => setWish({ ...wish, reason: event.target.value })}
        />
      </Modal>
    </>
  );
}
