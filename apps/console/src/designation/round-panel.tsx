import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { unitClasses } from '@gangmu/domain/units/unit-kind';
import { formatDay } from '@gangmu/ui/day-text';
import { designationMessages } from '@gangmu/ui/designation-messages';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { ReviewersPanel } from './reviewers-panel.tsx';

/** Places taken, the public notice, the panel and the way to its sheet. */
export function RoundPanel({ id, version }: { id: string; version: number }) {
  const t = useMessages(designationMessages);
  const say = useLabel();
  const { language } = useLanguage();
  const round = useQuery(trpc.designation.round.queryOptions({ id }));
  const nameOf = (name: string) =>
    name in unitClasses ? say(unitClasses[name as keyof typeof unitClasses]) : t('anyClass'); // just checked
  return (
    <>
      <Asked query={round} toTrouble={toRefusal}>
        {({ places, notice, maySeeSheet }) => (
          <>
            <section>
              <h2>{t('places')}</h2>
              {places.length === 0 && <p className="quiet">{t('placesNone')}</p>}
              <ul>
                {places.map((row) => (
                  <li key={row.class}>
                    {t('placesLine', { class: nameOf(row.class), taken: row.taken, places: row.places })}
                  </li>
                ))}
              </ul>
            </section>
            {notice && (
              <section>
                <h2>{t('notice')}</h2>
                <p>
                  {t('noticeLine', {
                    from: formatDay(notice.from, language, true),
                    to: formatDay(notice.to, language, true),
                    days: notice.countedDays,
                  })}
                </p>
              </section>
            )}
            {maySeeSheet && <Link to={paths.review(id)}>{t('openReview')}</Link>}
          </>
        )}
      </Asked>
      <ReviewersPanel id={id} version={version} />
    </>
  );
}
