import { trpc } from '@gangmu/client/trpc';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { designationMessages } from '@gangmu/ui/designation-messages';
import { useMessages } from '@gangmu/ui/language';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Holders } from '../designation/holders.tsx';
import { paths } from '../paths.ts';
import { RecordList } from '../record/record-list.tsx';
import { useMe } from '../use-me.ts';

/** 评选命名: what waits for the reader's review, the rounds, and who held a title on a day. */
export function DesignationsPage() {
  const t = useMessages(designationMessages);
  const { may } = useMe();
  return (
    <>
      <div className="page-head">
        <h1>{t('designations')}</h1>
        <span style={{ flex: 1 }} />
        <Link to={paths.recordsOf('titleScheme')}>{t('schemes')}</Link>
        {may('nomination.read') && <Link to={paths.recordsOf('nomination')}>{t('nominations')}</Link>}
        <Link to={paths.recordsOf('title')}>{t('titles')}</Link>
      </div>
      {may('designation.review') && <Reviews />}
      <section>
        <h2>{t('rounds')}</h2>
        <RecordList isPage definition={readRecordDefinition('titleRound')} steps={[]} />
      </section>
      <Holders />
    </>
  );
}

function Reviews() {
  const t = useMessages(designationMessages);
  const rounds = useQuery(trpc.designation.reviewing.queryOptions());
  if (!rounds.data || rounds.data.length === 0) return null;
  return (
    <section>
      <h2>{t('myReviews')}</h2>
      <ul>
        {rounds.data.map((round) => (
          <li key={round.id}>
            <Link to={paths.review(round.id)}>{round.title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
