import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { appraisalMessages } from '@gangmu/ui/appraisal-messages';
import { BallotSheet } from '@gangmu/ui/ballot-sheet';
import { formatDay } from '@gangmu/ui/day-text';
import { useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useToast } from '../toast.tsx';

/** One secret ballot of the reader. */
export function BallotPage() {
  const { id } = useParams({ from: '/inside/ballots/$id' });
  const t = useMessages(appraisalMessages);
  const { language } = useLanguage();
  const toast = useToast();
  const ballot = useQuery(trpc.ballot.read.queryOptions({ id }));
  const cast = useWrite(
    (marks: { id: string; grade: number }[]) => trpcClient.ballot.cast.mutate({ id, marks }),
    () => toast(t('ballotThanks')),
  );
  return (
    <Asked query={ballot} toTrouble={toRefusal}>
      {(data) => (
        <>
          <h1>{data.title}</h1>
          <p className="quiet">{t('ballotUntil', { day: formatDay(data.until, language) })}</p>
          {cast.error && <TroubleAlert trouble={toRefusal(cast.error)} />}
          <BallotSheet
            grades={data.grades}
            rated={data.rated}
            busy={cast.isPending}
            send={(marks) => cast.mutate(marks)}
          />
        </>
      )}
    </Asked>
  );
}
