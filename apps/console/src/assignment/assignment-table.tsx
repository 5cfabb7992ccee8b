import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { assignmentStates } from '@gangmu/domain/responsibilities/assignment-state';
import { assignmentRoles } from '@gangmu/domain/responsibilities/fan-out';
import { urgencies, type Bucket, type lateUrgencies } from '@gangmu/domain/responsibilities/urgency';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { UrgencyMark } from '@gangmu/ui/urgency-mark';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useState, type Key } from 'react';
import { ListExport } from '../list/list-export.tsx';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';
import { VerifyMany } from './verify-many.tsx';

interface Filter {
  unitId?: string;
  measureId?: string;
  planId?: string;
  buckets?: Bucket[];
  urgency?: (typeof lateUrgencies)[number];
  text?: string;
}

type Row = Awaited<ReturnType<typeof trpcClient.assignment.list.query>>['rows'][number];

/** Page after page of tasks the reader may see; reports that wait can be verified many at a time. */
export function AssignmentTable({ filter, verify = false }: { filter: Filter; verify?: boolean }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const pages = useInfiniteQuery(
    trpc.assignment.list.infiniteQueryOptions(
      { ...filter, limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <Asked query={pages} toTrouble={toRefusal}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.rows);
        if (rows.length === 0) return <NothingYet>{t('tasksNone')}</NothingYet>;
        return (
          <>
            {filter.measureId === undefined && <ExportTasks filter={filter} />}
            {verify && may('assignment.verify') && (
              <VerifyMany chosen={rows.filter((row) => chosen.includes(row.id))} done={setChosen} />
            )}
            <Table
              size="small"
              rowKey="id"
              sticky
              {...(verify && may('assignment.verify')
                ? {
                    rowSelection: {
                      selectedRowKeys: [...chosen],
                      onChange: (keys: Key[]) => setChosen(keys.map(String)),
                    },
                  }
                : {})}
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('state'), width: 130, render: (_, row) => <UrgencyMark urgency={row.urgency} /> },
                ...(filter.measureId === undefined
                  ? [
                      { title: t('unit'), dataIndex: 'unitName', width: 160 },
                      {
                        title: t('measure'),
                        render: (_: unknown, row: Row) => (
                          <Link to={paths.assignment(row.id)} className="clamp" title={row.text}>
                            {row.code} {row.text}
                          </Link>
                        ),
                      },
                    ]
                  : [
                      {
                        title: t('unit'),
                        render: (_: unknown, row: Row) => (
                          <Link to={paths.assignment(row.id)}>{row.unitName}</Link>
                        ),
                      },
                    ]),
                { title: t('role'), width: 70, render: (_, row) => say(assignmentRoles[row.role]) },
                { title: t('outcome'), width: 90, render: (_, row) => say(assignmentStates[row.state]) },
                { title: t('dueOn'), width: 140, render: (_, row) => <DayText day={row.dueOn} /> },
              ]}
            />
            <LoadMore pages={pages} />
          </>
        );
      }}
    </Asked>
  );
}

function ExportTasks({ filter }: { filter: Filter }) {
  const t = useMessages(messages);
  const say = useLabel();
  const headers = [t('state'), t('unit'), t('measure'), t('role'), t('outcome'), t('dueOn')];
  return (
    <p className="no-print">
      <ListExport
        name={t('assignments')}
        headers={headers}
        load={async (cursor, signal) => {
          const page = await trpcClient.assignment.list.query(
            { ...filter, ...(cursor ? { cursor } : {}), limit: 100 },
            { signal },
          );
          const rows = page.rows.map((row) => [
            say(urgencies[row.urgency]),
            row.unitName,
            `${row.code} ${row.text}`,
            say(assignmentRoles[row.role]),
            say(assignmentStates[row.state]),
            row.dueOn ?? '',
          ]);
          return { rows, next: page.next };
        }}
      />
    </p>
  );
}
