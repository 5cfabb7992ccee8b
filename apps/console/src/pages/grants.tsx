import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { roleNames, roles, type Role } from '@gangmu/domain/access/roles';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { UnitSelect } from '../unit/unit-select.tsx';
import { useMe } from '../use-me.ts';

/** Who holds which role where and for how long. */
export function GrantsPage() {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const [userId, setUserId] = useState<string | null>(null);
  const accounts = useQuery(trpc.grant.accounts.queryOptions({ text, limit: 50 }));
  return (
    <>
      <div className="page-head">
        <h1>{t('grants')}</h1>
        <label htmlFor="grant-user">{t('chooseAccount')}</label>
        <Select
          id="grant-user"
          style={{ width: 320 }}
          value={userId}
          onChange={setUserId}
          showSearch={{ onSearch: setText, filterOption: false }}
          options={
            accounts.data?.rows.map((row) => ({ value: row.id, label: `${row.username} ${row.name}` })) ?? []
          }
        />
      </div>
      {userId ? <Grants userId={userId} /> : <NothingYet>{t('chooseAccount')}</NothingYet>}
    </>
  );
}

function Grants({ userId }: { userId: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me } = useMe();
  const { modal, message } = App.useApp();
  const [wish, setWish] = useState<{ role: Role; unitId: string; from: string; to: string }>({
    role: 'organOffice',
    unitId: '',
    from: me.today,
    to: '',
  });
  const grants = useQuery(trpc.grant.list.queryOptions({ userId }));
  const done = () => void message.success(t('done'));
  const grant = useWrite(
    (input: typeof wish, key: string) =>
      trpcClient.grant.grant.mutate({ ...input, to: input.to || null, userId, key }),
    done,
  );
  const withdraw = useWrite(
    (input: { id: string; expectedVersion: number }, key: string) =>
      trpcClient.grant.withdraw.mutate({ ...input, key }),
    done,
  );
  const failed = grant.error ?? withdraw.error;
  const ask = (id: string, expectedVersion: number) => {
    void modal.confirm({
      title: t('withdrawAsk'),
      okText: t('withdraw'),
      cancelText: t('cancel'),
      onOk: () => withdraw.mutate({ id, expectedVersion }),
    });
  };
  return (
    <>
      <Asked query={grants} toTrouble={toRefusal}>
        {(rows) => (
          <Table
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={rows}
            columns={[
              { title: t('role'), render: (_, row) => say(roles[row.role].label) },
              { title: t('unit'), dataIndex: 'unitName' },
              { title: t('from'), render: (_, row) => <DayText day={row.from} /> },
              { title: t('to'), render: (_, row) => <DayText day={row.to} /> },
              {
                title: t('withdraw'),
                render: (_, row) =>
                  row.to === null || row.to >= me.today ? (
                    <Button size="small" danger onClick={() => ask(row.id, row.version)}>
                      {t('withdraw')}
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </Asked>
      <h2>{t('grantRole')}</h2>
      <Space wrap align="end">
        <label>
          {t('role')}
          <Select
            style={{ width: 200, display: 'block' }}
            aria-label={t('role')}
            value={wish.role}
            onChange={(role: Role) => setWish({ ...wish, role })}
            options={roleNames.map((name) => ({ value: name, label: say(roles[name].label) }))}
          />
        </label>
        <div style={{ width: 260 }}>
          <label htmlFor="grant-unit">{t('unit')}</label>
          <UnitSelect
            id="grant-unit"
            many={false}
            known={[]}
            value={wish.unitId ? [wish.unitId] : []}
            onChange={([unitId]) => setWish({ ...wish, unitId: unitId ?? '' })}
          />
        </div>
        <label>
          {t('from')}{' '}
          <Input
            type="date"
            value={wish.from}
            onChange={(event) => setWish({ ...wish, from: event.target.value })}
          />
        </label>
        <label>
          {t('to')}{' '}
          <Input
            type="date"
            value={wish.to}
            onChange={(event) => setWish({ ...wish, to: event.target.value })}
          />
        </label>
        <Button
          type="primary"
          loading={grant.isPending}
          disabled={wish.unitId === ''}
          onClick={() => grant.mutate(wish)}
        >
          {t('grantRole')}
        </Button>
      </Space>
      {failed && <TroubleAlert trouble={toRefusal(failed)} />}
    </>
  );
}
