import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { canTakePlanStep, planStates } from '@gangmu/domain/items/plan-state';
import { carriedByDefault, yearEndNames, yearEnds } from '@gangmu/domain/items/year-end';
import { assignmentStates } from '@gangmu/domain/responsibilities/assignment-state';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { AssignmentTable } from '../assignment/assignment-table.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { Plan } from '../plan/plan-tree.tsx';
import { SnapshotPanel } from '../plan/snapshot-panel.tsx';
import '../plan/year-turn.css';
import { useMe } from '../use-me.ts';

/** Before a year is closed: what is unfinished and what closing does; afterwards its snapshot. */
export function ClosePlanPage() {
  const { id } = useParams({ from: '/inside/plans/$id/close' });
  const plan = useQuery(trpc.plan.read.queryOptions({ id }));
  return (
    <Asked query={plan} toTrouble={toRefusal}>
      {(data) => <Closing plan={data} />}
    </Asked>
  );
}

function Closing({ plan }: { plan: Plan }) {
  const t = useMessages(messages);
  return (
    <>
      <div className="page-head">
        <h1>
          {t('closePlan')} · <Link to={paths.plan(plan.id)}>{plan.title}</Link>
        </h1>
      </div>
      {plan.state === 'closed' ? <SnapshotPanel planId={plan.id} /> : <BeforeClosing plan={plan} />}
    </>
  );
}

function BeforeClosing({ plan }: { plan: Plan }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const { message, modal } = App.useApp();
  const end = useQuery(trpc.plan.yearEnd.queryOptions({ id: plan.id }));
  const close = useWrite(
    (input: { id: string; expectedVersion: number }, key: string) =>
      trpcClient.plan.close.mutate({ ...input, key }),
    () => void message.success(t('planClosed')),
  );
  const ask = (unfinished: number) => {
    modal.confirm({
      title: t('closeAsk', { title: plan.title }),
      content: unfinished > 0 ? t('closeAskUnfinished', { measures: unfinished }) : t('closeAskDone'),
      okText: t('closePlan'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => close.mutate({ id: plan.id, expectedVersion: plan.version }),
    });
  };
  return (
    <Asked query={end} toTrouble={toRefusal}>
      {({ measures, owed, tasks }) => {
        const countOf = (name: (typeof yearEndNames)[number]) =>
          measures.filter((measure) => measure.end === name).length;
        const unfinished = carriedByDefault.reduce((sum, name) => sum + countOf(name), 0);
        return (
          <>
            <p>{t('closePlanHint')}</p>
            <ul className="closing-says">
              <li>{t('closeFreezes')}</li>
              <li>{t('closeQuiet')}</li>
              <li>{t('closeSeals')}</li>
              <li>{t('closeCarry')}</li>
            </ul>
            <dl className="closing-counts">
              <dt>{t('measureEnds')}</dt>
              {yearEndNames.map((name) => (
                <dd key={name}>{t('countLine', { label: say(yearEnds[name]), count: countOf(name) })}</dd>
              ))}
              <dt>{t('taskEnds')}</dt>
              {tasks.map(({ state, count }) => (
                <dd key={state}>{t('countLine', { label: say(assignmentStates[state]), count })}</dd>
              ))}
            </dl>
            {!canTakePlanStep('close', plan.state) ? (
              <Alert type="info" showIcon title={t('closeNotNow', { state: say(planStates[plan.state]) })} />
            ) : may('plan.publish') ? (
              <Button type="primary" danger loading={close.isPending} onClick={() => ask(unfinished)}>
                {t('closePlan')}
              </Button>
            ) : (
              <Alert type="info" showIcon title={t('closeByLeader')} />
            )}
            {close.error && <TroubleAlert trouble={toRefusal(close.error)} />}
            <h2>{t('unfinishedTasks', { count: owed })}</h2>
            <AssignmentTable filter={{ planId: plan.id, buckets: ['open', 'urged', 'waiting'] }} />
          </>
        );
      }}
    </Asked>
  );
}
