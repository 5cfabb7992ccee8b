import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import {
  endOfPeriod,
  returnForms,
  returnStates,
  type ReturnForm,
} from '@gangmu/domain/assessments/restricted-return';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Space, Tag } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';
import { ReturnFields } from './return-form.tsx';

/** Every edition with its figures; the sender fills in, corrects and signs, the committee's discipline body accepts. */
export function ReturnList({ form, year }: { form: ReturnForm; year: number }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me, may } = useMe();
  const [filling, setFilling] = useState<number | null>(null);
  const rows = useQuery(trpc.restrictedReturn.list.queryOptions({ form, year }));
  const move = useWrite(
    (given: { verb: 'sign' | 'accept'; id: string; expectedVersion: number }, key: string) => {
      const { verb, ...rest } = given;
      return trpcClient.restrictedReturn[verb].mutate({ ...rest, key });
    },
  );
  const unitId = me.grants.find((grant) => grant.role === 'organDiscipline')?.unitId;
  const periods = (returnForms[form].per === 'year' ? [1] : [1, 2, 3, 4]).filter(
    (period) => endOfPeriod(form, year, period) < me.today,
  );
  const nameOf = (period: number) =>
    returnForms[form].per === 'year' ? t('returnWholeYear') : t('returnQuarterNo', { no: period });
  return (
    <Asked query={rows} toTrouble={toRefusal}>
      {(data) => {
        const last = (period: number) => data.find((row) => row.unitId === unitId && row.period === period);
        return (
          <>
            {unitId && may('return.write') && (
              <Space wrap style={{ marginBottom: 12 }}>
                {periods.map((period) => (
                  <Button key={period} onClick={() => setFilling(period)}>
                    {nameOf(period)} ·{' '}
                    {t(last(period) && last(period)?.state !== 'drafted' ? 'returnCorrect' : 'returnFill')}
                  </Button>
                ))}
              </Space>
            )}
            {unitId && filling !== null && (
              <Card size="small" title={nameOf(filling)} style={{ marginBottom: 12 }}>
                <ReturnFields
                  key={`${form}${year}${filling}`}
                  form={form}
                  unitId={unitId}
                  year={year}
                  period={filling}
                  start={last(filling)?.figures}
                  expectedVersion={last(filling)?.version ?? 0}
                  done={() => setFilling(null)}
                />
              </Card>
            )}
            {move.error && <TroubleAlert trouble={toRefusal(move.error)} />}
            {data.length === 0 && <NothingYet>{t('returnNone')}</NothingYet>}
            {data.map((row) => (
              <section key={row.id}>
                <h2>
                  {row.unitName} · {nameOf(row.period)} · {t('returnEdition', { no: row.edition })}{' '}
                  <Tag>{say(returnStates[row.state])}</Tag>
                </h2>
                {row.signedOn && <p className="quiet">{t('returnSignedOn', { day: row.signedOn })}</p>}
                <Descriptions
                  size="small"
                  column={{ xs: 1, md: 2, lg: 3 }}
                  items={returnForms[form].figures.map((label, at) => ({
                    key: at,
                    label: say(label),
                    children: row.figures[at],
                  }))}
                />
                {(row.maySign || row.mayAccept) && (
                  <Button
                    type="primary"
                    loading={move.isPending}
                    onClick={() =>
                      move.mutate({
                        verb: row.maySign ? 'sign' : 'accept',
                        id: row.id,
                        expectedVersion: row.version,
                      })
                    }
                  >
                    {t(row.maySign ? 'returnSign' : 'returnAccept')}
                  </Button>
                )}
              </section>
            ))}
          </>
        );
      }}
    </Asked>
  );
}

/** Masked sums over what the reader oversees, a table a period, never by unit. */
export function ReturnSums({ form, year }: { form: ReturnForm; year: number }) {
  const t = useMessages(messages);
  const say = useLabel();
  const sums = useQuery(trpc.restrictedReturn.sums.queryOptions({ form, year }));
  return (
    <>
      <p className="quiet">{t('returnMaskedHint')}</p>
      <Asked query={sums} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t('returnSumsNone')}</NothingYet>
          ) : (
            rows.map((row) => (
              <section key={row.period}>
                <h2>
                  {returnForms[form].per === 'year'
                    ? t('returnWholeYear')
                    : t('returnQuarterNo', { no: row.period })}{' '}
                  · {t('returnAcceptedCount', { count: row.accepted })}
                </h2>
                <Descriptions
                  size="small"
                  column={{ xs: 1, md: 2, lg: 3 }}
                  items={returnForms[form].figures.map((label, at) => ({
                    key: at,
                    label: say(label),
                    children: row.figures[at] ?? t('returnFew'),
                  }))}
                />
              </section>
            ))
          )
        }
      </Asked>
    </>
  );
}
