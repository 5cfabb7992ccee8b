import type { ReactNode } from 'react';
import { appraisalMessages } from './appraisal-messages.tsx';
import { formatDay } from './day-text.tsx';
import { useLanguage, useMessages } from './language.tsx';
import { NothingYet } from './page-state.tsx';

interface Ballot {
  readonly id: string;
  readonly title: string;
  readonly until: string;
  readonly left: number;
}

/** Open ballots that ask the reader. */
export function BallotList({
  ballots,
  link,
}: {
  ballots: readonly Ballot[];
  link(id: string, content: ReactNode): ReactNode;
}) {
  const t = useMessages(appraisalMessages);
  const { language } = useLanguage();
  if (ballots.length === 0) return <NothingYet>{t('ballotsNone')}</NothingYet>;
  return (
    <ul className="plain">
      {ballots.map((ballot) => (
        <li key={ballot.id}>
          {link(
            ballot.id,
            <>
              <span className="thing-row">
                <strong>{ballot.title}</strong>
                <span className="quiet">
                  {ballot.left === 0 ? t('ballotAll') : t('ballotLeft', { left: ballot.left })}
                </span>
              </span>
              <span className="quiet">{t('ballotUntil', { day: formatDay(ballot.until, language) })}</span>
            </>,
          )}
        </li>
      ))}
    </ul>
  );
}
