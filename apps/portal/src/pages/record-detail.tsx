import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { judgementMessages } from '@gangmu/ui/judgement-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { RecordDetail, type TakenStep } from '@gangmu/ui/record-detail';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { SheetPanel } from '../appraisal/sheet-panel.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useToast } from '../toast.tsx';
import { useBranch } from '../use-branch.ts';
import { Gates } from './gates.tsx';
import { RecordRows } from './record-list.tsx';

/** A record to read, the steps its kind allows this reader now, and what hangs below it. */
export function RecordDetailPage() {
  const { id } = useParams({ from: '/inside/record/$id' });
  const t = useMessages(messages);
  const j = useMessages(judgementMessages);
  const toast = useToast();
  const record = useQuery(trpc.record.read.queryOptions({ id }));
  const step = useWrite(
    (input: TakenStep & { expectedVersion: number }, key: string) =>
      trpcClient.record.step.mutate({ ...input, id, key }),
    () => toast(t('changed')),
  );
  return (
    <Asked query={record} toTrouble={toRefusal}>
      {(data) => (
        <RecordDetail
          definition={readRecordDefinition(data.type)}
          record={data}
          choices={{ ...data, measures: [], findPeople: findPeopleOf(data.type, data.unitId) }}
          busy={step.isPending}
          trouble={step.error ? toRefusal(step.error) : null}
          above={data.parent && <Link to={paths.recordDetail(data.parent.id)}>{data.parent.title}</Link>}
          take={(taken) => step.mutateAsync({ ...taken, expectedVersion: data.version })}
        >
          {data.type === 'nomination' && <Gates id={id} />}
          {data.type === 'inspection' && <Link to={paths.sheet(id)}>{j('openSheet')}</Link>}
          {data.type === 'appraisal' && <SheetPanel id={id} />}
          {data.children.map((child) => (
            <Children key={child.type} parentId={id} type={child.type} mayCreate={child.mayCreate} />
          ))}
        </RecordDetail>
      )}
    </Asked>
  );
}

function findPeopleOf(type: string, unitId: string) {
  return (text: string) => trpcClient.record.people.query({ type, unitId, text });
}

function Children({ parentId, type, mayCreate }: { parentId: string; type: string; mayCreate: boolean }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useBranch();
  const definition = readRecordDefinition(type);
  if (!may(definition.read)) return null;
  return (
    <section>
      <h2>{say(definition.label)}</h2>
      {mayCreate && (
        <Link to={paths.newBelow(type, parentId)}>
          <Button block tabIndex={-1}>
            {t('newOther', { type: say(definition.label) })}
          </Button>
        </Link>
      )}
      <RecordRows definition={definition} parentId={parentId} />
    </section>
  );
}
