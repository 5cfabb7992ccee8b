import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { alignmentNames, alignments, alignYears, type Alignment } from '@gangmu/domain/items/align-years';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { Plan } from '../plan/plan-tree.tsx';
import { useEarlierPlans } from '../plan/use-earlier-plans.ts';
import { YearsTable } from '../plan/years-table.tsx';
import '../plan/year-turn.css';

/** 年度对照: the measures of a plan beside those of an earlier year. */
export function ComparePlanPage() {
  const { id } = useParams({ from: '/inside/plans/$id/compare' });
  const plan = useQuery(trpc.plan.read.queryOptions({ id }));
  return (
    <Asked query={plan} toTrouble={toRefusal}>
      {(data) => <Comparing plan={data} />}
    </Asked>
  );
}

function Comparing({ plan }: { plan: Plan }) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/plans/$id/compare' });
  const earlier = useEarlierPlans(plan);
  const otherId = search.with ?? earlier?.[0]?.id;
  const other = useQuery({
    ...trpc.plan.read.queryOptions({ id: otherId ?? '' }),
    enabled: otherId !== undefined,
  });
  return (
    <>
      <div className="page-head">
        <h1>
          {t('compareYears')} · <Link to={paths.plan(plan.id)}>{plan.title}</Link>
        </h1>
        {earlier && earlier.length > 0 && (
          <Select
            className="no-print"
            aria-label={t('compareWith')}
            style={{ maxWidth: 420, minWidth: 200 }}
            value={otherId ?? null}
            options={earlier.map((one) => ({ value: one.id, label: `${one.year} ${one.title}` }))}
            onChange={(next) => void navigate({ to: paths.comparePlan(plan.id), search: { with: next } })}
          />
        )}
      </div>
      {earlier?.length === 0 && otherId === undefined ? (
        <NothingYet>{t('compareNone')}</NothingYet>
      ) : (
        <Asked query={other} toTrouble={toRefusal}>
          {(before) => <SideBySide before={before} after={plan} />}
        </Asked>
      )}
    </>
  );
}

function SideBySide({ before, after }: { before: Plan; after: Plan }) {
  const t = useMessages(messages);
  const say = useLabel();
  const [shown, setShown] = useState<Alignment | 'all'>('all');
  const pairs = useMemo(() => alignYears(before.measures, after.measures), [before, after]);
  const countOf = (name: Alignment) => pairs.filter(({ alignment }) => alignment === name).length;
  const kept = shown === 'all' ? pairs : pairs.filter(({ alignment }) => alignment === shown);
  return (
    <>
      <div className="page-head">
        <Segmented<Alignment | 'all'>
          className="no-print"
          aria-label={t('compareShow')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('countLine', { label: t('filterAll'), count: pairs.length }) },
            ...alignmentNames.map((name) => ({
              value: name,
              label: t('countLine', { label: say(alignments[name]), count: countOf(name) }),
            })),
          ]}
        />
        <Button className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {kept.length === 0 ? (
        <NothingYet>{t('compareEmpty')}</NothingYet>
      ) : (
        <YearsTable before={before} after={after} pairs={kept} />
      )}
    </>
  );
}
