import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { surveyStates } from '@gangmu/domain/assessments/survey';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';

/** Surveys that ask the reader, and those that were published. */
export function SurveysPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const surveys = useQuery(trpc.survey.list.queryOptions());
  const month = useQuery(trpc.burden.mine.queryOptions());
  return (
    <>
      <h1>{t('surveys')}</h1>
      {month.data && <p className="quiet">{t('surveysMonth', month.data)}</p>}
      <Asked query={surveys} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t('surveysNone')}</NothingYet>
          ) : (
            <ul className="plain">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link className="thing" to={paths.survey(row.id)}>
                    <span className="thing-row">
                      <strong>{row.title}</strong>
                      <span className="quiet">{say(surveyStates[row.state])}</span>
                    </span>
                    <span className="quiet">
                      {row.unitName} · <DayText day={row.closesOn} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}
