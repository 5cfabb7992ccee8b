import type { RecordBody, RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { Button, Space, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Choices } from './choices.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { fieldText } from './record-view.tsx';
import { uiMessages } from './ui-messages.tsx';

export interface TableRow {
  readonly id: string;
  readonly unitId: string;
  readonly state: string;
  readonly version: number;
  readonly body: RecordBody;
}

interface Props {
  readonly definition: RecordDefinition;
  readonly rows: readonly TableRow[];
  readonly choices: Choices;
  readonly unitTitle: string;
  readonly stateTitle: string;
  link(id: string, text: string): ReactNode;
  /** Takes a step of several rows at once; left out, rows cannot be chosen. */
  readonly stepMany?: {
    readonly steps: readonly string[];
    readonly busy: boolean;
    take(step: string, rows: readonly TableRow[]): void;
  };
}

/** Records of one type as the columns of their kind say. */
export function RecordTable({ definition, rows, choices, unitTitle, stateTitle, link, stepMany }: Props) {
  const say = useLabel();
  const t = useMessages(uiMessages);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const picked = rows.filter((row) => chosen.includes(row.id));
  const possible = (stepMany?.steps ?? []).filter(
    (name) => picked.length > 0 && picked.every((row) => definition.steps[name]?.from.includes(row.state)),
  );
  return (
    <>
      {stepMany && (
        <Space wrap style={{ marginBottom: 8, minHeight: 32 }}>
          <span className="quiet">{t('chooseRows', { count: picked.length })}</span>
          {possible.map((name) => (
            <Button
              key={name}
              loading={stepMany.busy}
              onClick={() => {
                stepMany.take(name, picked);
                setChosen([]);
              }}
            >
              {say(definition.steps[name]?.label ?? { zh: name, en: name })}
            </Button>
          ))}
        </Space>
      )}
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        {...(stepMany
          ? {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys: unknown[]) => setChosen(keys.map(String)),
                getCheckboxProps: (row: TableRow) => ({ 'aria-label': rowName(row) }) as object,
                columnTitle: <span className="unseen">{t('chooseRows', { count: picked.length })}</span>,
              },
            }
          : {})}
        columns={[
          ...definition.columns.flatMap((name, index) => {
            const field = definition.fields[name];
            if (!field) return [];
            const render = (_: unknown, row: TableRow) => {
              const text = fieldText(field, row.body[name], choices, language);
              return index === 0 ? link(row.id, text === '' ? unitOf(row) : text) : text;
            };
            return [{ key: name, title: say(field.label), render }];
          }),
          {
            key: 'unit',
            title: unitTitle,
            render: (_: unknown, row: TableRow) => unitOf(row),
          },
          {
            key: 'state',
            title: stateTitle,
            render: (_: unknown, row: TableRow) =>
              say(definition.states[row.state] ?? { zh: row.state, en: row.state }),
          },
        ]}
      />
    </>
  );

  function rowName(row: TableRow): string {
    const name = definition.columns[0] ?? '';
    const field = definition.fields[name];
    const text = field ? fieldText(field, row.body[name], choices, language) : '';
    return text === '' ? unitOf(row) : text;
  }

  function unitOf(row: TableRow): string {
    return choices.units.find((unit) => unit.id === row.unitId)?.name ?? '—';
  }
}
