import { trpc } from '@gangmu/client/trpc';
import { addMonths } from '@gangmu/domain/time/day';
import { formatDay } from '@gangmu/ui/day-text';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useBranch } from '../use-branch.ts';

/** The end of the branch's term, from a year before it on, with the letters it got and the way to begin. */
export function TermNotice({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { language } = useLanguage();
  const { me, may } = useBranch();
  const notice = useQuery(trpc.election.notice.queryOptions({ unitId }));
  const end = notice.data?.termEnd;
  if (!end || end > addMonths(me.today, 12)) return null;
  const letters = notice.data?.letters ?? [];
  return (
    <Alert
      type={end < me.today ? 'error' : 'warning'}
      showIcon
      style={{ marginBottom: 16 }}
      title={t(end < me.today ? 'termPast' : 'termEnds', { day: formatDay(end, language, true) })}
      description={
        <>
          {letters.map((letter) => (
            <p key={letter.gap} className="plan-text" style={{ margin: '4px 0' }}>
              {letter.letterNo} {say(letter.text)}
            </p>
          ))}
          {may('election.write') && (
            <Link to={paths.newRecord('branchElection')}>
              <Button tabIndex={-1}>{t('beginElection')}</Button>
            </Link>
          )}
        </>
      }
    />
  );
}
