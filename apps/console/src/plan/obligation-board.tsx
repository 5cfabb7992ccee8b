import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { findObligationRule } from '@gangmu/domain/responsibilities/obligation-rules';
import { addDays } from '@gangmu/domain/time/day';
import { periodLabel, periodOf } from '@gangmu/domain/time/period';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented, Table } from 'antd';
import { useState } from 'react';
import { placeOfDuty } from '../duty-place.ts';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

type Which = 'running' | 'last';

/** n / N / exempt of the running or the last periods over a unit and all below it; sums only. */
export function ObligationBoard({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me, may } = useMe();
  const [which, setWhich] = useState<Which>('running');
  const allowed = may('obligation.sums') && unitId !== '';
  const board = useQuery({
    ...trpc.obligation.board.queryOptions({ unitId, which }),
    enabled: allowed,
    placeholderData: (before) => before,
  });
  if (!allowed || (board.error && toRefusal(board.error).reason === 'not-found')) return null;
  const periodOfRule = (code: string) => {
    const running = periodOf(findObligationRule(code)?.per ?? 'year', me.today);
    return which === 'running' ? running : periodOf(running.per, addDays(running.from, -1));
  };
  return (
    <section className="no-print" style={{ marginTop: 24 }}>
      <div className="page-head">
        <h2 style={{ flex: 1, margin: 0 }}>{t('obligations')}</h2>
        <Segmented<Which>
          aria-label={t('every')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'running', label: t('periodRunning') },
            { value: 'last', label: t('periodLast') },
          ]}
        />
      </div>
      <Asked query={board} toTrouble={toRefusal}>
        {(rows) => (
          <Table
            size="small"
            pagination={false}
            rowKey="rule"
            locale={{ emptyText: t('obligationsNone') }}
            dataSource={rows.filter((row) => row.of + row.exempt > 0)}
            columns={[
              {
                title: t('duty'),
                render: (_, row) => <DutyName code={row.rule} />,
              },
              { title: t('every'), render: (_, row) => say(periodLabel(periodOfRule(row.rule))) },
              { title: t('met'), render: (_, row) => `${row.met}/${row.of}` },
              {
                title: t('share'),
                render: (_, row) => (row.percent === null ? '—' : `${row.percent}%`),
              },
              { title: t('metLate'), dataIndex: 'late' },
              { title: t('exempt'), dataIndex: 'exempt' },
              {
                title: t('corrected'),
                render: (_, row) => (row.corrected > 0 ? row.corrected : '—'),
              },
            ]}
          />
        )}
      </Asked>
    </section>
  );
}

/** The name of a duty, leading to the page on which it is done for those who may see that. */
function DutyName({ code }: { code: string }) {
  const say = useLabel();
  const { may } = useMe();
  const rule = findObligationRule(code);
  if (!rule) return code;
  const { path, needs } = placeOfDuty(rule.source);
  return may(needs) ? <Link to={path}>{say(rule.label)}</Link> : say(rule.label);
}
