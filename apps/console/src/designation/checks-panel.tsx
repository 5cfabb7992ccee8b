import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { designationMessages } from '@gangmu/ui/designation-messages';
import { GateList } from '@gangmu/ui/gate-list';
import { useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';

/** The conditions of a nomination from facts, and once all marks are in what came of its review. */
export function ChecksPanel({ id }: { id: string }) {
  const t = useMessages(designationMessages);
  const checks = useQuery(trpc.designation.checks.queryOptions({ id }));
  return (
    <Asked query={checks} toTrouble={toRefusal}>
      {({ gates, result, marks }) => (
        <>
          <GateList gates={gates} />
          {result !== null && (
            <section>
              <h2>{t('result')}</h2>
              <p>{result === 'recommended' ? t('recommended') : t('notRecommended')}</p>
              <ul>
                {(marks ?? []).map(({ name, recommends }) => (
                  <li key={name}>
                    {name} · {recommends ? t('recommend') : t('notRecommend')}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Asked>
  );
}
