import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { surveyStates } from '@gangmu/domain/assessments/survey';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { SurveyResults } from '@gangmu/ui/survey-results';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Space, Tag } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';

/** One survey for those who run it: its questions, its next step, and once closed its table. */
export function SurveyPage() {
  const { id } = useParams({ from: '/inside/surveys/$id' });
  const t = useMessages(messages);
  const say = useLabel();
  const [measuresTaken, setMeasuresTaken] = useState('');
  const survey = useQuery(trpc.survey.read.queryOptions({ id }));
  const [although, setAlthough] = useState('');
  const open = useWrite((given: { although: string; expectedVersion: number }, key: string) =>
    trpcClient.survey.open.mutate({ ...given, key, id }),
  );
  const close = useWrite((given: { expectedVersion: number }, key: string) =>
    trpcClient.survey.close.mutate({ ...given, key, id }),
  );
  const publish = useWrite((given: { measuresTaken: string; expectedVersion: number }, key: string) =>
    trpcClient.survey.publish.mutate({ ...given, key, id }),
  );
  const trouble = open.error ?? close.error ?? publish.error;
  return (
    <Asked query={survey} toTrouble={toRefusal}>
      {(data) => (
        <>
          <p>
            <Link to={paths.surveys()}>{t('surveys')}</Link>
          </p>
          <h1>
            {data.title} <Tag>{say(surveyStates[data.state])}</Tag>
          </h1>
          <ol>
            {data.questions.map((question) => (
              <li key={question.text}>
                {question.text}（{question.choices.join(' / ')}）
              </li>
            ))}
          </ol>
          {data.ask && <p className="quiet">{t('surveyAsks', data.ask)}</p>}
          {trouble && <TroubleAlert trouble={toRefusal(trouble)} />}
          <Space wrap>
            {data.state === 'draft' && data.mayOpen && (
              <>
                {data.ask && data.ask.used + data.ask.minutes > data.ask.budget && (
                  <Input
                    aria-label={t('surveyAlthough')}
                    placeholder={t('surveyAlthough')}
                    maxLength={300}
                    style={{ width: 'min(420px, 80vw)' }}
                    value={although}
                    onChange={(event) => setAlthough(event.target.value)}
                  />
                )}
                <Button
                  type="primary"
                  loading={open.isPending}
                  onClick={() => open.mutate({ although, expectedVersion: data.version })}
                >
                  {t('surveyOpen')}
                </Button>
              </>
            )}
            {data.state === 'open' && data.mayBuild && (
              <Popconfirm
                title={t('surveyCloseSure')}
                onConfirm={() => close.mutate({ expectedVersion: data.version })}
              >
                <Button loading={close.isPending}>{t('surveyClose')}</Button>
              </Popconfirm>
            )}
          </Space>
          {data.state === 'draft' && !data.mayOpen && <p className="quiet">{t('surveyWaitsOpen')}</p>}
          {data.state === 'open' && <p className="quiet">{t('surveyNotCounted')}</p>}
          {data.results && (
            <SurveyResults
              questions={data.questions}
              results={data.results}
              measuresTaken={data.measuresTaken}
            />
          )}
          {data.state === 'closed' && data.mayBuild && (
            <section>
              <h2>{t('surveyMeasures')}</h2>
              <Input.TextArea
                aria-label={t('surveyMeasures')}
                maxLength={500}
                rows={4}
                value={measuresTaken}
                onChange={(event) => setMeasuresTaken(event.target.value)}
              />
              <Button
                type="primary"
                style={{ marginTop: 8 }}
                disabled={measuresTaken.trim() === ''}
                loading={publish.isPending}
                onClick={() =>
                  publish.mutate({ measuresTaken: measuresTaken.trim(), expectedVersion: data.version })
                }
              >
                {t('surveyPublish')}
              </Button>
            </section>
          )}
        </>
      )}
    </Asked>
  );
}
