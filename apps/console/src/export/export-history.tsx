import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { DayText, formatDay } from '@gangmu/ui/day-text';
import { useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';
import { WideTable } from '../wide-table.tsx';
import { isOpen, type ExportRow } from './export-row.ts';
import { ExportState } from './export-state.tsx';

const lookEvery = 1_000;
const megabyte = 1_048_576;

/** Who took which unit's data when, and how far what was asked for is. */
export function ExportHistory() {
  const t = useMessages(messages);
  const { language } = useLanguage();
  const pages = useInfiniteQuery({
    ...trpc.export.list.infiniteQueryOptions(
      { limit: 20 },
      { getNextPageParam: (page) => page.next ?? undefined, initialCursor: '' },
    ),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.rows.some(isOpen)) ? lookEvery : false,
  });
  const size = (row: ExportRow) =>
    row.size === null
      ? '—'
      : t('exportSizeText', {
          lines: row.lineCount,
          files: row.fileCount,
          size: (row.size / megabyte).toFixed(1),
        });
  return (
    <section aria-label={t('exportHistory')}>
      <h2>{t('exportHistory')}</h2>
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('exportHistoryNone')}</NothingYet>;
          return (
            <WideTable label={t('exportHistory')}>
              <Table
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={rows}
                columns={[
                  { title: t('exportUnit'), dataIndex: 'unitName' },
                  { title: t('exportedOn'), render: (_, row) => <DayText day={row.madeOn} /> },
                  { title: t('exportedBy'), dataIndex: 'maker' },
                  { title: t('exportSize'), render: (_, row) => size(row) },
                  { title: t('state'), render: (_, row) => <ExportState row={row} /> },
                  {
                    title: t('exportDownloads'),
                    render: (_, row) =>
                      row.downloads.length === 0 ? (
                        <span className="quiet">{t('exportNotTaken')}</span>
                      ) : (
                        row.downloads.map(({ by, on }) => `${by} ${formatDay(on, language)}`).join('、')
                      ),
                  },
                ]}
              />
            </WideTable>
          );
        }}
      </Asked>
      <LoadMore pages={pages} />
    </section>
  );
}
