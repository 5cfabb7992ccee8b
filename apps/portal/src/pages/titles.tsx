import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { DayText } from '@gangmu/ui/day-text';
import { designationMessages } from '@gangmu/ui/designation-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Modal, Radio, Tag } from 'antd';
import { useState } from 'react';
import { paths } from '../paths.ts';
import { useToast } from '../toast.tsx';

type Objection = 'condition' | 'procedure' | 'fact';

/** Titles of the reader and his units, what his word is asked on, and what is on public notice. */
export function TitlesPage() {
  const t = useMessages(designationMessages);
  return (
    <>
      <h1>{t('designations')}</h1>
      <Own />
      <Notices />
    </>
  );
}

function Own() {
  const t = useMessages(designationMessages);
  const say = useLabel();
  const own = useQuery(trpc.designation.own.queryOptions());
  const states = readRecordDefinition('title').states;
  return (
    <Asked query={own} toTrouble={toRefusal}>
      {({ titles, consents }) => (
        <>
          {consents.length > 0 && (
            <section>
              <h2>{t('consents')}</h2>
              <ul className="plain">
                {consents.map((one) => (
                  <li key={one.id}>
                    <Link className="thing" to={paths.recordDetail(one.id)}>
                      {t('consentLine', { unit: one.unitName, round: one.round })}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>{t('mine')}</h2>
            {titles.length === 0 ? (
              <NothingYet>{t('mineNone')}</NothingYet>
            ) : (
              <ul className="plain">
                {titles.map((title) => (
                  <li key={title.id}>
                    <Link className="thing" to={paths.recordDetail(title.id)}>
                      <span className="thing-row">
                        <strong>{title.title}</strong>
                        <span className="quiet">
                          {say(states[title.state] ?? { zh: title.state, en: title.state })}
                        </span>
                      </span>
                      <span className="quiet">
                        {title.person ?? title.unitName} · <DayText day={title.from} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </Asked>
  );
}

function Notices() {
  const t = useMessages(designationMessages);
  const toast = useToast();
  const [chosen, setChosen] = useState<{ id: string; version: number; name: string } | null>(null);
  const [objection, setObjection] = useState<Objection>('fact');
  const notices = useQuery(trpc.designation.notices.queryOptions());
  const object = useWrite(
    (given: { id: string; expectedVersion: number; objection: Objection }, key: string) =>
      trpcClient.designation.object.mutate({ ...given, key }),
    () => {
      setChosen(null);
      toast(t('objectDone'));
    },
  );
  return (
    <section>
      <h2>{t('notices')}</h2>
      <Asked query={notices} toTrouble={toRefusal}>
        {(rounds) =>
          rounds.length === 0 ? (
            <NothingYet>{t('noticesNone')}</NothingYet>
          ) : (
            rounds.map((round) => (
              <div key={round.roundId}>
                <h3>{round.round}</h3>
                <p className="quiet">
                  <DayText day={round.from} weekday /> — <DayText day={round.to} weekday />
                </p>
                <ul className="plain">
                  {round.nominations.map((one) => {
                    const name = [one.holder, one.person ?? '', one.unitName].filter(Boolean).join(' · ');
                    return (
                      <li key={one.id} className="thing thing-row">
                        <span>{name}</span>
                        {one.isObjected ? (
                          <Tag>{t('objected')}</Tag>
                        ) : (
                          <Button
                            aria-label={`${t('object')}：${name}`}
                            onClick={() => setChosen({ id: one.id, version: one.version, name })}
                          >
                            {t('object')}
                          </Button>
                        )}
                      </li>
                    );
                  })}
                </ul>
              </div>
            ))
          )
        }
      </Asked>
      <Modal
        open={chosen !== null}
        title={t('object')}
        okText={t('object')}
        cancelText={t('cancel')}
        confirmLoading={object.isPending}
        onCancel={() => setChosen(null)}
        onOk={() => chosen && object.mutate({ id: chosen.id, expectedVersion: chosen.version, objection })}
      >
        <p>{chosen?.name}</p>
        <p>{t('objectSure')}</p>
        <Radio.Group
          aria-label={t('objection')}
          vertical
          value={objection}
          onChange={(event) => setObjection(event.target.value as Objection)}
          options={[
            { label: t('fact'), value: 'fact' },
            { label: t('condition'), value: 'condition' },
            { label: t('procedure'), value: 'procedure' },
          ]}
        />
        {object.error && <TroubleAlert trouble={toRefusal(object.error)} />}
      </Modal>
    </section>
  );
}
