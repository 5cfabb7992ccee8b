import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { termGapLabel } from '@gangmu/domain/units/term-radar';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Form, Input, Modal, Statistic, Table, Tag } from 'antd';
import { useState } from 'react';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useRealm } from '../use-realm.ts';

/** 换届: how many terms end when, the letter to those who are due, and the rate of the year as n / N / exempt. */
export function TermsPage() {
  const t = useMessages(messages);
  const realm = useRealm();
  if (realm === null) return <NothingYet>{t('noPlace')}</NothingYet>;
  return <Radar unitId={realm} />;
}

function Radar({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const [chosen, setGap] = useState<number | null>(null);
  const radar = useQuery(trpc.election.radar.queryOptions({ unitId }));
  return (
    <>
      <div className="page-head">
        <h1>{t('terms')}</h1>
        {radar.data && <SendLetters unitId={unitId} gap={radar.data.reminderMonths} />}
      </div>
      <Asked query={radar} toTrouble={toRefusal}>
        {(data) => (
          <>
            <p>
              {t('termRate', data.rate)}{' '}
              <span className="quiet">{t('termRateHint', { overdue: data.rate.overdue })}</span>
            </p>
            <div className="radar" role="group" aria-label={t('terms')}>
              {data.buckets.map((bucket) => (
                <button
                  key={bucket.gap}
                  type="button"
                  aria-pressed={bucket.gap === (chosen ?? data.reminderMonths)}
                  onClick={() => setGap(bucket.gap)}
                >
                  <Statistic title={say(termGapLabel(bucket.gap))} value={bucket.count} />
                </button>
              ))}
            </div>
            <h2>{say(termGapLabel(chosen ?? data.reminderMonths))}</h2>
            <Terms key={chosen ?? data.reminderMonths} unitId={unitId} gap={chosen ?? data.reminderMonths} />
          </>
        )}
      </Asked>
    </>
  );
}

function Terms({ unitId, gap }: { unitId: string; gap: number }) {
  const t = useMessages(messages);
  const pages = useInfiniteQuery(
    trpc.election.terms.infiniteQueryOptions(
      { unitId, gap, limit: 100 },
      { getNextPageParam: (page) => page.next ?? undefined, initialCursor: '' },
    ),
  );
  return (
    <>
      <Asked query={pages} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <NothingYet>{t('termsNone')}</NothingYet>;
          return (
            <Table
              size="small"
              rowKey="unitId"
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('code'), dataIndex: 'code' },
                { title: t('unit'), render: (_, row) => <Link to={paths.unit(row.unitId)}>{row.name}</Link> },
                {
                  title: t('termEnd'),
                  render: (_, row) => (
                    <>
                      <DayText day={row.termEnd} /> {row.isPostponed && <Tag>{t('postponed')}</Tag>}
                    </>
                  ),
                },
                {
                  title: t('remindedOn'),
                  render: (_, row) => (row.remindedOn ? <DayText day={row.remindedOn} /> : t('notReminded')),
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

/** One click sends the letter of the six-month rule to everybody who has not had it for this term. */
function SendLetters({ unitId, gap }: { unitId: string; gap: number }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [letterNo, setLetterNo] = useState('');
  const send = useWrite(
    (input: { letterNo: string }, key: string) =>
      trpcClient.election.remind.mutate({ ...input, key, unitId, gap }),
    ({ sent }) => {
      void message.success(t('lettersSent', { count: sent }));
      setOpen(false);
    },
  );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('sendLetters')}
      </Button>
      <Modal
        open={open}
        title={t('sendLetters')}
        okText={t('send')}
        cancelText={t('cancel')}
        confirmLoading={send.isPending}
        okButtonProps={{ disabled: letterNo.trim() === '' }}
        onCancel={() => setOpen(false)}
        onOk={() => send.mutate({ letterNo })}
      >
        <p className="quiet">{t('lettersHint')}</p>
        <Form layout="vertical" component={false}>
          <Form.Item label={t('letterNo')} htmlFor="letter-no" required>
            <Input
              id="letter-no"
              maxLength={60}
              value={letterNo}
              onChange={(event) => setLetterNo(event.target.value)}
            />
          </Form.Item>
        </Form>
        {send.error && <TroubleAlert trouble={toRefusal(send.error)} />}
      </Modal>
    </>
  );
}
