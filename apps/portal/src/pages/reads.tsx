import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { DayText } from '@gangmu/ui/day-text';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useBranch } from '../use-branch.ts';

/** 谁看过: who from above opened the content of this unit's records, and when. */
export function ReadsPage() {
  const t = useMessages(messages);
  const { branch } = useBranch();
  const reads = useQuery({
    ...trpc.contentRead.list.queryOptions({ unitId: branch?.unitId ?? '' }),
    enabled: branch !== undefined,
  });
  return (
    <>
      <h1>{t('reads')}</h1>
      <p className="quiet">{t('readsHint')}</p>
      <Asked query={reads} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t('readsNone')}</NothingYet>
          ) : (
            <ul className="plain">
              {rows.map((row) => (
                <li key={`${row.on}${row.recordId}${row.by}`}>
                  <Link className="thing" to={paths.recordDetail(row.recordId)}>
                    <span className="thing-row">
                      <strong>{row.title}</strong>
                      <span className="quiet">{row.by}</span>
                    </span>
                    <span className="quiet">
                      <DayText day={row.on} weekday />
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
