import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { RecordForm } from '@gangmu/ui/record-form';
import { RecordView } from '@gangmu/ui/record-view';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button, Input, Modal, Space, Tag } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';

/** A record to read, and the steps its kind allows this reader now. */
export function RecordPage() {
  const { id } = useParams({ from: '/inside/records/$id' });
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<string | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const record = useQuery(trpc.record.read.queryOptions({ id }));
  const step = useWrite(
    (input: { step: string; expectedVersion: number; reason?: string; body?: RecordBody }, key: string) =>
      trpcClient.record.step.mutate({ ...input, id, key }),
    () => {
      void message.success(t('done'));
      setAsking(null);
      setWriting(null);
    },
  );
  return (
    <Asked query={record} toTrouble={toRefusal}>
      {(data) => {
        const definition = readRecordDefinition(data.type);
        const choices = { people: data.people, measures: [] };
        const state = definition.states[data.state];
        const take = (name: string) => {
          const row = definition.steps[name];
          if (row?.needsReason) setAsking(name);
          else if (row?.writes) setWriting(name);
          else step.mutate({ step: name, expectedVersion: data.version });
        };
        return (
          <>
            <h1>
              {say(definition.titleOf(data.body))} {state && <Tag>{say(state)}</Tag>}
            </h1>
            <p className="quiet">{data.unitName}</p>
            {writing ? (
              <RecordForm
                definition={definition}
                start={data.body}
                choices={choices}
                busy={step.isPending}
                trouble={step.error ? toRefusal(step.error) : null}
                submit={(body) => step.mutate({ step: writing, expectedVersion: data.version, body })}
              />
            ) : (
              <RecordView definition={definition} body={data.body} choices={choices} />
            )}
            {step.error && !writing && <TroubleAlert trouble={toRefusal(step.error)} />}
            {!writing && (
              <Space wrap style={{ marginTop: 16 }}>
                {data.steps.map((name, index) => (
                  <Button
                    key={name}
                    type={
                      name === 'confirm' || (index === 0 && data.steps.length === 1) ? 'primary' : 'default'
                    }
                    size="large"
                    loading={step.isPending}
                    onClick={() => take(name)}
                  >
                    {say(definition.steps[name]?.label ?? { zh: name, en: name })}
                  </Button>
                ))}
              </Space>
            )}
            <Modal
              open={asking !== null}
              title={asking ? say(definition.steps[asking]?.label ?? { zh: '', en: '' }) : ''}
              okText={t('confirmStep')}
              cancelText={t('cancel')}
              confirmLoading={step.isPending}
              onCancel={() => setAsking(null)}
              onOk={() => asking && step.mutate({ step: asking, expectedVersion: data.version, reason })}
            >
              <label htmlFor="step-reason">{t('reason')}</label>
              <Input.TextArea
                id="step-reason"
                maxLength={300}
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Modal>
          </>
        );
      }}
    </Asked>
  );
}
