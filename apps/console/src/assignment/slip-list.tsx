import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { DayText } from '@gangmu/ui/day-text';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoadMore } from '../list/load-more.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { TaskSlip } from './task-slip.tsx';

/** The unanswered 督办单 within reach, each with its tasks. */
export function SlipList({ unitId }: { unitId: string | undefined }) {
  const t = useMessages(messages);
  const pages = useInfiniteQuery(
    trpc.slip.list.infiniteQueryOptions(
      { ...(unitId ? { unitId } : {}), limit: 20 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <Asked query={pages} toTrouble={toRefusal}>
      {(data) => {
        const slips = data.pages.flatMap((page) => page.rows);
        if (slips.length === 0) return <NothingYet>{t('slipsNone')}</NothingYet>;
        return (
          <>
            {slips.map((slip) => (
              <article key={slip.id}>
                <h2>{slip.unitName}</h2>
                <ul className="plain">
                  {slip.tasks.map((task) => (
                    <li key={task.id}>
                      <Link to={paths.assignment(task.id)}>
                        {task.code} {task.text}
                      </Link>{' '}
                      <DayText day={task.dueOn} />
                    </li>
                  ))}
                </ul>
                <TaskSlip slip={slip} />
              </article>
            ))}
            <LoadMore pages={pages} />
          </>
        );
      }}
    </Asked>
  );
}
