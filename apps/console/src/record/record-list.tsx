import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { RecordTable, type TableRow } from '@gangmu/ui/record-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Input, Select, Space } from 'antd';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { ExportRecords } from './export-records.tsx';
import { useListFilter } from './use-list-filter.ts';

interface Props {
  readonly definition: RecordDefinition;
  readonly parentId?: string;
  /** The list is the page: its filter stands in the address. */
  readonly isPage?: boolean;
  /** The reader acts on the rows as the host of their parent, or by a right of his own. */
  readonly steps: readonly string[];
}

/** Records of one type with search, filters and pages; steps of several at once where the reader may take them. */
export function RecordList({ definition, parentId, isPage = false, steps }: Props) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const [{ text = '', state, order = 'newest' }, setFilter] = useListFilter(isPage);
  const asked = {
    type: definition.name,
    ...(parentId ? { parentId } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(state ? { states: [state] } : {}),
    order,
  };
  const pages = useInfiniteQuery(
    trpc.record.list.infiniteQueryOptions(
      { ...asked, limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const step = useWrite(
    (input: { step: string; records: { id: string; expectedVersion: number }[] }, key: string) =>
      trpcClient.record.stepMany.mutate({ ...input, key }),
    () => void message.success(t('done')),
  );
  const take = (name: string, rows: readonly TableRow[]) =>
    step.mutate({ step: name, records: rows.map((row) => ({ id: row.id, expectedVersion: row.version })) });
  const isBare = parentId !== undefined && text === '' && !state && pages.data?.pages[0]?.rows.length === 0;
  return (
    <>
      <Space wrap style={{ marginBottom: 10, display: isBare ? 'none' : 'flex' }}>
        <Input.Search
          aria-label={t('searchTitle')}
          placeholder={t('searchTitle')}
          allowClear
          key={text}
          maxLength={60}
          defaultValue={text}
          onSearch={(next) => setFilter({ text: next.trim() })}
          style={{ width: 200 }}
        />
        <Select
          aria-label={t('state')}
          placeholder={t('state')}
          allowClear
          style={{ minWidth: 130 }}
          value={state}
          onChange={(next: string | undefined) => setFilter({ state: next })}
          options={Object.entries(definition.states).map(([value, label]) => ({ value, label: say(label) }))}
        />
        {definition.dueOf && (
          <Select
            aria-label={t('order')}
            value={order}
            style={{ minWidth: 130 }}
            onChange={(next) => setFilter({ order: next })}
            options={[
              { value: 'newest', label: t('orderNewest') },
              { value: 'due', label: t('orderDue') },
            ]}
          />
        )}
        <ExportRecords definition={definition} asked={asked} />
      </Space>
      {step.error && <TroubleAlert trouble={toRefusal(step.error)} />}
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('recordsNone')}</NothingYet>;
          const choices = {
            people: data.pages.flatMap((page) => page.people),
            units: data.pages.flatMap((page) => page.units),
            records: [],
            measures: [],
          };
          return (
            <RecordTable
              definition={definition}
              rows={rows}
              choices={choices}
              unitTitle={t('unit')}
              stateTitle={t('state')}
              link={(id, title) => <Link to={paths.record(id)}>{title}</Link>}
              {...(steps.length > 0 ? { stepMany: { steps, busy: step.isPending, take } } : {})}
            />
          );
        }}
      </Asked>
      <LoadMore pages={pages} />
    </>
  );
}
