import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button, Input, Space, type GetRef } from 'antd';
import { useRef } from 'react';
import { messages } from '../messages.ts';
import type { Plan, PlanMeasure } from './plan-tree.tsx';

/** Split at the cursor, merge with the next, move up and down; each can be undone. */
export function StructureTools({ plan, measure }: { plan: Plan; measure: PlanMeasure }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const text = useRef<GetRef<typeof Input.TextArea>>(null);
  const done = () => void message.success(t('done'));
  const at = { id: plan.id, expectedVersion: plan.version, measureId: measure.id };
  const split = useWrite(
    (input: { at: number }, key: string) => trpcClient.plan.splitMeasure.mutate({ ...at, at: input.at, key }),
    done,
  );
  const merge = useWrite(
    (_input: { measureId: string }, key: string) => trpcClient.plan.mergeMeasures.mutate({ ...at, key }),
    done,
  );
  const move = useWrite(
    (input: { itemId: string; beforeId: string | null }, key: string) =>
      trpcClient.plan.moveMeasure.mutate({ ...at, ...input, key }),
    done,
  );
  const failed = split.error ?? merge.error ?? move.error;
  const index = plan.measures.findIndex((other) => other.id === measure.id);
  const previous = plan.measures[index - 1];
  const next = plan.measures[index + 1];
  const up = () =>
    previous &&
    move.mutate(
      previous.itemId === measure.itemId
        ? { itemId: measure.itemId, beforeId: previous.id }
        : { itemId: previous.itemId, beforeId: null },
    );
  const down = () => {
    if (!next) return;
    const behind = plan.measures[index + 2];
    move.mutate(
      next.itemId === measure.itemId
        ? { itemId: measure.itemId, beforeId: behind?.itemId === measure.itemId ? behind.id : null }
        : { itemId: next.itemId, beforeId: next.id },
    );
  };
  const cut = () => {
    const cursor = text.current?.resizableTextArea?.textArea.selectionStart ?? 0;
    split.mutate({ at: cursor });
  };
  return (
    <div style={{ marginTop: 8 }}>
      <Input.TextArea
        ref={text}
        readOnly
        autoSize
        className="plan-text"
        value={measure.text}
        aria-label={t('splitHint')}
      />
      <Space wrap style={{ marginTop: 6 }}>
        <Button size="small" loading={split.isPending} onClick={cut}>
          {t('split')}
        </Button>
        <Button
          size="small"
          loading={merge.isPending}
          disabled={next?.itemId !== measure.itemId}
          onClick={() => merge.mutate({ measureId: measure.id })}
        >
          {t('merge')}
        </Button>
        <Button size="small" disabled={!previous} onClick={up}>
          {t('moveUp')}
        </Button>
        <Button size="small" disabled={!next} onClick={down}>
          {t('moveDown')}
        </Button>
        <span className="quiet">{t('splitHint')}</span>
      </Space>
      {failed && <TroubleAlert trouble={toRefusal(failed)} />}
    </div>
  );
}
