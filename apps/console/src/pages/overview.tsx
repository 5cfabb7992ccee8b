import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { FirstSteps } from '@gangmu/ui/first-steps';
import { useMessages } from '@gangmu/ui/language';
import { Net, type NetPart } from '@gangmu/ui/net';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { StandingCount } from '@gangmu/ui/standing-count';
import { UrgencyMark } from '@gangmu/ui/urgency-mark';
import { toStanding } from '@gangmu/domain/responsibilities/tally';
import type { Urgency } from '@gangmu/domain/responsibilities/urgency';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { messages } from '../messages.ts';
import { FactsDrawer } from '../plan/facts-drawer.tsx';
import { ObligationBoard } from '../plan/obligation-board.tsx';
import { useMe } from '../use-me.ts';

const UrgencyChart = lazy(() =>
  import('@gangmu/ui/urgency-chart').then((module) => ({ default: module.UrgencyChart })),
);

const shownColours: readonly Urgency[] = ['green', 'yellow', 'red', 'redPlus'];

/** The first thing a committee sees: where to help, ranking nobody. */
export function OverviewPage() {
  const t = useMessages(messages);
  const { may } = useMe();
  const plans = useQuery({ ...trpc.plan.list.queryOptions(), enabled: may('plan.overview') });
  if (!may('plan.overview')) return <NothingYet>{t('noPlace')}</NothingYet>;
  return (
    <Asked query={plans} toTrouble={toRefusal}>
      {(list) => {
        const published = list.filter((plan) => plan.publishedVersion > 0);
        const first = published[0];
        return first ? (
          <>
            <FirstSteps steps={[t('firstNet'), t('firstPlan'), t('firstTasks')]} />
            <PlanNet plans={published} first={first.id} />
          </>
        ) : (
          <>
            <FirstSteps steps={[t('firstPlan'), t('firstNet'), t('firstTasks')]} />
            <NothingYet>{t('noPlan')}</NothingYet>
          </>
        );
      }}
    </Asked>
  );
}

function PlanNet({ plans, first }: { plans: readonly { id: string; title: string }[]; first: string }) {
  const t = useMessages(messages);
  const { me } = useMe();
  const [planId, setPlanId] = useState(first);
  const [asOf, setAsOf] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<{ rowId: string; unitId: string } | null>(null);
  const at = asOf === '' ? {} : { asOf };
  const plan = useQuery(trpc.plan.read.queryOptions({ id: planId }));
  const items = useQuery(trpc.overview.net.queryOptions({ planId, ...at }));
  const measures = useQuery({
    ...trpc.overview.net.queryOptions({ planId, by: 'measure', ...at }),
    enabled: opened.size > 0,
  });
  const meshes = useMemo(() => {
    const all = [items.data, measures.data].flatMap(
      (net) =>
        net?.meshes.map(
          ({ row, column, colours }) =>
            [`${net.rows[row]?.id}/${net.columns[column]?.id}`, toStanding(colours)] as const,
        ) ?? [],
    );
    return new Map(all);
  }, [items.data, measures.data]);
  const bars = useMemo(
    () => (items.data?.columns ?? []).map(({ shortName, total }) => ({ name: shortName, total })),
    [items.data],
  );
  const toggle = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return (
    <>
      <div className="page-head">
        <h1>{plan.data?.title ?? t('overview')}</h1>
        {plans.length > 1 && (
          <Select
            aria-label={t('plans')}
            value={planId}
            onChange={setPlanId}
            options={plans.map((entry) => ({ value: entry.id, label: entry.title }))}
          />
        )}
        <label className="no-print">
          {t('asOf')}{' '}
          <Input
            type="date"
            style={{ width: 160 }}
            max={me.today}
            value={asOf === '' ? me.today : asOf}
            onChange={(event) => setAsOf(event.target.value === me.today ? '' : event.target.value)}
          />
        </label>
        <Button className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <Asked query={items} toTrouble={toRefusal}>
        {(net) => (
          <>
            <p style={{ display: 'flex', flexWrap: 'wrap', gap: 18, alignItems: 'baseline' }}>
              <StandingCount standing={net.total} />
              {shownColours.map((colour) => (
                <span key={colour} style={{ display: 'inline-flex', gap: 6 }}>
                  <UrgencyMark urgency={colour} /> {net.total.colours[colour]}
                </span>
              ))}
              <span className="quiet no-print">{t('netHint')}</span>
            </p>
            <Asked query={plan} toTrouble={toRefusal}>
              {(data) => {
                const totals = new Map(
                  [...net.rows, ...(measures.data?.rows ?? [])].map((row) => [row.id, row.total]),
                );
                const parts: NetPart[] = data.parts.map((part) => ({
                  id: part.id,
                  name: part.heading,
                  rows: data.items
                    .filter((item) => item.partId === part.id)
                    .flatMap((item) => [
                      {
                        id: item.id,
                        name: `${item.no}. ${item.heading ?? ''}`,
                        total: totals.get(item.id),
                        opens: true,
                        level: 0 as const,
                      },
                      ...(opened.has(item.id)
                        ? data.measures
                            .filter((measure) => measure.itemId === item.id)
                            .map((measure) => ({
                              id: measure.id,
                              name: `${measure.code} ${measure.text}`,
                              total: totals.get(measure.id),
                              opens: false,
                              level: 1 as const,
                            }))
                        : []),
                    ]),
                }));
                return (
                  <Net
                    label={t('net')}
                    parts={parts}
                    columns={net.columns.map((column) => ({
                      id: column.id,
                      name: column.shortName,
                      fullName: column.name,
                    }))}
                    standingOf={(rowId, columnId) => meshes.get(`${rowId}/${columnId}`)}
                    opened={opened}
                    toggle={toggle}
                    open={(rowId, unitId) => setChosen({ rowId, unitId })}
                  />
                );
              }}
            </Asked>
          </>
        )}
      </Asked>
      {bars.length > 1 && (
        <section className="no-print">
          <h2>{t('byUnit')}</h2>
          <Suspense>
            <UrgencyChart label={t('byUnit')} units={bars} />
          </Suspense>
        </section>
      )}
      <ObligationBoard unitId={me.grants[0]?.unitId ?? ''} />
      {chosen && plan.data && (
        <FactsDrawer
          unitId={chosen.unitId}
          measures={plan.data.measures.filter(
            (measure) => measure.id === chosen.rowId || measure.itemId === chosen.rowId,
          )}
          close={() => setChosen(null)}
        />
      )}
    </>
  );
}
