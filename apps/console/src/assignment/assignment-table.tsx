import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { assignmentStates } from '@gangmu/domain/responsibilities/assignment-state';
import { assignmentRoles } from '@gangmu/domain/responsibilities/fan-out';
import type { Bucket } from '@gangmu/domain/responsibilities/urgency';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { UrgencyMark } from '@gangmu/ui/urgency-mark';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';

/** A page after page of tasks the reader may see. */
export function AssignmentTable({
  filter,
}: {
  filter: { unitId?: string; measureId?: string; buckets?: Bucket[]; dueUntil?: string };
}) {
  const t = useMessages(messages);
  const say = useLabel();
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
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('state'), width: 110, render: (_, row) => <UrgencyMark urgency={row.urgency} /> },
                { title: t('unit'), dataIndex: 'unitName', width: 160 },
                {
                  title: t('measure'),
                  render: (_, row) => (
                    <Link to={paths.assignment(row.id)} className="clamp" title={row.text}>
                      {row.code} {row.text}
                    </Link>
                  ),
                },
                { title: t('role'), width: 70, render: (_, row) => say(assignmentRoles[row.role]) },
                { title: t('outcome'), width: 90, render: (_, row) => say(assignmentStates[row.state]) },
                { title: t('dueOn'), width: 140, render: (_, row) => <DayText day={row.dueOn} /> },
              ]}
            />
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
      }}
    </Asked>
  );
}
