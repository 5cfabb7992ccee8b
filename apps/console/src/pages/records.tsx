import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { fieldText } from '@gangmu/ui/record-view';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table, Tabs } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

/** Records by type, listed from the columns of their kind. */
export function RecordsPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const shown = listRecordDefinitions().filter((definition) => may(definition.read));
  return (
    <>
      <div className="page-head">
        <h1>{t('records')}</h1>
      </div>
      <Tabs
        items={shown.map((definition) => ({
          key: definition.name,
          label: say(definition.label),
          children: <RecordTable definition={definition} />,
        }))}
      />
    </>
  );
}

const nobody = { people: [], measures: [] };

function RecordTable({ definition }: { definition: RecordDefinition }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { may } = useMe();
  const pages = useInfiniteQuery(
    trpc.record.list.infiniteQueryOptions(
      { type: definition.name, limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const columns = definition.columns.flatMap((name) => {
    const field = definition.fields[name];
    return field
      ? [
          {
            key: name,
            title: say(field.label),
            render: (_: unknown, row: { body: Readonly<Record<string, unknown>> }) =>
              fieldText(field, row.body[name], nobody, language),
          },
        ]
      : [];
  });
  return (
    <>
      {may(definition.create) && (
        <Button
          type="primary"
          style={{ marginBottom: 12 }}
          onClick={() => void navigate({ to: paths.newRecord(definition.name) })}
        >
          {t('newRecord')}
        </Button>
      )}
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('recordsNone')}</NothingYet>;
          return (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={rows}
              columns={[
                ...columns,
                {
                  key: 'state',
                  title: t('state'),
                  render: (_, row) => (
                    <Link to={paths.record(row.id)}>
                      {say(definition.states[row.state] ?? { zh: row.state, en: row.state })}
                    </Link>
                  ),
                },
              ]}
            />
          );
        }}
      </Asked>
      {pages.hasNextPage && (
        <Button
          block
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
          style={{ marginTop: 10 }}
        >
          {t('loadMore')}
        </Button>
      )}
    </>
  );
}
