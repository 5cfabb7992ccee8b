import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { planStates } from '@gangmu/domain/items/plan-state';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

export function PlansPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const { may } = useMe();
  const plans = useQuery(trpc.plan.list.queryOptions());
  return (
    <>
      <div className="page-head">
        <h1>{t('plans')}</h1>
        {may('plan.draft') && (
          <Button type="primary" onClick={() => void navigate({ to: paths.importPlan() })}>
            {t('importPlan')}
          </Button>
        )}
      </div>
      <Asked query={plans} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t('plansNone')}</NothingYet>
          ) : (
            <Table
              rowKey="id"
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('year'), dataIndex: 'year', width: 90 },
                { title: t('title'), render: (_, row) => <Link to={paths.plan(row.id)}>{row.title}</Link> },
                { title: t('state'), width: 130, render: (_, row) => say(planStates[row.state]) },
                {
                  title: t('version'),
                  width: 90,
                  render: (_, row) => (row.publishedVersion > 0 ? row.publishedVersion : '—'),
                },
              ]}
            />
          )
        }
      </Asked>
    </>
  );
}
