import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { canTakePlanStep } from '@gangmu/domain/items/plan-state';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Form, Select } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { CarryForm } from '../plan/carry-form.tsx';
import type { Plan } from '../plan/plan-tree.tsx';
import { useEarlierPlans } from '../plan/use-earlier-plans.ts';
import '../plan/year-turn.css';

/** 从上年结转: last year's measures, those that are unfinished chosen, go on in this year's draft. */
export function CarryOverPage() {
  const { id } = useParams({ from: '/inside/plans/$id/carry' });
  const plan = useQuery(trpc.plan.read.queryOptions({ id }));
  return (
    <Asked query={plan} toTrouble={toRefusal}>
      {(data) => <Carrying plan={data} />}
    </Asked>
  );
}

function Carrying({ plan }: { plan: Plan }) {
  const t = useMessages(messages);
  const earlier = useEarlierPlans(plan);
  const [chosen, setChosen] = useState<string | null>(null);
  const sourceId = chosen ?? earlier?.[0]?.id;
  return (
    <>
      <div className="page-head">
        <h1>
          {t('carryOver')} · <Link to={paths.plan(plan.id)}>{plan.title}</Link>
        </h1>
      </div>
      {!canTakePlanStep('edit', plan.state) ? (
        <Alert type="info" showIcon title={t('carryNotNow')} />
      ) : earlier?.length === 0 ? (
        <NothingYet>{t('carryNoSource')}</NothingYet>
      ) : (
        sourceId !== undefined && (
          <>
            <Form layout="vertical">
              <Form.Item label={t('carryFrom')} htmlFor="carry-from">
                <Select
                  id="carry-from"
                  style={{ maxWidth: 560 }}
                  value={sourceId}
                  options={(earlier ?? []).map((one) => ({
                    value: one.id,
                    label: `${one.year} ${one.title}`,
                  }))}
                  onChange={setChosen}
                />
              </Form.Item>
            </Form>
            <Source key={sourceId} plan={plan} sourceId={sourceId} />
          </>
        )
      )}
    </>
  );
}

function Source({ plan, sourceId }: { plan: Plan; sourceId: string }) {
  const source = useQuery(trpc.plan.read.queryOptions({ id: sourceId }));
  const end = useQuery(trpc.plan.yearEnd.queryOptions({ id: sourceId }));
  const links = useQuery(trpc.plan.links.queryOptions({ id: sourceId }));
  return (
    <Asked query={source} toTrouble={toRefusal}>
      {(from) => (
        <Asked query={end} toTrouble={toRefusal}>
          {({ measures }) => (
            <Asked query={links} toTrouble={toRefusal}>
              {({ to }) => (
                <CarryForm
                  plan={plan}
                  source={from}
                  ends={new Map(measures.map((measure) => [measure.id, measure.end]))}
                  carried={new Map(to.filter((one) => one.planId === plan.id).map((one) => [one.id, one]))}
                />
              )}
            </Asked>
          )}
        </Asked>
      )}
    </Asked>
  );
}
