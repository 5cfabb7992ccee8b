import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useTaskVoice } from '@gangmu/client/use-task-voice';
import { closedNotice } from '@gangmu/domain/items/plan-state';
import { assignmentStates, assignmentSteps } from '@gangmu/domain/responsibilities/assignment-state';
import { BurdenVoiceBar } from '@gangmu/ui/burden-voice';
import { Chain } from '@gangmu/ui/chain';
import { DayText, formatDay } from '@gangmu/ui/day-text';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { UrgencyMark } from '@gangmu/ui/urgency-mark';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Space, Timeline } from 'antd';
import { Evidence } from '../assignment/evidence.tsx';
import { Extension } from '../assignment/extension.tsx';
import { Steps } from '../assignment/steps.tsx';
import { TaskSlip } from '../assignment/task-slip.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

export type Assignment = Awaited<ReturnType<typeof trpcClient.assignment.read.query>>;

/** One task with its chain, facts, steps and history. */
export function AssignmentPage() {
  const { id } = useParams({ from: '/inside/assignments/$id' });
  const task = useQuery(trpc.assignment.read.queryOptions({ id }));
  return (
    <Asked query={task} toTrouble={toRefusal}>
      {(data) => <OpenAssignment task={data} />}
    </Asked>
  );
}

function OpenAssignment({ task }: { task: Assignment }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { language } = useLanguage();
  const { may } = useMe();
  const voice = useTaskVoice(task.id, may('burden.speak'));
  return (
    <>
      <div className="page-head">
        <h1>
          {task.unitName} · {task.measure.code}
        </h1>
        <UrgencyMark urgency={task.urgency} />
        <span>{say(assignmentStates[task.state])}</span>
        <DayText day={task.dueOn} />
      </div>
      <Chain
        label={t('chain')}
        links={[
          {
            key: 'document',
            kind: t('document'),
            text: <Link to={paths.plan(task.planId)}>{task.chain.planTitle}</Link>,
          },
          {
            key: 'item',
            kind: t('item'),
            text: (
              <Link to={paths.plan(task.planId)} search={{ at: task.measureId } as never}>
                {task.chain.item?.no}. {task.chain.item?.heading}
              </Link>
            ),
          },
          {
            key: 'measure',
            kind: t('measure'),
            text: <Link to={paths.measure(task.planId, task.measureId)}>{task.measure.code}</Link>,
          },
          { key: 'lead', kind: t('lead'), text: task.chain.leadName },
          { key: 'unit', kind: t('unit'), text: task.unitName },
          { key: 'facts', kind: t('unitFacts'), text: task.evidence.length },
          {
            key: 'closed',
            kind: t('closedBy'),
            text: task.closedOn ? `${task.issuerName} ${formatDay(task.closedOn, language)}` : '—',
          },
        ]}
      />
      {task.chain.isPlanClosed && <Alert type="info" showIcon title={say(closedNotice)} />}
      <p className="plan-text">{task.measure.text}</p>
      <p>
        <strong>{t('standard')}</strong> {task.measure.closingStandard}
      </p>
      {task.report !== '' && (
        <p>
          <strong>{t('report')}</strong> {task.report}
        </p>
      )}
      {task.reason !== '' && (
        <p>
          <strong>{t('reason')}</strong> {task.reason}
        </p>
      )}
      {task.slip && <TaskSlip slip={task.slip} />}
      <Space wrap align="start">
        <Steps task={task} />
        <Extension task={task} />
      </Space>
      {voice && <BurdenVoiceBar {...voice} />}
      <Evidence task={task} />
      {task.children.length > 0 && (
        <>
          <h2>{t('children')}</h2>
          <ul className="plain">
            {task.children.map((child) => (
              <li key={child.id}>
                <UrgencyMark urgency={child.urgency} />{' '}
                <Link to={paths.assignment(child.id)}>{child.unitName}</Link>{' '}
                {say(assignmentStates[child.state])} <DayText day={child.dueOn} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('history')}</h2>
      <Timeline
        items={task.steps.map((step) => ({
          key: step.id,
          content: `${formatDay(step.on, language)} ${say(step.step in assignmentSteps ? assignmentSteps[step.step as keyof typeof assignmentSteps].label : { zh: step.step, en: step.step })} ${step.by ?? ''} ${step.reason}`,
        }))}
      />
    </>
  );
}
