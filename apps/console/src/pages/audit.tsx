import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { auditWords, outcomeWord, subjectWord } from '@gangmu/domain/access/audit-words';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Table } from 'antd';
import { useState } from 'react';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';

/** Every write and every refusal, in order, and whether the chain holds. */
export function AuditPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const [user, setUser] = useState('');
  const [verb, setVerb] = useState('');
  const pages = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { user, verb, limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const chain = useQuery({ ...trpc.audit.verify.queryOptions(), enabled: false });
  return (
    <>
      <div className="page-head">
        <h1>{t('audit')}</h1>
        <Input
          aria-label={t('who')}
          placeholder={t('who')}
          style={{ width: 160 }}
          value={user}
          onChange={(event) => setUser(event.target.value)}
        />
        <Input
          aria-label={t('verb')}
          placeholder={t('verb')}
          style={{ width: 200 }}
          value={verb}
          onChange={(event) => setVerb(event.target.value)}
        />
        <Button loading={chain.isFetching} onClick={() => void chain.refetch()}>
          {t('verifyChain')}
        </Button>
      </div>
      {chain.data && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          type={chain.data.brokenAt === null ? 'success' : 'error'}
          title={
            chain.data.brokenAt === null
              ? t('chainWhole', { count: chain.data.checked })
              : t('chainBroken', { no: chain.data.brokenAt })
          }
        />
      )}
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('auditNone')}</NothingYet>;
          return (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={rows}
              expandable={{
                expandedRowRender: (row) => (
                  <pre
                    style={{ whiteSpace: 'pre-wrap' }}
                  >{`${t('before')} ${row.before ?? '—'}\n${t('after')} ${row.after ?? '—'}`}</pre>
                ),
              }}
              columns={[
                {
                  title: t('time'),
                  render: (_, row) => new Date(row.at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' }),
                },
                { title: t('who'), render: (_, row) => row.user ?? '—' },
                {
                  title: t('verb'),
                  render: (_, row) => (
                    <>
                      {say(auditWords(row.verb))} <code className="quiet">{row.verb}</code>
                    </>
                  ),
                },
                { title: t('outcome'), render: (_, row) => say(outcomeWord(row.outcome)) },
                { title: t('calledFrom'), render: (_, row) => row.address ?? '—' },
                {
                  title: t('subject'),
                  render: (_, row) => (
                    <>
                      {say(subjectWord(row.subjectType))} <code className="quiet">{row.subjectId}</code>
                    </>
                  ),
                },
              ]}
            />
          );
        }}
      </Asked>
      <LoadMore pages={pages} />
    </>
  );
}
