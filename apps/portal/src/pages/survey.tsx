import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { surveyStates } from '@gangmu/domain/assessments/survey';
import { formatDay } from '@gangmu/ui/day-text';
import { judgementMessages } from '@gangmu/ui/judgement-messages';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { SurveyResults } from '@gangmu/ui/survey-results';
import { SurveySheet } from '@gangmu/ui/survey-sheet';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Tag } from 'antd';
import { messages } from '../messages.ts';
import { useToast } from '../toast.tsx';

/** One survey: a sheet while it is open, the published table with what is done about it afterwards. */
export function SurveyPage() {
  const { id } = useParams({ from: '/inside/surveys/$id' });
  const t = useMessages(messages);
  const j = useMessages(judgementMessages);
  const say = useLabel();
  const { language } = useLanguage();
  const toast = useToast();
  const survey = useQuery(trpc.survey.read.queryOptions({ id }));
  const answer = useWrite(
    (choices: number[]) => trpcClient.survey.answer.mutate({ id, choices }),
    () => toast(t('surveyThanks')),
  );
  return (
    <Asked query={survey} toTrouble={toRefusal}>
      {(data) => (
        <>
          <h1>
            {data.title} <Tag>{say(surveyStates[data.state])}</Tag>
          </h1>
          <p className="quiet">{j('surveyUntil', { day: formatDay(data.closesOn, language) })}</p>
          {answer.error && <TroubleAlert trouble={toRefusal(answer.error)} />}
          {data.mayAnswer && (
            <SurveySheet
              questions={data.questions}
              busy={answer.isPending}
              send={(choices) => answer.mutate(choices)}
            />
          )}
          {data.hasAnswered && <NothingYet>{t('surveyDone')}</NothingYet>}
          {data.results && (
            <SurveyResults
              questions={data.questions}
              results={data.results}
              measuresTaken={data.measuresTaken}
            />
          )}
          {data.state === 'closed' && !data.results && <NothingYet>{t('surveyWaits')}</NothingYet>}
        </>
      )}
    </Asked>
  );
}
