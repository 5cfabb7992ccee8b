import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import type { MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { NewRecordForm } from '@gangmu/ui/new-record-form';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { App, Form } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { withPeople } from '../record/record-choices.ts';
import { UnitSelect } from '../unit/unit-select.tsx';
import { useMe } from '../use-me.ts';

/** A new record: of the reader's own unit unless another one is chosen; below a parent, several at once. */
export function NewRecordPage() {
  const { type } = useParams({ from: '/inside/records/new/$type' });
  const { parent } = useSearch({ from: '/inside/records/new/$type' });
  const t = useMessages(messages);
  const say = useLabel();
  const { me } = useMe();
  const definition = readRecordDefinition(type);
  const own =
    me.grants.find((grant) => definition.unitKinds?.includes(grant.unitKind) ?? true) ?? me.grants[0];
  const [unitId, setUnitId] = useState(own?.unitId);
  if (!own) return <NothingYet>{t('noPlace')}</NothingYet>;
  return (
    <>
      <h1>{say(definition.label)}</h1>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('unit')} htmlFor="record-unit">
          <UnitSelect
            id="record-unit"
            many={false}
            known={[{ id: own.unitId, name: own.unitName }]}
            value={unitId ? [unitId] : []}
            onChange={([next]) => next && setUnitId(next)}
          />
        </Form.Item>
      </Form>
      {unitId && <NewRecord key={unitId} type={type} unitId={unitId} parentId={parent} />}
    </>
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
  const navigate = useNavigate();
  const { message } = App.useApp();
  const below = parentId ? { parentId } : {};
  const prefill = useQuery({
    ...trpc.record.prefill.queryOptions({ type, unitId, ...below }),
    refetchOnMount: 'always',
    gcTime: 0,
  });
  const create = useWrite(
    async (input: { bodies: readonly RecordBody[]; mechanism?: MechanismCode }, key: string) => {
      const { bodies, ...rest } = input;
      const [body] = bodies;
      if (parentId)
        return trpcClient.record.createMany.mutate({
          ...rest,
          key,
          type,
          unitId,
          parentId,
          bodies: [...bodies],
        });
      const { id } = await trpcClient.record.create.mutate({ ...rest, key, type, unitId, body: { ...body } });
      return { ids: [id] };
    },
    ({ ids }) => {
      void message.success(t('saved'));
      void navigate({ to: paths.record(parentId ?? ids[0] ?? '') });
    },
  );
  return (
    <Asked query={prefill} toTrouble={toRefusal}>
      {(known) => (
        <NewRecordForm
          definition={readRecordDefinition(type)}
          start={known.body}
          choices={withPeople(known, type, unitId)}
          many={parentId !== undefined}
          busy={create.isPending}
          trouble={create.error ? toRefusal(create.error) : null}
          submit={(input) => create.mutate(input)}
        />
      )}
    </Asked>
  );
}
