import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import type { MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { NewRecordForm } from '@gangmu/ui/new-record-form';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useToast } from '../toast.tsx';
import { useBranch } from '../use-branch.ts';

export function NewRecordPage() {
  const { type } = useParams({ from: '/inside/record/new/$type' });
  const { parent } = useSearch({ from: '/inside/record/new/$type' });
  const t = useMessages(messages);
  const { branch } = useBranch();
  return branch ? (
    <NewRecord type={type} unitId={branch.unitId} parentId={parent} />
  ) : (
    <NothingYet>{t('noUnit')}</NothingYet>
  );
}

/** The form knows the date, the place, the people and the likely measures already. */
function NewRecord({
  type,
  unitId,
  parentId,
}: {
  type: string;
  unitId: string;
  parentId: string | undefined;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const toast = useToast();
  const { may } = useBranch();
  const definition = readRecordDefinition(type);
  const below = parentId ? { parentId } : {};
  const prefill = useQuery({
    ...trpc.record.prefill.queryOptions({ type, unitId, ...below }),
    refetchOnMount: 'always',
    gcTime: 0,
  });
  const create = useWrite(
    async (input: { bodies: readonly RecordBody[]; mechanism?: MechanismCode }, key: string) => {
      const { bodies, ...rest } = input;
      const where = { ...rest, ...below, key, type, unitId };
      if (parentId && bodies.length > 1)
        return trpcClient.record.createMany.mutate({ ...where, bodies: [...bodies] });
      const { id } = await trpcClient.record.create.mutate({ ...where, body: { ...bodies[0] } });
      return { ids: [id] };
    },
    ({ ids }) => {
      toast(definition.kind === 'session' ? t('saved') : t('savedOther'));
      void navigate({ to: paths.recordDetail(parentId ?? ids[0] ?? '') });
    },
  );
  return (
    <>
      <h1>{say(definition.label)}</h1>
      <Asked query={prefill} toTrouble={toRefusal}>
        {(known) => (
          <NewRecordForm
            definition={definition}
            start={known.body}
            choices={known}
            many={parentId !== undefined && may('obligation.read')}
            busy={create.isPending}
            trouble={create.error ? toRefusal(create.error) : null}
            submit={(input) => create.mutate(input)}
          />
        )}
      </Asked>
    </>
  );
}
