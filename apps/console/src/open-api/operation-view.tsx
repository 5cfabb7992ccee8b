import { useLabel, useMessages } from '@gangmu/ui/language';
import { Table } from 'antd';
import { messages } from '../messages.ts';
import { WideTable } from '../wide-table.tsx';
import type { ShownOperation } from './api-document.ts';
import { exampleOf, typeText } from './show-call.ts';

/** One operation: what it does, what it needs, and a call to try. */
export function OperationView({ operation }: { operation: ShownOperation }) {
  const t = useMessages(messages);
  const say = useLabel();
  const places = {
    path: t('apiInPath'),
    query: t('apiInQuery'),
    header: t('apiInHeader'),
    body: t('apiInBody'),
  };
  return (
    <details className="api-operation">
      <summary>
        <code className="api-method">{operation.method}</code> <code>{operation.path}</code>{' '}
        <span>{say(operation.label)}</span>
      </summary>
      <p>
        {t('apiScope')} <code>{operation.scope ?? t('apiScopeByType')}</code>
      </p>
      {operation.fields.length > 0 && (
        <WideTable label={t('apiParameter')}>
          <Table
            size="small"
            rowKey={({ name, place }) => `${place}.${name}`}
            pagination={false}
            dataSource={[...operation.fields]}
            columns={[
              { title: t('apiParameter'), render: (_, field) => <code>{field.name}</code> },
              { title: t('apiPlace'), render: (_, field) => places[field.place] },
              { title: t('apiRequired'), render: (_, field) => (field.required ? t('apiYes') : '') },
              { title: t('apiType'), render: (_, field) => <code>{typeText(field.schema)}</code> },
            ]}
          />
        </WideTable>
      )}
      <pre className="api-example" aria-label={t('apiExample')} tabIndex={0}>
        {exampleOf(operation, `${window.location.origin}/api/v1`)}
      </pre>
    </details>
  );
}
