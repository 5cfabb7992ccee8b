import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert, type Trouble } from '@gangmu/ui/page-state';
import { App, Button, Progress, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';

interface Chosen {
  readonly id: string;
  readonly unitName: string;
  readonly code: string;
  readonly version: number;
}

/** Verifies the chosen reports one after another; those that are refused stay, each with its reason. */
export function VerifyMany({ chosen, done }: { chosen: readonly Chosen[]; done(left: string[]): void }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const [count, setCount] = useState<number | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const verify = useWrite((task: Chosen, key: string) =>
    trpcClient.assignment.verify.mutate({ id: task.id, expectedVersion: task.version, key }),
  );
  const run = async () => {
    const left: { task: Chosen; trouble: Trouble }[] = [];
    for (const [index, task] of chosen.entries()) {
      setCount(index);
      try {
        await verify.mutateAsync(task);
      } catch (error) {
        left.push({ task, trouble: toRefusal(error) });
      }
    }
    setCount(null);
    void message.success(t('verifiedMany', { count: chosen.length - left.length }));
    setRefused(
      left.length === 0
        ? null
        : {
            text: { zh: messages.zh.notVerified, en: messages.en.notVerified },
            details: left.map(({ task, trouble }) => ({
              place: task.id,
              text: {
                zh: `${task.code} ${task.unitName}：${trouble.text.zh}`,
                en: `${task.code} ${task.unitName}: ${trouble.text.en}`,
              },
            })),
          },
    );
    done(left.map(({ task }) => task.id));
  };
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {chosen.length > 0 && (
        <Button type="primary" loading={count !== null} onClick={() => void run()}>
          {t('verifyMany', { count: chosen.length })}
        </Button>
      )}
      {count !== null && <Progress percent={Math.round((count / chosen.length) * 100)} />}
      {refused && <TroubleAlert trouble={refused} />}
    </Space>
  );
}
