import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import {
  parameterGrounds,
  parametersInForce,
  type ParameterDefinition,
} from '@gangmu/domain/mechanisms/parameters';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

interface Setting {
  readonly name: string;
  readonly value: number | null;
  readonly effectiveFrom: string;
  readonly clause: string;
  readonly version: number;
}

/** Figures of a mechanism: in force today, the default and its ground, what is set from which day on. */
export function ParameterTable({
  definitions,
  settings,
}: {
  definitions: readonly ParameterDefinition[];
  settings: readonly Setting[];
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me, may } = useMe();
  const [setting, setSetting] = useState<ParameterDefinition | null>(null);
  const present = parametersInForce(settings, me.today);
  return (
    <>
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...definitions]}
        columns={[
          { title: t('parameter'), render: (_, row) => say(row.label) },
          {
            title: t('inForce'),
            render: (_, row) =>
              present[row.name] === undefined ? t('emptyParameter') : `${present[row.name]} ${say(row.unit)}`,
          },
          {
            title: t('ground'),
            render: (_, row) =>
              `${say(parameterGrounds[row.ground])}${row.value === null ? '' : `（${row.value}）`}`,
          },
          {
            title: t('settings'),
            render: (_, row) =>
              settings
                .filter((entry) => entry.name === row.name)
                .map((entry) => (
                  <div key={entry.effectiveFrom}>
                    {t('setFrom', { value: entry.value ?? '—' })} <DayText day={entry.effectiveFrom} />{' '}
                    {entry.clause}
                  </div>
                )),
          },
          ...(may('parameter.set')
            ? [
                {
                  title: <span className="unseen">{t('setValue')}</span>,
                  render: (_: unknown, row: ParameterDefinition) => (
                    <Button
                      size="small"
                      aria-label={`${t('setValue')} ${say(row.label)}`}
                      onClick={() => setSetting(row)}
                    >
                      {t('setValue')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {setting && (
        <SetParameter
          key={setting.name}
          definition={setting}
          settings={settings}
          close={() => setSetting(null)}
        />
      )}
    </>
  );
}

function SetParameter({
  definition,
  settings,
  close,
}: {
  definition: ParameterDefinition;
  settings: readonly Setting[];
  close(): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const { me } = useMe();
  const [value, setValue] = useState<number | null>(
    parametersInForce(settings, me.today)[definition.name] ?? null,
  );
  const [effectiveFrom, setFrom] = useState(me.today);
  const [regulationId, setRegulation] = useState<string | null>(null);
  const [clause, setClause] = useState('');
  const regulations = useQuery(trpc.record.list.queryOptions({ type: 'regulation', limit: 100 }));
  const before = settings.find((row) => row.name === definition.name && row.effectiveFrom === effectiveFrom);
  const set = useWrite(
    (
      input: {
        value: number | null;
        effectiveFrom: string;
        regulationId: string | null;
        clause: string;
        expectedVersion: number;
      },
      key: string,
    ) => trpcClient.mechanism.setParameter.mutate({ ...input, key, name: definition.name }),
    () => {
      void message.success(t('saved'));
      close();
    },
  );
  return (
    <Modal
      open
      title={say(definition.label)}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={set.isPending}
      onCancel={close}
      onOk={() =>
        set.mutate({ value, effectiveFrom, regulationId, clause, expectedVersion: before?.version ?? 0 })
      }
    >
      <Form layout="vertical" component={false}>
        <Form.Item label={t('value')} htmlFor="parameter-value">
          <InputNumber
            id="parameter-value"
            min={0}
            max={100_000}
            value={value}
            suffix={say(definition.unit)}
            style={{ width: '100%' }}
            onChange={(next) => setValue(next)}
          />
        </Form.Item>
        <Form.Item label={t('effectiveFrom')} htmlFor="parameter-from" required>
          <Input
            id="parameter-from"
            type="date"
            value={effectiveFrom}
            onChange={(event) => setFrom(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('basis')} htmlFor="parameter-basis">
          <Select
            id="parameter-basis"
            allowClear
            value={regulationId}
            onChange={(next: string | undefined) => setRegulation(next ?? null)}
            options={(regulations.data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))}
          />
        </Form.Item>
        <Form.Item label={t('clauseNo')} htmlFor="parameter-clause">
          <Input
            id="parameter-clause"
            maxLength={60}
            value={clause}
            onChange={(event) => setClause(event.target.value)}
          />
        </Form.Item>
      </Form>
      {set.error && <TroubleAlert trouble={toRefusal(set.error)} />}
    </Modal>
  );
}
