import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { messages } from '../messages.ts';
import { useBranch } from '../use-branch.ts';

/** The hours of the branch's members in the order of its list; seen by the branch only. */
export function HoursPage() {
  const t = useMessages(messages);
  const { branch } = useBranch();
  return branch ? <Hours unitId={branch.unitId} /> : <NothingYet>{t('noUnit')}</NothingYet>;
}

function Hours({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const hours = useQuery(trpc.training.hours.queryOptions({ unitId }));
  return (
    <>
      <h1>{t('branchHours')}</h1>
      <p className="quiet">{t('branchHoursHint')}</p>
      <Asked query={hours} toTrouble={toRefusal}>
        {(rows) => (
          <ul className="plain">
            {rows.map((row) => (
              <li key={row.personId} className="thing thing-row">
                <span>{row.name}</span>
                <span>
                  {t('hoursOf', { hours: row.hours, wanted: row.wanted })}
                  {row.hours < row.wanted && (
                    <span className="quiet"> {t('hoursShort', { hours: row.wanted - row.hours })}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </>
  );
}
