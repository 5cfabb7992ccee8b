import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { waitsForTrigger, type Clock } from '@gangmu/domain/items/clock';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button, Form, Input, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

interface Measure {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly clock: Clock | null;
}

/** What the committee may do with an issued measure: start work that waited, close what everybody has closed. */
export function MeasureSteps({ measure }: { measure: Measure }) {
  const t = useMessages(messages);
  const { me, may } = useMe();
  const { message } = App.useApp();
  const [starting, setStarting] = useState(false);
  const at = { id: measure.id, expectedVersion: measure.version };
  const done = () => void message.success(t('done'));
  const start = useWrite(
    (input: { on: string; dueOn: string | null }, key: string) =>
      trpcClient.plan.triggerMeasure.mutate({ ...at, ...input, key }),
    () => {
      setStarting(false);
      done();
    },
  );
  const close = useWrite(
    (input: typeof at, key: string) => trpcClient.plan.closeMeasure.mutate({ ...input, key }),
    done,
  );
  const [form] = Form.useForm<{ on: string; dueOn?: string }>();
  if (measure.state === 'closed') return <Tag>{t('measureClosed')}</Tag>;
  if (measure.state !== 'issued' || measure.clock === null) return null;
  const waits = waitsForTrigger(measure.clock);
  const dormant = measure.clock.type === 'dormant';
  return (
    <>
      {waits && may('measure.trigger') && (
        <Button type="primary" onClick={() => setStarting(true)}>
          {t(dormant ? 'startDormant' : 'startEvent')}
        </Button>
      )}
      {!waits && measure.clock.type !== 'standing' && may('measure.close') && (
        <Popconfirm
          title={t('closeMeasureAsk')}
          okText={t('closeMeasure')}
          cancelText={t('cancel')}
          onConfirm={() => close.mutate(at)}
        >
          <Button loading={close.isPending}>{t('closeMeasure')}</Button>
        </Popconfirm>
      )}
      {close.error && <TroubleAlert trouble={toRefusal(close.error)} />}
      <Modal
        open={starting}
        title={t(dormant ? 'startDormant' : 'startEvent')}
        okText={t('confirmStep')}
        cancelText={t('cancel')}
        confirmLoading={start.isPending}
        onCancel={() => setStarting(false)}
        onOk={() => form.submit()}
      >
        <p className="quiet">{t('startHint')}</p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ on: me.today }}
          onFinish={({ on, dueOn }) => start.mutate({ on, dueOn: dormant ? (dueOn ?? null) : null })}
        >
          <Form.Item name="on" label={t(dormant ? 'startedOn' : 'eventDay')} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          {dormant && (
            <Form.Item name="dueOn" label={t('due')} rules={[{ required: true, message: t('due') }]}>
              <Input type="date" min={me.today} />
            </Form.Item>
          )}
        </Form>
        {start.error && <TroubleAlert trouble={toRefusal(start.error)} />}
      </Modal>
    </>
  );
}
