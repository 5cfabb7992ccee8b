import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { DayText } from '@gangmu/ui/day-text';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { ScopeText } from '../token/scope-text.tsx';
import { TokenForm } from '../token/token-form.tsx';
import { TokenOnce } from '../token/token-once.tsx';
import { useMe } from '../use-me.ts';
import { WideTable } from '../wide-table.tsx';

/** The tokens of other systems: whose, for what, until when, and the end of them. */
export function TokensPage() {
  const t = useMessages(messages);
  const { me } = useMe();
  const { message } = App.useApp();
  const [giving, setGiving] = useState(false);
  const [given, setGiven] = useState<{ token: string | null } | null>(null);
  const pages = useInfiniteQuery(
    trpc.token.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined, initialCursor: '' },
    ),
  );
  const revoke = useWrite(
    (input: { id: string; expectedVersion: number }, key: string) =>
      trpcClient.token.revoke.mutate({ ...input, key }),
    () => void message.success(t('done')),
  );
  return (
    <>
      <div className="page-head">
        <h1>{t('tokens')}</h1>
        <Link to={paths.openApi()}>{t('apiPage')}</Link>
        <Button type="primary" onClick={() => setGiving(true)}>
          {t('giveToken')}
        </Button>
      </div>
      <p className="quiet">{t('tokensHint')}</p>
      {revoke.error && <TroubleAlert trouble={toRefusal(revoke.error)} />}
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('tokensNone')}</NothingYet>;
          return (
            <WideTable label={t('tokens')}>
              <Table
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={rows}
                columns={[
                  { title: t('tokenName'), dataIndex: 'name' },
                  { title: t('machineAccount'), dataIndex: 'username' },
                  { title: t('tokenPrefix'), render: (_, row) => <code>{row.prefix}…</code> },
                  { title: t('tokenScope'), render: (_, row) => <ScopeText scope={row.scope} /> },
                  { title: t('tokenLastOn'), render: (_, row) => <DayText day={row.lastOn} /> },
                  {
                    title: t('tokenUsed'),
                    render: (_, row) =>
                      row.lastUsedOn === null ? (
                        <span className="quiet">{t('tokenUnused')}</span>
                      ) : (
                        <DayText day={row.lastUsedOn} />
                      ),
                  },
                  {
                    title: t('state'),
                    render: (_, row) =>
                      row.revokedOn !== null
                        ? t('tokenRevoked')
                        : row.lastOn < me.today
                          ? t('tokenExpired')
                          : t('tokenActive'),
                  },
                  {
                    title: t('verb'),
                    render: (_, row) =>
                      row.revokedOn === null && row.lastOn >= me.today ? (
                        <Popconfirm
                          title={t('revokeTokenAsk')}
                          okText={t('revokeToken')}
                          cancelText={t('cancel')}
                          onConfirm={() => revoke.mutate({ id: row.id, expectedVersion: row.version })}
                        >
                          <Button size="small" danger aria-label={`${t('revokeToken')} ${row.name}`}>
                            {t('revokeToken')}
                          </Button>
                        </Popconfirm>
                      ) : null,
                  },
                ]}
              />
            </WideTable>
          );
        }}
      </Asked>
      <LoadMore pages={pages} />
      {giving && (
        <TokenForm
          close={() => setGiving(false)}
          done={(token) => {
            setGiving(false);
            setGiven({ token });
          }}
        />
      )}
      {given && <TokenOnce token={given.token} close={() => setGiven(null)} />}
    </>
  );
}
