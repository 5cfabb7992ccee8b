import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { membershipStatuses } from '@gangmu/domain/units/post-type';
import { DayText } from '@gangmu/ui/day-text';
import { appraisalMessages } from '@gangmu/ui/appraisal-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Descriptions, Progress } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useBranch } from '../use-branch.ts';

/** My own hours, dates and open ballots; nobody else's, and no rank. */
export function MinePage() {
  const t = useMessages(messages);
  const a = useMessages(appraisalMessages);
  const { me, may } = useBranch();
  return (
    <>
      {me.personId && may('hours.read') ? <Mine /> : <NothingYet>{t('mineNone')}</NothingYet>}
      <ul className="plain places">
        {may('survey.answer') && <Place to={paths.surveys()}>{t('surveys')}</Place>}
        {me.personId && may('hours.read') && <Place to={paths.titles()}>{t('titles')}</Place>}
        {may('ballot.cast') && <Place to={paths.ballots()}>{a('ballots')}</Place>}
      </ul>
    </>
  );
}

function Place({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <Link className="thing thing-row" to={to}>
        {children} <span aria-hidden>›</span>
      </Link>
    </li>
  );
}

function Mine() {
  const t = useMessages(messages);
  const say = useLabel();
  const mine = useQuery(trpc.mine.read.queryOptions());
  return (
    <Asked query={mine} toTrouble={toRefusal}>
      {(data) => (
        <>
          <h1>{data.name}</h1>
          <Descriptions
            column={1}
            items={[
              { key: 'branch', label: t('branch'), children: data.unitName },
              { key: 'status', label: t('state'), children: say(membershipStatuses[data.status]) },
              { key: 'votes', label: t('votes'), children: data.votes ? t('yes') : t('probationary') },
            ]}
          />
          <h2>{t('hours', { hours: data.hours, wanted: data.hoursWanted })}</h2>
          <Progress
            aria-label={t('hours', { hours: data.hours, wanted: data.hoursWanted })}
            percent={Math.min(100, (data.hours / data.hoursWanted) * 100)}
            showInfo={false}
          />
          <p className="quiet">{t('otherHours')}</p>
          <h2>{t('dates')}</h2>
          <ul className="plain">
            {data.dates.map((entry) => (
              <li key={entry.title.zh} className="thing thing-row">
                <span>{say(entry.title)}</span>
                <DayText day={entry.on} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Asked>
  );
}
