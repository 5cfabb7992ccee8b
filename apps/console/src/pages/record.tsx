import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { RecordDetail, type TakenStep } from '@gangmu/ui/record-detail';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { ChecksPanel } from '../designation/checks-panel.tsx';
import { RoundPanel } from '../designation/round-panel.tsx';
import { CyclePanel } from '../appraisal/cycle-panel.tsx';
import { SheetPanel } from '../appraisal/sheet-panel.tsx';
import { SamplePanel } from '../inspection/sample-panel.tsx';
import { SignalsPanel } from '../inspection/signals-panel.tsx';
import { TeamPanel } from '../inspection/team-panel.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { Dependents } from '../record/dependents.tsx';
import { HandlerChoice } from '../record/handler-choice.tsx';
import { withPeople } from '../record/record-choices.ts';
import { RecordList } from '../record/record-list.tsx';
import { useMe } from '../use-me.ts';

/** A record to read, the steps its kind allows this reader now, and what hangs below it. */
export function RecordPage() {
  const { id } = useParams({ from: '/inside/records/$id' });
  const t = useMessages(messages);
  const { message } = App.useApp();
  const { may } = useMe();
  const record = useQuery(trpc.record.read.queryOptions({ id }));
  const step = useWrite(
    (input: TakenStep & { expectedVersion: number }, key: string) =>
      trpcClient.record.step.mutate({ ...input, id, key }),
    () => void message.success(t('done')),
  );
  return (
    <Asked query={record} toTrouble={toRefusal}>
      {(data) => {
        const { people, units, records } = data;
        const isCycle = data.type === 'appraisalCycle';
        return (
          <RecordDetail
            definition={readRecordDefinition(data.type)}
            record={isCycle ? { ...data, steps: data.steps.filter(({ name }) => name !== 'grade') } : data}
            choices={withPeople({ people, units, records, measures: [] }, data.type, data.unitId)}
            busy={step.isPending}
            trouble={step.error ? toRefusal(step.error) : null}
            above={data.parent && <Link to={paths.record(data.parent.id)}>{data.parent.title}</Link>}
            take={(taken) => step.mutateAsync({ ...taken, expectedVersion: data.version })}
          >
            {['inspection', 'observation'].includes(data.type) && (
              <TeamPanel id={id} version={data.version} state={data.state} />
            )}
            {data.type === 'inspection' && <SamplePanel id={id} />}
            {data.type === 'finding' &&
              data.steps.some(({ name }) => name === 'accept' || name === 'close') && (
                <SignalsPanel id={id} />
              )}
            {data.type === 'titleRound' && <RoundPanel id={id} version={data.version} />}
            {data.type === 'nomination' && <ChecksPanel id={id} />}
            {data.type === 'offering' && may('training.plan') && (
              <p>
                <Link to={paths.importSheet()} search={{ sheet: 'completions' }}>
                  {t('importCompletions')}
                </Link>
              </p>
            )}
            {data.mayNameHandler && <HandlerChoice id={id} version={data.version} />}
            {data.type === 'regulation' && <Dependents id={id} />}
            {isCycle && <CyclePanel id={id} body={data.body} />}
            {data.type === 'appraisal' && <SheetPanel id={id} />}
            {(isCycle ? [] : data.children).map((child) => (
              <Children key={child.type} parentId={id} {...child} />
            ))}
          </RecordDetail>
        );
      }}
    </Asked>
  );
}

function Children(child: { parentId: string; type: string; mayCreate: boolean; isHost: boolean }) {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const definition = readRecordDefinition(child.type);
  const steps = Object.entries(definition.steps).filter(
    ([, step]) => child.isHost && step.on === 'parent' && !step.asks && !step.needsReason,
  );
  return (
    <section>
      <div className="page-head">
        <h2>{say(definition.label)}</h2>
        {child.mayCreate && (
          <Button onClick={() => void navigate({ to: paths.newBelow(child.type, child.parentId) })}>
            {t('addBelow')}
          </Button>
        )}
      </div>
      <RecordList definition={definition} parentId={child.parentId} steps={steps.map(([name]) => name)} />
    </section>
  );
}
