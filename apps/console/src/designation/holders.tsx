import { DayText } from '@gangmu/ui/day-text';
import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { isDay } from '@gangmu/domain/time/day';
import { designationMessages } from '@gangmu/ui/designation-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

/** Who held which title on a day; what was taken back later is among it. */
export function Holders() {
  const t = useMessages(designationMessages);
  const say = useLabel();
  const { me } = useMe();
  const [on, setOn] = useState(me.today);
  const states = readRecordDefinition('title').states;
  const pages = useInfiniteQuery(
    trpc.designation.holders.infiniteQueryOptions(
      { on },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <section>
      <h2>{t('holders')}</h2>
      <Input
        type="date"
        aria-label={t('holdersOn')}
        style={{ width: 180, marginBottom: 10 }}
        value={on}
        onChange={(event) => isDay(event.target.value) && setOn(event.target.value)}
      />
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return rows.length === 0 ? (
            <NothingYet>{t('holdersNone')}</NothingYet>
          ) : (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              scroll={{ x: true }}
              dataSource={rows}
              columns={[
                {
                  title: t('titles'),
                  render: (_, row) => <Link to={paths.record(row.id)}>{row.title}</Link>,
                },
                {
                  title: t('holder'),
                  render: (_, row) => (row.person ? `${row.person}（${row.unitName}）` : row.unitName),
                },
                { title: t('from'), render: (_, row) => <DayText day={row.from} /> },
                { title: t('until'), render: (_, row) => (row.to === null ? '—' : <DayText day={row.to} />) },
                {
                  title: '',
                  key: 'state',
                  render: (_, row) => say(states[row.state] ?? { zh: row.state, en: row.state }),
                },
              ]}
            />
          );
        }}
      </Asked>
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
