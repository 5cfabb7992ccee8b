import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { yearOf } from '@gangmu/domain/time/day';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, Tag } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

/** 整改率 with what goes on and what is overdue beside it, and who was observed; departments by code, none compared. */
export function InspectionsPage() {
  const t = useMessages(messages);
  const { me } = useMe();
  const rate = useQuery(trpc.inspection.rate.queryOptions());
  const observed = useQuery(trpc.inspection.observed.queryOptions({ year: yearOf(me.today) }));
  return (
    <>
      <div className="page-head">
        <h1>{t('inspections')}</h1>
        <span style={{ flex: 1 }} />
        <Link to={paths.recordsOf('inspectionPlan')}>{t('inspectionPlans')}</Link>
        <Link to={paths.findings()}>{t('findings')}</Link>
      </div>
      <Asked query={rate} toTrouble={toRefusal}>
        {(data) => (
          <section>
            <h2>{t('rectification')}</h2>
            <p>{t('rateLine', { ...data.all })}</p>
            {data.departments.length === 0 ? (
              <NothingYet>{t('rateNone')}</NothingYet>
            ) : (
              <Table
                size="small"
                rowKey="id"
                pagination={false}
                scroll={{ x: true }}
                dataSource={data.departments}
                columns={[
                  { title: t('unit'), dataIndex: 'name' },
                  { title: t('closedOfConfirmed'), render: (_, row) => `${row.closed}/${row.confirmed}` },
                  { title: t('inProgress'), dataIndex: 'inProgress' },
                  { title: t('overdueFindings'), dataIndex: 'overdue' },
                  { title: t('reopened'), dataIndex: 'reopened' },
                ]}
              />
            )}
          </section>
        )}
      </Asked>
      <Asked query={observed} toTrouble={toRefusal}>
        {(rows) => (
          <section>
            <h2>{t('observed')}</h2>
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              scroll={{ x: true }}
              dataSource={rows}
              columns={[
                { title: t('unit'), dataIndex: 'name' },
                { title: t('observedTimes'), render: (_, row) => `${row.observed}/2` },
                { title: t('quartersMet'), render: (_, row) => `${row.quarters.length}/4` },
                {
                  title: t('quartersMissing'),
                  render: (_, row) =>
                    [1, 2, 3, 4]
                      .filter((quarter) => !row.quarters.includes(quarter) && isOver(quarter, me.today))
                      .map((quarter) => <Tag key={quarter}>{t('quarterNo', { no: quarter })}</Tag>),
                },
              ]}
            />
          </section>
        )}
      </Asked>
    </>
  );
}

function isOver(quarter: number, today: string): boolean {
  return Number(today.slice(5, 7)) > quarter * 3;
}
