import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { burdenVoices, type BurdenVoice } from '@gangmu/domain/responsibilities/burden';
import { yearOf } from '@gangmu/domain/time/day';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

/** What issuers ask for by month, and what was said about it: a report on issuers, never on receivers. */
export function BurdenPage() {
  const t = useMessages(messages);
  const { me, may } = useMe();
  const ledger = useQuery(trpc.burden.ledger.queryOptions({ year: yearOf(me.today) }));
  return (
    <>
      <div className="page-head">
        <h1>{t('burdenPage')}</h1>
        <Button className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <p className="quiet">{t('burdenHint')}</p>
      <Asked query={ledger} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t('burdenNone')}</NothingYet>
          ) : (
            <Table
              size="small"
              rowKey={(row) => `${row.month}${row.issuerId}`}
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('month'), dataIndex: 'month', width: 110 },
                { title: t('issuer'), dataIndex: 'issuerName' },
                { title: t('askedUnits'), dataIndex: 'units', width: 110 },
                { title: t('askedMembers'), dataIndex: 'members', width: 110 },
                {
                  title: t('askedHours'),
                  width: 130,
                  render: (_, row) => (row.minutes / 60).toFixed(1),
                },
              ]}
            />
          )
        }
      </Asked>
      {may('burden.answer') && <Voices />}
    </>
  );
}

type Voice = Awaited<ReturnType<typeof trpcClient.burden.voices.query>>[number];

function Voices() {
  const t = useMessages(messages);
  const voices = useQuery(trpc.burden.voices.queryOptions());
  return (
    <section className="no-print">
      <h2>{t('voices')}</h2>
      <Asked query={voices} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t('voicesNone')}</NothingYet>
          ) : (
            <ul className="plain">
              {rows.map((voice) => (
                <VoiceLine key={`${voice.measureId}${voice.issuerUnitId}${voice.what}`} voice={voice} />
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}

function VoiceLine({ voice }: { voice: Voice }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const [answer, setAnswer] = useState('');
  const send = useWrite(
    (
      input: {
        measureId: string;
        issuerUnitId: string;
        what: BurdenVoice;
        expectedVersion: number;
        answer: string;
      },
      key: string,
    ) => trpcClient.burden.answer.mutate({ ...input, key }),
    () => void message.success(t('done')),
  );
  const { measureId, issuerUnitId, what, version } = voice;
  return (
    <li style={{ marginBottom: 14 }}>
      <strong>
        {say(burdenVoices[what])} × {voice.count}
      </strong>{' '}
      {voice.code} {voice.text}{' '}
      {voice.answeredOn ? (
        <span className="quiet">
          <DayText day={voice.answeredOn} /> {voice.answer}
        </span>
      ) : (
        <Space.Compact style={{ display: 'flex', maxWidth: 720 }}>
          <Input
            aria-label={t('answer')}
            placeholder={t('answerBy', { day: voice.answerBy })}
            maxLength={300}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <Button
            loading={send.isPending}
            disabled={answer.trim() === ''}
            onClick={() => send.mutate({ measureId, issuerUnitId, what, expectedVersion: version, answer })}
          >
            {t('answer')}
          </Button>
        </Space.Compact>
      )}
      {send.error && <TroubleAlert trouble={toRefusal(send.error)} />}
    </li>
  );
}
