import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Space, Table } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';

/** Accounts without rights; rights are another administrator's (domain 6.3). */
export function AccountsPage() {
  const t = useMessages(messages);
  const { modal, message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const pages = useInfiniteQuery(
    trpc.account.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const showCode = (code: string) =>
    void modal.success({ title: t('code1'), content: <code style={{ fontSize: 18 }}>{code}</code> });
  const create = useWrite(
    (input: { username: string; name: string }, key: string) =>
      trpcClient.account.create.mutate({ ...input, personId: null, key }),
    (answer) => {
      setAdding(false);
      showCode(answer.code);
    },
  );
  const reset = useWrite(
    (input: { id: string }, key: string) => trpcClient.account.resetCode.mutate({ ...input, key }),
    (answer) => showCode(answer.code),
  );
  const disable = useWrite(
    (input: { id: string; disabled: boolean }, key: string) =>
      trpcClient.account.disable.mutate({ ...input, key }),
    () => void message.success(t('done')),
  );
  const [form] = Form.useForm<{ username: string; name: string }>();
  const failed = reset.error ?? disable.error;
  return (
    <>
      <div className="page-head">
        <h1>{t('accounts')}</h1>
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
                { title: t('name'), dataIndex: 'name' },
                { title: t('state'), render: (_, row) => (row.disabled ? t('disabled') : t('active')) },
                {
                  title: t('verb'),
                  render: (_, row) => (
                    <Space>
                      <Button size="small" onClick={() => reset.mutate({ id: row.id })}>
                        {t('resetCode')}
                      </Button>
                      <Button
                        size="small"
                        onClick={() => disable.mutate({ id: row.id, disabled: !row.disabled })}
                      >
                        {row.disabled ? t('enable') : t('disable')}
                      </Button>
                    </Space>
                  ),
                },
              ]}
            />
          );
        }}
      </Asked>
      {pages.hasNextPage && (
        <Button block onClick={() => void pages.fetchNextPage()} style={{ marginTop: 10 }}>
          {t('loadMore')}
        </Button>
      )}
      <Modal
        open={adding}
        title={t('newAccount')}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={create.isPending}
        onCancel={() => setAdding(false)}
        onOk={() => form.submit()}
      >
        <Form form={form} layout="vertical" onFinish={(values) => create.mutate(values)}>
          <Form.Item
            name="username"
            label={t('username')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,59}$/ }]}
          >
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={t('name')} rules={[{ required: true }]}>
            <Input autoComplete="off" />
          </Form.Item>
        </Form>
        {create.error && <TroubleAlert trouble={toRefusal(create.error)} />}
      </Modal>
    </>
  );
}
