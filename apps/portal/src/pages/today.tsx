import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { isOfSeveral } from '@gangmu/domain/responsibilities/obligation-rule';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { yearOf } from '@gangmu/domain/time/day';
import { formatDay } from '@gangmu/ui/day-text';
import { FirstSteps } from '@gangmu/ui/first-steps';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked, Loading, NothingYet } from '@gangmu/ui/page-state';
import { UrgencyMark } from '@gangmu/ui/urgency-mark';
import { YearBand } from '@gangmu/ui/year-band';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { placeOfDuty } from '../duty-place.ts';
import { useBranch } from '../use-branch.ts';

const MinePage = lazy(() => import('./mine.tsx').then((module) => ({ default: module.MinePage })));

/** What is due from my unit, each with its reason and cost; below it what was counted without asking. */
export function TodayPage() {
  const t = useMessages(messages);
  const { branch, may } = useBranch();
  if (!branch) return <NothingYet>{t('noUnit')}</NothingYet>;
  if (may('obligation.read')) return <UnitToday unitId={branch.unitId} />;
  return (
    <Suspense fallback={<Loading />}>
      <MinePage />
    </Suspense>
  );
}

function UnitToday({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { language } = useLanguage();
  const { me } = useBranch();
  const today = useQuery(trpc.today.read.queryOptions({ unitId }));
  const year = useQuery(trpc.obligation.year.queryOptions({ unitId, year: yearOf(me.today) }));
  return (
    <>
      <h1>{formatDay(me.today, language, true)}</h1>
      <FirstSteps steps={[t('firstToday'), t('firstRecord'), t('firstMine')]} />
      <Asked query={today} toTrouble={toRefusal}>
        {(data) => (
          <>
            <MonthBurden unitId={unitId} />
            <h2>{t('due')}</h2>
            {data.due.length === 0 && <NothingYet>{t('dueNone')}</NothingYet>}
            <ul className="plain">
              {data.due.map((thing) => (
                <li key={thing.id}>
                  <Link className="thing" to={linkOf(thing)}>
                    <span className="thing-row">
                      <strong className="clamp">{say(thing.title)}</strong>
                      <UrgencyMark urgency={thing.urgency} />
                    </span>
                    <span className="quiet" style={{ display: 'block' }}>
                      <span style={{ display: 'block' }}>
                        {t('why')}：{say(thing.why)}
                      </span>
                      <span>
                        {thing.dueOn ? t('until', { day: formatDay(thing.dueOn, language) }) : t('noDue')}，
                        {t('minutes', { count: thing.minutes })}
                      </span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            <h2>{t('counted')}</h2>
            <p className="quiet">{data.counted.length > 0 ? t('countedHint') : t('countedNone')}</p>
            <ul className="plain">
              {data.counted.map((measure) => (
                <li key={measure.measureId} className="thing thing-row">
                  <span className="plan-text clamp">
                    {measure.code} {measure.text}
                  </span>
                  <span style={{ whiteSpace: 'nowrap' }}>{t('times', { count: measure.records })}</span>
                </li>
              ))}
            </ul>
            <h2>{t('year')}</h2>
            <p className="quiet">{t('met', { count: data.met })}</p>
          </>
        )}
      </Asked>
      <Asked query={year} toTrouble={toRefusal}>
        {(periods) => (
          <YearBand
            rows={obligationRules
              .map((rule) => ({
                key: rule.code,
                label: rule.label,
                isOfSeveral: isOfSeveral(rule.source),
                periods: periods.filter((period) => period.rule === rule.code),
              }))
              .filter((row) => row.periods.length > 0)}
          />
        )}
      </Asked>
    </>
  );
}

function linkOf(thing: { type: string; id: string }): string {
  if (thing.type === 'assignment') return paths.task(thing.id);
  return thing.type === 'confirm' ? paths.recordDetail(thing.id) : placeOfDuty(thing.id);
}

/** What is asked of the unit this month, against its budget. */
function MonthBurden({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const { me, may } = useBranch();
  const month = me.today.slice(0, 7);
  const burden = useQuery({
    ...trpc.burden.month.queryOptions({ unitId, month }),
    enabled: may('burden.read'),
  });
  if (!burden.data) return null;
  const { minutes, budget } = burden.data;
  return (
    <p className="quiet">
      {budget === null ? t('burdenMonth', { minutes }) : t('burdenBudget', { minutes, budget })}
    </p>
  );
}
