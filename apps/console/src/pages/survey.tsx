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
  const move = useWrite((given: { verb: 'open' | 'close'; expectedVersion: number }, key: string) =>
    trpcClient.survey[given.verb].mutate({ key, id, expectedVersion: given.expectedVersion }),
  );
  const publish = useWrite((given: { measuresTaken: string; expectedVersion: number }, key: string) =>
    trpcClient.survey.publish.mutate({ ...given, key, id }),
  );
  const trouble = move.error ?? publish.error;
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
          {trouble && <TroubleAlert trouble={toRefusal(trouble)} />}
          <Space wrap>
            {data.state === 'draft' && data.mayOpen && (
              <Button
                type="primary"
                loading={move.isPending}
                onClick={() => move.mutate({ verb: 'open', expectedVersion: data.version })}
              >
                {t('surveyOpen')}
              </Button>
            )}
            {data.state === 'open' && data.mayBuild && (
              <Popconfirm
                title={t('surveyCloseSure')}
                onConfirm={() => move.mutate({ verb: 'close', expectedVersion: data.version })}
              >
                <Button loading={move.isPending}>{t('surveyClose')}</Button>
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
