import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { readPaperKind } from '@gangmu/domain/papers/paper-kinds';
import { periodLabel, periodOf } from '@gangmu/domain/time/period';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';

/** Who made which paper when, of which day its figures are; the file is the same whenever it is taken again. */
export function PaperHistory() {
  const t = useMessages(messages);
  const say = useLabel();
  const { language } = useLanguage();
  const pages = useInfiniteQuery(
    trpc.paper.list.infiniteQueryOptions(
      { limit: 20 },
      { getNextPageParam: (page) => page.next ?? undefined, initialCursor: '' },
    ),
  );
  const states = {
    waiting: t('paperWaiting'),
    making: t('paperMaking'),
    failed: t('paperFailed'),
    ready: t('download'),
  } as const;
  return (
    <section aria-label={t('paperHistory')}>
      <h2>{t('paperHistory')}</h2>
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('paperHistoryNone')}</NothingYet>;
          return (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              scroll={{ x: 'max-content' }}
              dataSource={rows}
              columns={[
                {
                  title: t('paperTitle'),
                  render: (_, row) => row.title || say(readPaperKind(row.kind).label),
                },
                { title: t('paperUnit'), dataIndex: 'unitName' },
                {
                  title: t('paperPer'),
                  render: (_, row) =>
                    row.per === null || row.periodFrom === null
                      ? '—'
                      : say(periodLabel(periodOf(row.per, row.periodFrom))),
                },
                { title: t('dataDay'), render: (_, row) => <DayText day={row.asOf} /> },
                { title: t('madeBy'), dataIndex: 'maker' },
                {
                  title: t('madeAt'),
                  render: (_, row) =>
                    new Date(row.madeAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
                      timeZone: 'Asia/Shanghai',
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    }),
                },
                {
                  title: t('paperState'),
                  render: (_, row) =>
                    row.state === 'ready' ? (
                      <a href={`/files/papers/${row.id}`} aria-label={`${t('download')} ${row.title}`}>
                        {states.ready}
                      </a>
                    ) : (
                      <span title={row.failure ? say(row.failure) : undefined}>{states[row.state]}</span>
                    ),
                },
              ]}
            />
          );
        }}
      </Asked>
      <LoadMore pages={pages} />
    </section>
  );
}
