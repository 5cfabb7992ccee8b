import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Space, Table } from 'antd';
import { useState } from 'react';
import { AccountForm } from '../account/account-form.tsx';
import { MachineForm } from '../account/machine-form.tsx';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';

/** Accounts without rights; rights are another administrator's (domain 6.3). */
export function AccountsPage() {
  const t = useMessages(messages);
  const { modal, message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [addingMachine, setAddingMachine] = useState(false);
  const [text, setText] = useState('');
  const pages = useInfiniteQuery(
    trpc.account.list.infiniteQueryOptions(
      { text, limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const showCode = (code: string | null) =>
    void modal.success({
      title: t('code1'),
      content: code === null ? t('codeShown') : <code style={{ fontSize: 18 }}>{code}</code>,
    });
  const reset = useWrite(
    (input: { id: string }, key: string) => trpcClient.account.resetCode.mutate({ ...input, key }),
    (answer) => showCode(answer.code),
  );
  const disable = useWrite(
    (input: { id: string; disabled: boolean }, key: string) =>
      trpcClient.account.disable.mutate({ ...input, key }),
    () => void message.success(t('done')),
  );
  const failed = reset.error ?? disable.error;
  return (
    <>
      <div className="page-head">
        <h1>{t('accounts')}</h1>
        <Input.Search
          aria-label={t('searchAccount')}
          placeholder={t('searchAccount')}
          allowClear
          maxLength={60}
          style={{ width: 240 }}
          onSearch={setText}
        />
        <Button onClick={() => setAddingMachine(true)}>{t('newMachine')}</Button>
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('newAccount')}
        </Button>
      </div>
      {failed && <TroubleAlert trouble={toRefusal(failed)} />}
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('accountsNone')}</NothingYet>;
          return (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('username'), dataIndex: 'username' },
                {
                  title: t('name'),
                  render: (_, row) => (row.machine ? `${row.name}（${t('machineAccount')}）` : row.name),
                },
                { title: t('state'), render: (_, row) => (row.disabled ? t('disabled') : t('active')) },
                { title: t('secondFactor'), render: (_, row) => (row.twoFactor ? t('isOn') : '—') },
                {
                  title: t('verb'),
                  render: (_, row) => (
                    <Space>
                      {!row.machine && (
                        <Popconfirm
                          title={t('resetAsk')}
                          okText={t('resetCode')}
                          cancelText={t('cancel')}
                          onConfirm={() => reset.mutate({ id: row.id })}
                        >
                          <Button size="small">{t('resetCode')}</Button>
                        </Popconfirm>
                      )}
                      {row.disabled ? (
                        <Button size="small" onClick={() => disable.mutate({ id: row.id, disabled: false })}>
                          {t('enable')}
                        </Button>
                      ) : (
                        <Popconfirm
                          title={t('disableAsk')}
                          okText={t('disable')}
                          cancelText={t('cancel')}
                          onConfirm={() => disable.mutate({ id: row.id, disabled: true })}
                        >
                          <Button size="small">{t('disable')}</Button>
                        </Popconfirm>
                      )}
                    </Space>
                  ),
                },
              ]}
            />
          );
        }}
      </Asked>
      <LoadMore pages={pages} />
      {addingMachine && (
        <MachineForm
          close={() => setAddingMachine(false)}
          done={() => {
            setAddingMachine(false);
            void message.success(t('done'));
          }}
        />
      )}
      {adding && (
        <AccountForm
          close={() => setAdding(false)}
          done={(code) => {
            setAdding(false);
            showCode(code);
          }}
        />
      )}
    </>
  );
}
