import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { RecordForm } from '@gangmu/ui/record-form';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { App } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

export function NewRecordPage() {
  const { type } = useParams({ from: '/inside/records/new/$type' });
  const t = useMessages(messages);
  const { me } = useMe();
  const branch = me.grants[0];
  return branch ? <NewRecord type={type} unitId={branch.unitId} /> : <NothingYet>{t('noPlace')}</NothingYet>;
}

/** The form knows the date, the place, the people and the likely measures already. */
function NewRecord({ type, unitId }: { type: string; unitId: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const definition = readRecordDefinition(type);
  const prefill = useQuery({
    ...trpc.record.prefill.queryOptions({ type, unitId }),
    refetchOnMount: 'always',
    gcTime: 0,
  });
  const create = useWrite(
    (input: { body: RecordBody }, key: string) =>
      trpcClient.record.create.mutate({ ...input, key, type, unitId }),
    (answer) => {
      void message.success(t('saved'));
      void navigate({ to: paths.record(answer.id) });
    },
  );
  return (
    <>
      <h1>{say(definition.label)}</h1>
      <Asked query={prefill} toTrouble={toRefusal}>
        {(known) => (
          <RecordForm
            definition={definition}
            start={known.body}
            choices={known}
            busy={create.isPending}
            trouble={create.error ? toRefusal(create.error) : null}
            submit={(body) => create.mutate({ body })}
          />
        )}
      </Asked>
    </>
  );
}
