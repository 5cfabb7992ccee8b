import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { appraisalMessages } from '@gangmu/ui/appraisal-messages';
import { BallotList } from '@gangmu/ui/ballot-list';
import { useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../paths.ts';

/** Secret ballots that ask the reader. */
export function BallotsPage() {
  const t = useMessages(appraisalMessages);
  const ballots = useQuery(trpc.ballot.list.queryOptions());
  return (
    <>
      <h1>{t('ballots')}</h1>
      <Asked query={ballots} toTrouble={toRefusal}>
        {(rows) => (
          <BallotList
            ballots={rows}
            link={(id, content) => (
              <Link className="thing" to={paths.ballot(id)}>
                {content}
              </Link>
            )}
          />
        )}
      </Asked>
    </>
  );
}
