import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { findObligationRule } from '@gangmu/domain/responsibilities/obligation-rules';
import { periodLabel, periodOf } from '@gangmu/domain/time/period';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

/** n / N / exempt of the running periods over all units the reader answers for; sums only. */
export function ObligationBoard() {
  const t = useMessages(messages);
  const say = useLabel();
  const { me, may } = useMe();
  const unitId = me.grants[0]?.unitId ?? '';
  const allowed = may('obligation.sums') && unitId !== '';
  const board = useQuery({ ...trpc.obligation.board.queryOptions({ unitId }), enabled: allowed });
  if (!allowed) return null;
  return (
    <section className="no-print" style={{ marginTop: 24 }}>
      <h2>{t('obligations')}</h2>
      <Asked query={board} toTrouble={toRefusal}>
        {(rows) => (
          <Table
            size="small"
            pagination={false}
            rowKey="rule"
            dataSource={rows.filter((row) => row.of > 0)}
            columns={[
              {
                title: t('obligations'),
                render: (_, row) =>
                  say(findObligationRule(row.rule)?.label ?? { zh: row.rule, en: row.rule }),
              },
              {
                title: t('every'),
                render: (_, row) =>
                  say(periodLabel(periodOf(findObligationRule(row.rule)?.per ?? 'year', me.today))),
              },
              { title: t('met'), dataIndex: 'met' },
              { title: t('obliged'), dataIndex: 'of' },
              { title: t('exempt'), dataIndex: 'exempt' },
            ]}
          />
        )}
      </Asked>
    </section>
  );
}
