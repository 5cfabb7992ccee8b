import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { canTakePlanStep, planStates, type PlanStep } from '@gangmu/domain/items/plan-state';
import { BurdenLine } from '@gangmu/ui/burden-line';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Popover, Tag, Typography } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { MessageKey } from '../messages/zh.ts';
import { useMe } from '../use-me.ts';
import type { Plan } from './plan-tree.tsx';

type Taken = Exclude<PlanStep, 'edit' | 'close'>;

const drafterSteps: readonly Taken[] = ['submit', 'revise'];
const leaderSteps: readonly Taken[] = ['sendBack', 'publish'];
const names: Record<Taken, MessageKey> = {
  submit: 'submit',
  sendBack: 'sendBack',
  publish: 'publish',
  revise: 'revise',
};

/** Title, state, gaps, burden, undo, and the step this reader may take next. */
export function PlanHead({
  plan,
  editable,
  checked,
  editChecked,
}: {
  plan: Plan;
  editable: boolean;
  checked: readonly string[];
  editChecked(): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const drafting = may('plan.readDraft') && plan.state !== 'published' && plan.state !== 'closed';
  const gaps = useQuery({ ...trpc.plan.gaps.queryOptions({ id: plan.id }), enabled: drafting });
  const burden = useQuery({ ...trpc.plan.burden.queryOptions({ id: plan.id }), enabled: drafting });
  const at = { id: plan.id, expectedVersion: plan.version };
  const undo = useWrite(
    (_input: { version: number }, key: string) => trpcClient.plan.undo.mutate({ ...at, key }),
    () => void message.success(t('undone')),
  );
  const retitle = useWrite(
    (input: { heading: string }, key: string) =>
      trpcClient.plan.retitle.mutate({ ...at, ...input, key, target: 'plan', targetId: plan.id }),
    () => void message.success(t('saved')),
  );
  const take = useWrite(
    ({ step, although }: { step: Taken; although?: string }, key: string) =>
      step === 'publish'
        ? trpcClient.plan.publish.mutate({ ...at, key, although })
        : trpcClient.plan[step].mutate({ ...at, key }),
    () => void message.success(t('done')),
  );
  const failed = undo.error ?? take.error ?? retitle.error;
  const steps = [
    ...(may('plan.draft') ? drafterSteps : []),
    ...(may('plan.publish') ? leaderSteps : []),
  ].filter((step) => canTakePlanStep(step, plan.state));
  const act = (step: Taken) => {
    const isMore = burden.data && burden.data.lastYear > 0 && burden.data.minutes > burden.data.lastYear;
    let although = ''; // typed into the question below
    if (step !== 'publish') take.mutate({ step });
    else
      modal.confirm({
        title: t('publishAsk'),
        content: (
          <>
            {burden.data && <BurdenLine burden={burden.data} />}
            {isMore && (
              <Input.TextArea
                aria-label={t('moreThanBefore')}
                placeholder={t('moreThanBefore')}
                maxLength={200}
                onChange={(event) => {
                  although = event.target.value;
                }}
              />
            )}
          </>
        ),
        okText: t('publish'),
        cancelText: t('cancel'),
        onOk: () => take.mutate({ step, although }),
      });
  };
  return (
    <>
      <div className="page-head">
        <h1>
          {editable ? (
            <Typography.Text
              editable={{
                onChange: (heading) => heading !== plan.title && retitle.mutate({ heading }),
                tooltip: t('retitle'),
              }}
            >
              {plan.title}
            </Typography.Text>
          ) : (
            plan.title
          )}{' '}
          <Tag>{say(planStates[plan.state])}</Tag>
        </h1>
        {burden.data && <BurdenLine burden={burden.data} />}
        {gaps.data && (
          <Popover
            trigger="click"
            content={
              <ul style={{ maxHeight: 360, overflow: 'auto', paddingInlineStart: 18 }}>
                {gaps.data.map((gap) => (
                  <li key={gap.place}>{say(gap.text)}</li>
                ))}
              </ul>
            }
          >
            <Button disabled={gaps.data.length === 0}>
              {gaps.data.length === 0 ? t('gapsNone') : t('gaps', { count: gaps.data.length })}
            </Button>
          </Popover>
        )}
        <Button href={`/files/plans/${plan.id}/tree`}>{t('exportTree')}</Button>
        {editable && (
          <Button onClick={() => void navigate({ to: paths.importSheet(), search: { plan: plan.id } })}>
            {t('importTasks')}
          </Button>
        )}
        {editable && checked.length > 0 && (
          <Button onClick={editChecked}>{t('changeMany', { count: checked.length })}</Button>
        )}
        {editable && (
          <Button
            disabled={!plan.canUndo}
            loading={undo.isPending}
            onClick={() => undo.mutate({ version: plan.version })}
          >
            {plan.canUndo ? t('undo', { step: say(plan.canUndo) }) : t('nothingToUndo')}
          </Button>
        )}
        {steps.map((step, index) => (
          <Button
            key={step}
            type={index === steps.length - 1 ? 'primary' : 'default'}
            loading={take.isPending}
            onClick={() => act(step)}
          >
            {t(names[step])}
          </Button>
        ))}
      </div>
      {failed && <TroubleAlert trouble={toRefusal(failed)} />}
    </>
  );
}
